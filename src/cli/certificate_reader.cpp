#include <array>

#include <nlohmann/json.hpp>

#include "cli/certificate_json.hpp"

#include "verification/errors.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::json;
using verification::Premise;
using verification::PremiseKind;
using verification::StepKind;

bool is_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && c == '\\') ++i;
    if (c == '"') in_string = !in_string;
    if (in_string) continue;
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth > kMaxCertificateDepth) return true;
  }
  return false;
}

template <class Kind>
struct Word {
  std::string_view text;
  Kind kind;
};

constexpr std::array kStepWords{
    Word<StepKind>{"derived", StepKind::kDerived}, Word<StepKind>{"given", StepKind::kGiven},
    Word<StepKind>{"input", StepKind::kInput}, Word<StepKind>{"absent", StepKind::kAbsent},
    Word<StepKind>{"cut", StepKind::kCut}};
constexpr std::array kPremiseWords{Word<PremiseKind>{"fact", PremiseKind::kFact},
                                   Word<PremiseKind>{"negated", PremiseKind::kNegatedFact},
                                   Word<PremiseKind>{"constraint", PremiseKind::kConstraint},
                                   Word<PremiseKind>{"aggregate", PremiseKind::kAggregate},
                                   Word<PremiseKind>{"quantified", PremiseKind::kQuantified}};

/// Takes values out of JSON by name; the first that is missing or of another kind is kept as the
/// mistake, and everything after it reads as nothing.
class Reader {
 public:
  [[nodiscard]] const std::string& mistake() const { return mistake_; }

  void fail(const std::string& what) {
    if (mistake_.empty()) mistake_ = place_ + what;
  }

  void at(std::string place) { place_ = std::move(place); }

  [[nodiscard]] const json& need(const json& from, const char* name) {
    static const json nothing;
    if (from.is_object() && from.contains(name)) return from[name];
    fail("`" + std::string{name} + "` is missing");
    return nothing;
  }

  [[nodiscard]] std::string text(const json& value, const char* what) {
    if (value.is_string()) return value.get<std::string>();
    fail("`" + std::string{what} + "` is no text");
    return {};
  }

  [[nodiscard]] std::string text_or_nothing(const json& from, const char* name) {
    return from.contains(name) ? text(from[name], name) : std::string{};
  }

  template <class Number>
  [[nodiscard]] Number number(const json& value, const char* what) {
    constexpr auto kGreatest = static_cast<std::uint64_t>(std::numeric_limits<Number>::max());
    const bool fits = value.is_number_unsigned() && value.get<std::uint64_t>() <= kGreatest;
    if (fits) return static_cast<Number>(value.get<std::uint64_t>());
    fail("`" + std::string{what} + "` is no number, or too great");
    return 0;
  }

  [[nodiscard]] std::uint32_t step(const json& from) {
    return from.contains("step") ? number<std::uint32_t>(from["step"], "step")
                                 : verification::kNoStep;
  }

  [[nodiscard]] const json& list(const json& value, const char* what) {
    static const json empty = json::array();
    if (value.is_array()) return value;
    fail("`" + std::string{what} + "` is no list");
    return empty;
  }

  [[nodiscard]] std::optional<model::Interval> degree(const json& from) {
    if (!from.contains("degree")) return std::nullopt;
    const json& pair = from["degree"];
    if (pair.is_array() && pair.size() == 2 && pair[0].is_number() && pair[1].is_number())
      return model::Interval{pair[0].get<double>(), pair[1].get<double>()};
    fail("`degree` is no interval");
    return std::nullopt;
  }

  template <class Words>
  [[nodiscard]] auto kind(const json& from, const Words& words) {
    const auto name = text(need(from, "kind"), "kind");
    for (const auto& word : words) {
      if (word.text == name) return word.kind;
    }
    fail("`" + name + "` is no kind");
    return words.front().kind;
  }

  [[nodiscard]] std::vector<std::string> texts(const json& value, const char* what) {
    std::vector<std::string> out;
    for (const json& one : list(value, what))
      out.push_back(text(one, what));
    return out;
  }

 private:
  std::string place_;
  std::string mistake_;
};

