#pragma once
#include <memory>
#include <optional>
#include <string>

#include "catch.hpp"
#include "evaluation/errors.hpp"
#include "evaluation/run.hpp"
#include "reasoning/certify.hpp"
#include "reasoning/why.hpp"
#include "verification/verify.hpp"

namespace yinguo::test {

inline constexpr const char* kDigest = "0123456789abcdef";

inline base::Result<void> no_files(const rules::Relation& /*relation*/,
                                   const rules::IoDirective& /*directive*/,
                                   model::SymbolTable& /*symbols*/,
                                   verification::TupleVisitor /*visit*/) {
  return {};
}

/// A program's proofs.
struct Proved {
  std::unique_ptr<reasoning::Reading> reading = std::make_unique<reasoning::Reading>();

  explicit Proved(const std::string& text) {
    Run run{text};
    REQUIRE(run.result->has_value());
    reading->program = std::move(*run.checked.program);
    reading->symbols = std::move(run.symbols);
    reading->database = std::move(run.result->value());
  }

  /// Of up to three facts of the relation; nullopt: one cannot be explained (YG-E640).
  [[nodiscard]] std::optional<verification::Certificate> certificate(rules::RelationId id,
                                                                     std::size_t proofs) const {
    const auto arity = reading->program.relation(id).attributes.size();
    return certificate({.relation = id,
                        .values = model::Tuple(arity),
                        .free_columns = (std::uint64_t{1} << arity) - 1,
                        .variables = std::vector<std::string>(arity)},
                       proofs);
  }

  [[nodiscard]] std::optional<verification::Certificate> certificate(
      const verification::FactPattern& pattern, std::size_t proofs) const {
    reasoning::Explainer explainer{*reading};
    auto why = explainer.why(pattern, {.proofs = proofs, .facts = 3, .case_name = "r"});
    if (!why) {
      REQUIRE(why.error().code.id == evaluation::kUnfounded.id);
      return std::nullopt;
    }
    why->certificate.digest = kDigest;
    REQUIRE(reasoning::certify(why->certificate, *reading, no_files).has_value());
    return why->certificate;
  }

  /// Of one fact that has one.
  [[nodiscard]] verification::Certificate certificate(const std::string& fact) const {
    const auto pattern = verification::read_pattern(fact, reading->program, reading->symbols);
    REQUIRE(pattern.has_value());
    auto one = certificate(*pattern, 1);
    REQUIRE(one.has_value());
    REQUIRE(!one->proofs.empty());
    return std::move(*one);
  }
};

inline verification::Verdict verdict_on(const verification::Certificate& certificate,
                                        const rules::Program& program) {
  const auto verdict = verification::verify(certificate, program, kDigest, no_files);
  if (!verdict) throw std::runtime_error{verdict.error().message};
  return *verdict;
}

inline std::string faults(const verification::Verdict& verdict) {
  std::string text;
  for (const auto& fault : verdict.faults)
    text += fault.place + ": " + fault.message + "\n";
  return text;
}

}  // namespace yinguo::test
