// Certificates of random programs: every one is verified, and none that was tampered with.
#include <random>

#include "catch.hpp"
#include "evaluation/random_program.hpp"
#include "reasoning/certify.hpp"
#include "verification/errors.hpp"
#include "verification/proved.hpp"

using namespace yinguo;
using test::faults;
using test::kDigest;
using test::no_files;
using test::Proved;
using test::verdict_on;
using verification::Certificate;
using verification::PremiseKind;
using verification::StepKind;

namespace {

constexpr std::uint32_t kTamperings = 15;

/// Another constant in place of the first digit of an argument.
std::string altered(std::string text) {
  const auto open = text.find('(');
  const auto digit = text.find_first_of("0123456789", open == std::string::npos ? 0 : open);
  if (digit == std::string::npos) return text + "0";
  text[digit] = text[digit] == '9' ? '8' : static_cast<char>(text[digit] + 1);
  return text;
}

/// Changes what a derived step says; false: it has no such part.
bool tamper(verification::Step& step, std::uint32_t number, std::size_t rules, std::uint32_t kind,
            std::mt19937& random) {
  if (step.kind != StepKind::kDerived || step.premises.empty()) return false;
  const auto last = step.premises.size() - 1;
  auto& premise = step.premises[std::uniform_int_distribution<std::size_t>{0, last}(random)];
  switch (kind) {
    case 1:
      step.premises.erase(step.premises.begin());
      return true;
    case 2:
      step.rule = static_cast<std::uint32_t>((step.rule + 1) % rules);
      return rules > 1;
    case 3:
      step = {
          .kind = StepKind::kGiven, .fact = step.fact, .degree = step.degree, .source = "program"};
      return true;
    case 4:  // a fact that rests on itself
      if (premise.kind != PremiseKind::kFact) return false;
      premise.step = number;
      return true;
    case 5:
      if (step.bindings.empty()) return false;
      step.bindings.front().second = altered(step.bindings.front().second);
      return true;
    case 6:
      if (premise.values.empty()) return false;
      premise.values.front() = altered(premise.values.front());
      return true;
    case 7:
      if (premise.members.empty()) return false;
      premise.members.pop_back();
      return true;
    case 8:
      if (premise.kind != PremiseKind::kNegatedFact) return false;
      premise.fact = altered(premise.fact);
      return true;
    default:
      if (premise.text.empty()) return false;
      premise.text += " ";
      return true;
  }
}

/// One change to a certificate; false: there is nothing to change in this way.
bool tamper(Certificate& certificate, std::uint32_t kind, std::mt19937& random) {
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>{0, n - 1}(random);
  };
  auto& proof = certificate.proofs[below(certificate.proofs.size())];
  const auto number = static_cast<std::uint32_t>(below(proof.steps.size()));
  auto& step = proof.steps[number];
  switch (kind) {
    case 0:  // a proof that is one given fact could become that of another
      step.fact = altered(step.fact);
      return proof.steps.size() > 1;
    case 9:
      if (!step.degree) return false;
      step.degree->upper = step.degree->upper > 0.5 ? 0.125 : 0.875;
      return true;
    case 10: {
      if (certificate.closed.empty()) return false;
      char& digit = certificate.closed.front().digest.front();
      digit = digit == '0' ? '1' : '0';
      return true;
    }
    case 11:
      certificate.digest = "another";
      return true;
    case 12:
      if (certificate.rules.empty()) return false;
      certificate.rules.front() += " ";
      return true;
    case 13:  // only an ordinary proof's height is its own
      ++proof.height;
      return std::none_of(proof.steps.begin(), proof.steps.end(),
                          [](const auto& one) { return one.degree.has_value(); });
    default:
      return tamper(step, number, certificate.rules.size(), kind, random);
  }
}

}  // namespace

TEST_CASE("certificates of random programs are verified, and rejected after any tampering") {
  constexpr std::uint32_t kPrograms = 250;
  std::mt19937 random{11};
  std::array<std::size_t, kTamperings> tampered{};
  std::size_t verified = 0;
  std::uint32_t programs = 0;
  for (std::uint32_t seed = 0; programs < kPrograms; ++seed) {
    const std::string text = test::RandomProgram{seed}.write();
    const test::Checked again{text};
    if (!again.program) continue;
    ++programs;
    INFO("seed " << seed << "\n" << text);
    const Proved proved{text};
    for (std::uint32_t r = 0; r < again.program->relations.size(); ++r) {
      const auto certificate = proved.certificate(rules::RelationId{r}, 1 + seed % 3);
      if (!certificate || certificate->proofs.empty()) continue;
      const auto verdict = verdict_on(*certificate, *again.program);
      INFO(faults(verdict));
      REQUIRE(verdict.faults.empty());
      ++verified;
      for (std::uint32_t kind = 0; kind < kTamperings; ++kind) {
        Certificate changed = *certificate;
        if (!tamper(changed, kind, random)) continue;
        INFO("tampering " << kind);
        const auto found = verdict_on(changed, *again.program);
        REQUIRE(!found.faults.empty());
        REQUIRE(!found.faults.front().place.empty());
        ++tampered.at(kind);
      }
    }
  }
  CHECK(verified > kPrograms);
  for (const auto count : tampered)
    CHECK(count > 5);
}

TEST_CASE("errors: a limit of work, and what is cut") {
  const Proved proved{
      ".decl e(x: number)\ne(1). e(2).\n.decl p(x: number)\np(x) :- e(x).\n"
      ".decl q(x: number)\nq(x) :- e(x), !p(3).\n"};
  const auto& program = proved.reading->program;
  auto certificate = *proved.certificate(*program.find_relation("q"), 1);
  const auto out = verification::verify(certificate, program, kDigest, no_files, {.work = 1});
  REQUIRE(!out.has_value());
  CHECK(out.error().code.id == verification::kCheckLimit.id);
  certificate.proofs.front().cut = true;
  const auto refused = reasoning::certify(certificate, *proved.reading, no_files);
  REQUIRE(!refused.has_value());
  CHECK(refused.error().code.id == verification::kIncomplete.id);
}
