#include "cli/why_not_text.hpp"

#include <nlohmann/json.hpp>

#include "cli/terminal.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::LiteralFate;
using reasoning::Refusal;
using reasoning::WhyNot;
using reasoning::WhyNotAttempt;
using reasoning::WhyNotFact;
using reasoning::WhyNotLiteral;

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts)
    out += (out.empty() ? "" : ", ") + part;
  return out;
}

std::string_view word(LiteralFate fate) {
  switch (fate) {
    case LiteralFate::kHolds:
      return "holds";
    case LiteralFate::kMissing:
      return "missing";
    case LiteralFate::kBlocked:
      return "blocked";
    case LiteralFate::kFalse:
      return "false";
    case LiteralFate::kUnknown:
      break;
  }
  return "unknown";
}

class Writer {
 public:
  Writer(const WhyNot& why_not, const WhyNotRendering& rendering)
      : why_not_{why_not}, rendering_{rendering} {}

  std::string write() {
    for (std::size_t i = 0; i < why_not_.facts.size(); ++i)
      write(i, why_not_.facts[i]);
    for (const auto& [constant, nearest] : why_not_.unknown_constants) {
      out_ += "\n" + code(constant) + say({" occurs in no fact", " 不见于任何事实"});
      if (!nearest.empty())
        out_ += say({"; did you mean ", "；是否指 "}) + code(nearest) + say({"?", "？"});
      out_ += "\n";
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string say(const Bilingual& words) const {
    return std::string{words.in(rendering_.language)};
  }

  [[nodiscard]] std::string dim(const std::string& text) const {
    return styled(text, Style::kDim, rendering_.color);
  }

  [[nodiscard]] std::string code(const std::string& text) const {
    return rendering_.as_list ? "`" + text + "`" : text;
  }

  void write(std::size_t number, const WhyNotFact& fact) {
    if (number > 0) out_ += "\n";
    out_ +=
        "[" + std::to_string(number + 1) + "] " +
        (rendering_.as_list ? code(fact.fact) : styled(fact.fact, Style::kBold, rendering_.color));
    if (fact.is_given) {
      out_ += say({" is not given, and no rule derives it\n", " 未给出，也无规则推导\n"});
      return;
    }
    out_ += (fact.refusal ? words(*fact.refusal) : say({" does not hold", " 不成立"})) + "\n";
    for (const auto& attempt : fact.attempts)
      write(attempt);
    if (fact.cut) out_ += "  " + dim(say({"… further instances", "……另有其他实例"})) + "\n";
  }

  [[nodiscard]] std::string words(const Refusal& refusal) const {
    const auto by = code(refusal.by);
    switch (refusal.kind) {
      case Refusal::Kind::kChoice: {
        const auto columns = " (" + joined(refusal.columns) + ")";
        return refusal.is_derivable ? say({" was derivable, but ", " 本可成立，但"}) +
                                          say({by + " was chosen first for" + columns,
                                               "就" + columns + " 而言先选定了 " + by})
                                    : say({" does not hold, and would be refused: ",
                                           " 不成立，即便推导也不采纳："}) +
                                          say({by + " was chosen for" + columns,
                                               "就" + columns + " 而言已选定 " + by});
      }
      case Refusal::Kind::kSubsumption:
        if (refusal.by.empty())
          return say({" was derivable, but a fact that is gone as well subsumed it",
                      " 本可成立，但曾被另一事实包含，后者亦已不在"});
        return say(
            {" was derivable, but " + by + " subsumes it", " 本可成立，但被 " + by + " 包含"});
      case Refusal::Kind::kLimit: {
        const auto limit = std::to_string(refusal.limit);
        return say({" is derivable, but the recursion ended when " + by + " had come to " + limit +
                        " facts (.limitsize)",
                    " 可推导，但 " + by + " 达到 " + limit + " 个事实时递归已结束（.limitsize）"});
      }
      case Refusal::Kind::kClassName:
        break;
    }
    return say({" is no name of a class: it is " + by, " 不是类名：应为 " + by});
  }

  void write(const WhyNotAttempt& attempt) {
    std::string bindings;
    for (const auto& [name, value] : attempt.bindings)
      bindings.append(bindings.empty() ? "" : ", ").append(name).append(" = ").append(value);
    out_ += (rendering_.as_list ? "- " : "  ") + dim(code(attempt.rule)) +
            (bindings.empty() ? "" : "   " + dim(bindings)) + "\n";
    const std::string margin = rendering_.as_list ? "  - " : "    ";
    if (attempt.head_differs)
      out_ += margin + "✗ " + say({"its head is never this fact", "其头部不可能是此事实"}) + "\n";
    for (const auto& literal : attempt.literals)
      out_ += margin + line(literal) + "\n";
  }

  [[nodiscard]] std::string line(const WhyNotLiteral& literal) const {
    const bool holds = literal.fate == LiteralFate::kHolds;
    const bool is_unknown = literal.fate == LiteralFate::kUnknown;
    std::string text = std::string{holds ? "✓ " : is_unknown ? "? " : "✗ "} + code(literal.text);
    const auto note = words(literal);
    return note.empty() ? text : text + "   " + dim(note);
  }

  [[nodiscard]] std::string words(const WhyNotLiteral& literal) const {
    const auto facts = joined(literal.facts);
    switch (literal.fate) {
      case LiteralFate::kHolds:
        return {};
      case LiteralFate::kUnknown:
        return say({"not decided", "未定"});
      case LiteralFate::kBlocked:
        return facts + say({" holds", " 成立"});
      case LiteralFate::kFalse:
        if (!literal.compared) return say({"does not hold", "不成立"});
        return literal.compared->first + say({" and ", " 与 "}) + literal.compared->second;
      case LiteralFate::kMissing:
        break;
    }
    if (literal.below) {
      const bool is_circular = why_not_.facts[*literal.below].is_circular;
      return say({"see ", "见 "}) + "[" + std::to_string(*literal.below + 1) + "]" +
             (is_circular ? say({", which would rest on itself", "，将依赖自身"}) : "");
    }
    return say({"no such fact", "无此事实"}) +
           (facts.empty() ? "" : say({"; nearest: ", "；最近的："}) + facts);
  }

  const WhyNot& why_not_;
  const WhyNotRendering& rendering_;
  std::string out_;
};

ordered_json json_of(const WhyNotLiteral& literal) {
  ordered_json out{{"text", literal.text}, {"fate", word(literal.fate)}};
  if (literal.compared)
    out["values"] = ordered_json::array({literal.compared->first, literal.compared->second});
  if (!literal.facts.empty()) out["facts"] = literal.facts;
  if (literal.below) out["below"] = *literal.below;
  return out;
}

ordered_json json_of(const WhyNotAttempt& attempt) {
  ordered_json out{{"rule", attempt.rule},
                   {"bindings", attempt.bindings},
                   {"missing", attempt.missing},
                   {"head_differs", attempt.head_differs},
                   {"literals", ordered_json::array()}};
  for (const auto& literal : attempt.literals)
    out["literals"].push_back(json_of(literal));
  return out;
}

std::string_view word(Refusal::Kind kind) {
  switch (kind) {
    case Refusal::Kind::kChoice:
      return "choice";
    case Refusal::Kind::kSubsumption:
      return "subsumption";
    case Refusal::Kind::kLimit:
      return "limit";
    case Refusal::Kind::kClassName:
      break;
  }
  return "class";
}

ordered_json json_of(const Refusal& refusal) {
  ordered_json out{{"by", word(refusal.kind)}};
  if (refusal.kind == Refusal::Kind::kLimit) {
    out["relation"] = refusal.by;
    out["facts"] = refusal.limit;
  } else if (!refusal.by.empty()) {
    out["fact"] = refusal.by;
  }
  if (refusal.kind != Refusal::Kind::kChoice) return out;
  out["columns"] = refusal.columns;
  out["derivable"] = refusal.is_derivable;
  return out;
}

}  // namespace

std::string why_not_text(const WhyNot& why_not, const WhyNotRendering& rendering) {
  return Writer{why_not, rendering}.write();
}

std::string why_not_json(const WhyNot& why_not) {
  ordered_json out{{"format", "yinguo-why-not"}, {"version", 1}, {"facts", ordered_json::array()}};
  for (const auto& fact : why_not.facts) {
    ordered_json one{{"fact", fact.fact},
                     {"given", fact.is_given},
                     {"circular", fact.is_circular},
                     {"cut", fact.cut},
                     {"attempts", ordered_json::array()}};
    if (fact.refusal) one["refused"] = json_of(*fact.refusal);
    for (const auto& attempt : fact.attempts)
      one["attempts"].push_back(json_of(attempt));
    out["facts"].push_back(std::move(one));
  }
  out["unknown_constants"] = why_not.unknown_constants;
  return out.dump(1) + "\n";
}

}  // namespace yinguo::cli
