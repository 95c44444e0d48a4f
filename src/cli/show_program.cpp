#include "cli/show_program.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/warnings.hpp"

#include "rules/print.hpp"
#include "syntax/printer.hpp"

namespace yinguo::cli {
namespace {

/// Each rule with the types of its variables.
std::string print_types(const rules::Program& program) {
  std::string out;
  for (std::uint32_t i = 0; i < program.rules.size(); ++i) {
    const rules::RuleId id{i};
    const auto& rule = program.rule(id);
    out += rules::print_rule(program, id) + "\n";
    for (std::size_t n = 0; n < rule.variable_names.size(); ++n)
      out += "  " + rule.variable_names[n] + ": " + model::name_of(rule.variable_types[n]) + "\n";
  }
  return out;
}

struct Form {
  std::string_view name;
  std::string (*print)(const rules::Program&);  ///< null: not of the checked program
};

constexpr std::string_view kParseErrors = "parse-errors";

constexpr std::array<Form, 7> kForms{{{"initial-ast", nullptr},
                                      {"initial-datalog", nullptr},
                                      {kParseErrors, nullptr},
                                      {"transformed-ast", rules::print},
                                      {"transformed-datalog", rules::print},
                                      {"scc-graph-text", rules::print_strata},
                                      {"type-analysis", print_types}}};

const Form& form_of(std::string_view name) {
  return *std::find_if(kForms.begin(), kForms.end(),
                       [&](const Form& form) { return form.name == name; });
}

bool asks_for(const RunArguments& arguments, std::string_view name) {
  return std::find(arguments.show.begin(), arguments.show.end(), name) != arguments.show.end();
}

int show_mistakes(const base::Diagnostics& mistakes, const base::SourceMap& sources,
                  const Output& output) {
  std::string text;
  for (const auto& one : mistakes.all())
    text += base::render(one, sources, output.common().color);
  const int status = output.answer(text);
  const bool is_wrong = status == 0 && mistakes.has_errors();
  return is_wrong ? static_cast<int>(base::FailureKind::kInput) : status;
}

}  // namespace

const std::vector<std::string>& shown_forms() {
  static const auto names = [] {
    std::vector<std::string> all;
    all.reserve(kForms.size());
    for (const auto& form : kForms)
      all.emplace_back(form.name);
    return all;
  }();
  return names;
}

int show_program(const RunArguments& arguments, const syntax::Ast& ast,
                 const session::Session& session, const base::Diagnostics& mistakes,
                 const base::SourceMap& sources, const Output& output) {
  if (asks_for(arguments, kParseErrors)) return show_mistakes(mistakes, sources, output);
  const auto is_shown_here = [&](const auto& one) { return is_shown(one, arguments); };
  if (const int status = output.report(mistakes, sources, is_shown_here); status != 0)
    return status;
  std::optional<rules::Program> program;
  std::string text;
  for (const auto& name : arguments.show) {
    const auto& form = form_of(name);
    if (form.print == nullptr) {
      text += syntax::print(ast);
      continue;
    }
    if (!program) {
      base::Diagnostics found;
      program = session.check(ast, found);
      const int status = output.report(found, sources, is_shown_here);
      if (!program) return status;
    }
    text += form.print(*program);
  }
  return output.answer(text);
}

}  // namespace yinguo::cli
