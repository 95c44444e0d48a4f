#include "rules/check.hpp"

#include <algorithm>
#include <map>

#include "rules/branches.hpp"
#include "rules/clause_names.hpp"
#include "rules/declarations.hpp"
#include "rules/degrees.hpp"
#include "rules/equivalence.hpp"
#include "rules/errors.hpp"
#include "rules/grounding.hpp"
#include "rules/lowering.hpp"
#include "rules/strata.hpp"
#include "rules/subsumption.hpp"
#include "rules/typing.hpp"

// Phases: the instances of components are written out (components.hpp); declarations (types,
// relations, input and output, pragmas); then for each clause the rules it stands for (branches),
// and for each rule its names, types, checked form, safety and degrees; then the strata. A phase
// goes on after mistakes, so that one run shows all of them.

namespace yinguo::rules {
namespace {

/// Counts the occurrences of named variables in a clause.
class Occurrences {
 public:
  explicit Occurrences(const syntax::Clause& clause) {
    for (const auto& head : clause.heads)
      terms(head.arguments);
    for (const auto& alternative : clause.alternatives)
      literals(alternative);
  }

  void warn(Reporter& reporter) const {
    for (const auto& [name, places] : places_) {
      if (places.second != 1 || name.front() == '_') continue;
      reporter.warning(kUnusedVariable, places.first, quoted(name) + " occurs only once",
                       "write `_`, or `_" + std::string{name} + "` to keep the name");
    }
  }

 private:
  void terms(const std::vector<syntax::Term>& terms) {
    for (const auto& one : terms)
      term(one);
  }

  void term(const syntax::Term& term) {
    if (term.kind == syntax::Term::Kind::kVariable) {
      const auto [found, is_new] = places_.try_emplace(term.text, term.span, 0);
      ++found->second.second;
    }
    terms(term.arguments);
    for (const auto& aggregate : term.aggregate) {
      terms(aggregate.target);
      literals(aggregate.body);
    }
  }

  void literals(const std::vector<syntax::Literal>& literals) {
    for (const auto& one : literals)
      literal(one);
  }

  void literal(const syntax::Literal& literal) {
    if (const auto* const atom = std::get_if<syntax::Atom>(&literal.what)) {
      terms(atom->arguments);
    } else if (const auto* const constraint = std::get_if<syntax::Constraint>(&literal.what)) {
      term(constraint->left);
      term(constraint->right);
    } else if (const auto* const quantified = std::get_if<syntax::Quantified>(&literal.what)) {
      terms(quantified->threshold);
      terms(quantified->atom.arguments);
      literals(quantified->group);
    } else if (const auto* const group = std::get_if<syntax::Group>(&literal.what)) {
      for (const auto& alternative : group->alternatives)
        literals(alternative);
    }
  }