Premise premise_of(Reader& read, const json& from) {
  Premise premise{.kind = read.kind(from, kPremiseWords)};
  if (!from.is_object()) return premise;
  premise.literal = from.contains("literal")
                        ? read.number<std::uint32_t>(from["literal"], "literal")
                        : verification::kInHead;
  premise.text = read.text_or_nothing(from, "text");
  premise.fact = read.text_or_nothing(from, "fact");
  premise.step = read.step(from);
  if (from.contains("values")) premise.values = read.texts(from["values"], "values");
  if (from.contains("members")) {
    for (const json& member : read.list(from["members"], "members")) {
      const auto fact = read.text(read.need(member, "fact"), "fact");
      premise.members.push_back({fact, member.is_object() ? read.step(member) : 0});
    }
  }
  premise.degree = read.degree(from);
  premise.cut = from.contains("cut");
  return premise;
}

verification::Step step_of(Reader& read, const json& from) {
  verification::Step step{.kind = read.kind(from, kStepWords),
                          .fact = read.text(read.need(from, "fact"), "fact")};
  if (!from.is_object()) return step;
  step.degree = read.degree(from);
  if (step.kind == StepKind::kGiven) {
    step.source = read.text(read.need(from, "source"), "source");
    if (from.contains("row")) step.row = read.number<std::uint64_t>(from["row"], "row");
  }
  if (step.kind != StepKind::kDerived) return step;
  step.rule = read.number<std::uint32_t>(read.need(from, "rule"), "rule");
  for (const json& binding : read.list(read.need(from, "bindings"), "bindings")) {
    auto pair = read.texts(binding, "bindings");
    if (pair.size() != 2) {
      read.fail("a binding is no pair");
      break;
    }
    step.bindings.emplace_back(std::move(pair[0]), std::move(pair[1]));
  }
  for (const json& premise : read.list(read.need(from, "premises"), "premises"))
    step.premises.push_back(premise_of(read, premise));
  return step;
}

verification::Proof proof_of(Reader& read, const json& from, const std::string& place) {
  verification::Proof proof;
  read.at(place + ": ");
  proof.height = read.number<std::uint32_t>(read.need(from, "height"), "height");
  proof.cut = from.is_object() && from.contains("cut");
  for (const json& step : read.list(read.need(from, "steps"), "steps")) {
    read.at(place + ", fact " + std::to_string(proof.steps.size() + 1) + ": ");
    proof.steps.push_back(step_of(read, step));
  }
  return proof;
}

verification::Certificate certificate_of(Reader& read, const json& from) {
  verification::Certificate certificate;
  if (read.text(read.need(from, "format"), "format") != "yinguo-certificate")
    read.fail("`format` is not `yinguo-certificate`");
  certificate.version = read.number<int>(read.need(from, "version"), "version");
  const json& program = read.need(from, "program");
  certificate.program = read.text(read.need(program, "name"), "name");
  certificate.digest = read.text(read.need(program, "digest"), "digest");
  if (from.is_object()) certificate.case_name = read.text_or_nothing(from, "case");
  if (from.is_object() && from.contains("period"))
    certificate.period = read.number<int>(from["period"], "period");
  certificate.rules = read.texts(read.need(from, "rules"), "rules");
  for (const json& closed : read.list(read.need(from, "closed"), "closed")) {
    certificate.closed.push_back({read.text(read.need(closed, "relation"), "relation"),
                                  read.number<std::uint64_t>(read.need(closed, "facts"), "facts"),
                                  read.text(read.need(closed, "digest"), "digest")});
  }
  for (const json& proof : read.list(read.need(from, "proofs"), "proofs")) {
    const auto number = std::to_string(certificate.proofs.size() + 1);
    certificate.proofs.push_back(proof_of(read, proof, "proof " + number));
  }
  return certificate;
}

}  // namespace

base::Result<verification::Certificate> read_certificate(std::string_view text) {
  const std::string help = "`yinguo why … --format certificate` writes certificates";
  if (text.size() > kMaxCertificateBytes)
    return base::Error{verification::kMalformed, "it has more than 256 MiB", help};
  if (is_too_deep(text))
    return base::Error{verification::kMalformed, "it is nested deeper than 16 levels", help};
  const auto parsed = json::parse(text, nullptr, false);
  if (parsed.is_discarded()) return base::Error{verification::kMalformed, "it is no JSON", help};
  Reader read;
  auto certificate = certificate_of(read, parsed);
  if (!read.mistake().empty()) return base::Error{verification::kMalformed, read.mistake(), help};
  return certificate;
}

}  // namespace yinguo::cli
