#include "cli/explain_prompt.hpp"

#include <charconv>
#include <fstream>
#include <iostream>

#include "base/text.hpp"
#include "cli/certificate_json.hpp"
#include "cli/prompt_query.hpp"
#include "cli/proof_boxes.hpp"
#include "cli/why_not_text.hpp"

#include "reasoning/why.hpp"
#include "reasoning/why_not.hpp"
#include "rules/print.hpp"
#include "verification/fact_text.hpp"

namespace yinguo::cli {
namespace {

constexpr std::string_view kHelp =
    "setdepth <depth>                       how high a proof is drawn\n"
    "explain <relation>(<element>, …)       the proof of a fact\n"
    "explainnegation <relation>(<element>, …)  why a fact does not hold\n"
    "subproof <relation>(<label>)           what a drawing left out\n"
    "rule <relation> <number>               a rule\n"
    "measure <relation>                     how many facts it has\n"
    "query <relation>(<element>, …), …      whether facts exist, or the values of variables\n"
    "format <json|proof>                    how proofs are shown\n"
    "output <file>                          where answers go; without a file, here\n"
    "exit, quit, q                          the end\n";

std::size_t number_in(std::string_view text, std::size_t fallback) {
  std::size_t number = fallback;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The state of one prompt.
class Prompter {
 public:
  Prompter(reasoning::Reading& reading, std::string case_name, const Output& output)
      : reading_{reading}, explainer_{reading}, case_name_{std::move(case_name)}, output_{output} {}

  /// The answer to one line; false: the end.
  bool take(std::string_view line) {
    const auto trimmed = base::trim(line);
    const auto space = trimmed.find_first_of(" \t");
    const auto word = trimmed.substr(0, space);
    const auto rest =
        space == std::string_view::npos ? std::string_view{} : base::trim(trimmed.substr(space));
    if (word == "exit" || word == "quit" || word == "q") return false;
    say(answer(word, rest));
    return true;
  }

 private:
  std::string answer(std::string_view word, std::string_view rest) {
    if (word.empty()) return {};
    if (word == "explain") return explain(rest);
    if (word == "explainnegation") return explain_negation(rest);
    if (word == "subproof") return subproof(rest);
    if (word == "rule") return rule(rest);
    if (word == "measure") return measure(rest);
    if (word == "query") return answer_query(rest, reading_, explainer_);
    if (word == "setdepth") return set_depth(rest);
    if (word == "format") return set_format(rest);
    if (word == "output") {
      file_ = std::string{rest};
      return {};
    }
    return std::string{word == "help" ? "" : "no such command\n"} + std::string{kHelp};
  }

  void say(const std::string& text) {
    if (file_.empty()) {
      static_cast<void>(output_.answer(text));
      return;
    }
    std::ofstream file{file_, std::ios::binary | std::ios::app};
    file << text;
    if (!file) output_.note("cannot write `" + file_ + "`");
  }

  static std::string in_words(const base::Error& error) {
    return error.message + (error.help.empty() ? "" : "; " + error.help) + "\n";
  }

  std::string explain(std::string_view text) {
    const auto pattern = verification::read_pattern(text, reading_.program, reading_.symbols);
    if (!pattern) return in_words(pattern.error());
    auto why = explainer_.why(*pattern, {.facts = 1, .case_name = case_name_});
    if (!why) return in_words(why.error());
    if (why->matching == 0) return "Tuple not found\n";
    shown_ = std::move(why->certificate);
    labels_.clear();
    return is_json_ ? certificate_json(shown_, nullptr) : draw(0);
  }

  std::string draw(std::uint32_t root) {
    std::vector<std::string> names;
    for (const auto& text : shown_.rules)
      names.push_back(rule_name(text));
    return proof_boxes(shown_.proofs.front(), root, names, depth_, labels_);
  }

  /// `R2`: the second rule of its relation.
  [[nodiscard]] std::string rule_name(const std::string& text) const {
    const auto& rules = reading_.program.rules;
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
      if (rules::print_rule(reading_.program, rules::RuleId{i}) != text) continue;
      std::size_t number = 0;
      for (std::uint32_t j = 0; j <= i; ++j) {
        const bool counts =
            rules[j].head.relation == rules[i].head.relation && !rules[j].body.empty();
        number += counts ? 1 : 0;
      }
      return "R" + std::to_string(number);
    }
    return "R";
  }

  std::string explain_negation(std::string_view text) {
    const auto pattern = verification::read_pattern(text, reading_.program, reading_.symbols);
    if (!pattern) return in_words(pattern.error());
    if (!explainer_.matching(*pattern).empty())
      return "Tuple exists, cannot explain negation of it\n";
    const auto why_not = reasoning::why_not(reading_, *pattern, {});
    if (!why_not) return in_words(why_not.error());
    return is_json_ ? why_not_json(*why_not)
                    : why_not_text(*why_not, {.language = output_.common().language});
  }

  std::string subproof(std::string_view text) {
    const auto open = text.find('(');
    const auto label = open == std::string_view::npos
                           ? labels_.size()
                           : number_in(text.substr(open + 1), labels_.size());
    if (label >= labels_.size()) return "no such label\n";
    return draw(labels_[label]);
  }

  std::string rule(std::string_view text) {
    const auto space = text.find(' ');
    const auto id = reading_.program.find_relation(text.substr(0, space));
    const auto wanted =
        space == std::string_view::npos ? 0 : number_in(base::trim(text.substr(space)), 0);
    std::size_t number = 0;
    for (std::uint32_t i = 0; id && i < reading_.program.rules.size(); ++i) {
      const auto& one = reading_.program.rules[i];
      if (one.head.relation == *id && !one.body.empty() && ++number == wanted)
        return rules::print_rule(reading_.program, rules::RuleId{i}) + "\n";
    }
    return "Rule not found\n";
  }

  std::string measure(std::string_view text) {
    const auto id = reading_.program.find_relation(text);
    if (!id) return "Relation not found\n";
    return std::to_string(reading_.database.table(*id).size()) + "\n";
  }

  std::string set_depth(std::string_view text) {
    depth_ = number_in(text, depth_);
    return "Depth is now " + std::to_string(depth_) + "\n";
  }

  std::string set_format(std::string_view text) {
    if (text != "json" && text != "proof") return "the formats are json and proof\n";
    is_json_ = text == "json";
    return {};
  }

  reasoning::Reading& reading_;
  reasoning::Explainer explainer_;
  std::string case_name_;
  const Output& output_;
  verification::Certificate shown_;    ///< the last proof
  std::vector<std::uint32_t> labels_;  ///< of what its drawings left out: steps
  std::size_t depth_ = 4;              // Soufflé's
  bool is_json_ = false;
  std::string file_;
};

}  // namespace

int explain_prompt(const RunArguments& arguments, reasoning::Reading& reading,
                   const Output& output) {
  Prompter prompter{reading, arguments.region, output};
  output.note("Explain is invoked.");
  for (std::string line; std::getline(std::cin, line);) {
    if (!prompter.take(line)) break;
  }
  return 0;
}

}  // namespace yinguo::cli