  std::map<std::string_view, std::pair<base::Span, int>> places_;
};

/// The rules of one clause; those that belong to none of its heads are appended to
/// program.rules.
std::vector<Rule> rules_of(const syntax::Clause& clause, Program& program,
                           Declarations& declarations, Reporter& reporter,
                           const CheckOptions& options) {
  std::vector<Rule> rules;
  const auto branches = branches_of(
      clause, options.max_rules_per_clause / std::max<std::size_t>(1, clause.heads.size()));
  if (!branches) {
    reporter.error(kTooManyRules, clause.span,
                   "the clause stands for more than " +
                       std::to_string(options.max_rules_per_clause) + " rules",
                   "give its disjunctions relations of their own",
                   "disjunctions in a conjunction multiply");
    return rules;
  }
  for (const auto& head : clause.heads) {
    for (const auto& body : *branches) {
      const ClauseNames names{head, body};
      const Typing typing{head, body, names, declarations, reporter};
      auto lowered = lower(
          head, body,
          {names, typing, declarations, program.symbols, reporter, options.max_rules_per_clause});
      lowered.rule.span = clause.span;
      check_grounded(lowered.rule, declarations, reporter);
      check_degrees(lowered.rule, declarations, reporter);
      for (auto& rule : lowered.alternatives) {
        check_degrees(rule, declarations, reporter, true);
        use_classes(rule, declarations);
        program.rules.push_back(std::move(rule));
      }
      use_classes(lowered.rule, declarations);
      rules.push_back(std::move(lowered.rule));
    }
  }
  return rules;
}

void check_clause(const syntax::Clause& clause, std::uint32_t source_rule, Program& program,
                  Declarations& declarations, Reporter& reporter, const CheckOptions& options) {
  const auto errors_before = reporter.error_count();
  const auto rules_before = program.rules.size();
  std::optional<syntax::Clause> plain;
  if (clause.is_subsumptive) {
    plain = without_subsumption(clause, declarations, reporter);
    if (!plain) return;
  }
  auto found = rules_of(plain ? *plain : clause, program, declarations, reporter, options);
  auto& target = plain ? program.subsumptions : program.rules;
  for (auto& rule : found) {
    rule.source_rule = source_rule;
    target.push_back(std::move(rule));
  }
  for (auto i = rules_before; i < program.rules.size(); ++i)
    program.rules[i].source_rule = source_rule;
  if (reporter.error_count() == errors_before) Occurrences{clause}.warn(reporter);
}

/// Warns of relations that something reads and nothing fills.
void warn_empty(const Program& program, Reporter& reporter) {
  std::vector<bool> filled(program.relations.size());
  for (const auto& rule : program.rules) {
    filled[static_cast<std::size_t>(rule.head.relation)] = true;
  }
  for (std::size_t i = 0; i < program.relations.size(); ++i) {
    const auto& relation = program.relations[i];
    for (const auto& io : relation.io) {
      if (io.kind == IoDirective::Kind::kInput) filled[i] = true;
    }
    if (filled[i] || relation.kind == RelationKind::kDegreeInput) continue;
    const auto& shown = relation.given_for ? program.relation(*relation.given_for) : relation;
    reporter.warning(kEmptyRelation, relation.span,
                     quoted(shown.name) + " has no facts, rules or input");
  }
}

}  // namespace

namespace {

bool is_computed(const Term& term) {
  const bool is_generative =
      term.kind == Term::Kind::kFunctor &&
      (term.functor == Functor::kIRange || term.functor == Functor::kURange ||
       term.functor == Functor::kFRange || term.functor == Functor::kCounter);
  return is_generative || term.kind == Term::Kind::kAggregate ||
         std::any_of(term.arguments.begin(), term.arguments.end(), is_computed);
}

}  // namespace

bool is_fact(const Rule& rule) {
  return rule.body.empty() &&
         std::none_of(rule.head.arguments.begin(), rule.head.arguments.end(), is_computed);
}

std::optional<RelationId> Program::find_relation(std::string_view name) const {
  for (std::size_t i = 0; i < relations.size(); ++i) {
    if (relations[i].name == name) return static_cast<RelationId>(i);
  }
  return std::nullopt;
}

std::optional<Program> check(const syntax::Ast& ast, const model::FactSource* store,
                             base::Diagnostics& diagnostics, const CheckOptions& options) {
  Reporter reporter{diagnostics};
  Expanded expanded;
  if (has_components(ast)) expanded = expand_components(ast, reporter, options.components);
  const auto& plain = has_components(ast) ? expanded.ast : ast;
  Program program;
  Declarations declarations{program, reporter, expanded.missing};
  declarations.declare(plain, store);
  std::uint32_t source_rule = 0;
  for (const auto& item : plain.items) {
    if (const auto* const clause = std::get_if<syntax::Clause>(&item)) {
      check_clause(*clause, source_rule++, program, declarations, reporter, options);
    }
  }
  add_class_rules(program, declarations, source_rule);
  stratify(program, reporter);
  if (diagnostics.has_errors()) return std::nullopt;
  warn_empty(program, reporter);
  return program;
}

}  // namespace yinguo::rules
