#include "rules/check.hpp"

#include <algorithm>
#include <map>

#include "rules/branches.hpp"
#include "rules/clause_names.hpp"
#include "rules/declarations.hpp"
#include "rules/degrees.hpp"
#include "rules/errors.hpp"
#include "rules/grounding.hpp"
#include "rules/lowering.hpp"
#include "rules/strata.hpp"
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

void check_clause(const syntax::Clause& clause, std::uint32_t source_rule, Program& program,
                  Declarations& declarations, Reporter& reporter, const CheckOptions& options) {
  const auto errors_before = reporter.error_count();
  const auto branches = branches_of(
      clause, options.max_rules_per_clause / std::max<std::size_t>(1, clause.heads.size()));
  if (!branches) {
    reporter.error(kTooManyRules, clause.span,
                   "the clause stands for more than " +
                       std::to_string(options.max_rules_per_clause) + " rules",
                   "give its disjunctions relations of their own",
                   "disjunctions in a conjunction multiply");
    return;
  }
  for (const auto& head : clause.heads) {
    for (const auto& body : *branches) {
      const ClauseNames names{head, body};
      const Typing typing{head, body, names, declarations, reporter};
      auto lowered = lower(head, body, names, typing, declarations, program.symbols,
                           options.max_rules_per_clause, reporter);
      lowered.rule.span = clause.span;
      check_grounded(lowered.rule, declarations, reporter);
      check_degrees(lowered.rule, declarations, reporter);
      for (const auto& rule : lowered.alternatives)
        check_degrees(rule, declarations, reporter, true);
      lowered.alternatives.push_back(std::move(lowered.rule));
      for (auto& rule : lowered.alternatives) {
        rule.source_rule = source_rule;
        program.rules.push_back(std::move(rule));
      }
    }
  }
  if (reporter.error_count() == errors_before) Occurrences{clause}.warn(reporter);
}

/// A size limit ends a recursion early, with facts that depend on the order of evaluation.
/// Elsewhere it has no effect.
void refuse_size_limits(const Program& program, const Declarations& declarations,
                        Reporter& reporter) {
  for (const auto& [id, span] : declarations.size_limits()) {
    const auto has_limit = [id = id](RelationId one) { return one == id; };
    for (const auto& stratum : program.strata) {
      if (!stratum.recursive ||
          std::none_of(stratum.relations.begin(), stratum.relations.end(), has_limit)) {
        continue;
      }
      reporter.error(
          kLimitSize, span,
          quoted(program.relation(id).name) + " is recursive: its size cannot be limited",
          "bound the recursion in its rules",
          "which facts are left depends on the order of evaluation");
    }
  }
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
    reporter.warning(kEmptyRelation, relation.span,
                     quoted(relation.name) + " has no facts, rules or input");
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
  stratify(program, reporter);
  refuse_size_limits(program, declarations, reporter);
  if (diagnostics.has_errors()) return std::nullopt;
  warn_empty(program, reporter);
  return program;
}

}  // namespace yinguo::rules
