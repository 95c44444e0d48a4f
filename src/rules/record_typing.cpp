// Typing of records and of branches of algebraic data types: their fields, and where they stand.
#include <algorithm>

#include "rules/errors.hpp"
#include "rules/typing.hpp"
#include "syntax/printer.hpp"

namespace yinguo::rules {

using model::ValueType;
using Kind = syntax::Term::Kind;

Typing::Node Typing::visit_record(const syntax::Term& term) {
  const auto node = inference_.add(term.span, quoted(syntax::print(term)));
  const auto& types = declarations_.types();
  if (term.kind == Kind::kBranch) {
    if (const auto branch = types.find_branch(term.text)) {
      inference_.require(node, ValueType::kRecord, term.span);
      visit_fields(term, branch->type, branch->index);
      return node;
    }
    reporter_.error(kUnknownBranch, term.span, "no type has a branch " + quoted(term.text),
                    did_you_mean(term.text, types.branch_names()));
  } else if (const auto type = records_.type(term); !type) {
    reporter_.error(kRecordType, term.span, "nothing says of which type this record is",
                    "write `as([…], R)`, or compare it with an argument of a relation");
  } else {
    inference_.require(node, ValueType::kRecord, term.span);
    if (!types.is_variant(*type)) {
      visit_fields(term, *type, 0);
      return node;
    }
  }
  for (const auto& part : term.arguments)
    visit(part);
  return node;
}

void Typing::visit_fields(const syntax::Term& term, TypeId structure, std::uint32_t branch) {
  const auto fields = declarations_.types().fields(structure, branch);
  const bool has_arity = fields.size() == term.arguments.size();
  if (!has_arity) {
    const auto name =
        term.kind == Kind::kBranch ? "$" + term.text : declarations_.types().name(structure);
    reporter_.error(kArity, term.span,
                    quoted(name) + " has " + counted(fields.size(), "field") + ", found " +
                        std::to_string(term.arguments.size()),
                    {}, {}, {{declarations_.types().place(structure), "declared here"}});
  }
  const auto role = role_;
  for (std::size_t i = 0; i < term.arguments.size(); ++i) {
    const auto& part = term.arguments[i];
    const auto node = visit(part);
    role_ = role;
    if (!has_arity) continue;
    if (inference_.require(node, declarations_.types().primitive(fields[i]), part.span)) {
      expect(part, fields[i]);
    }
  }
}

/// `term` stands where a `type` is declared.
void Typing::expect(const syntax::Term& term, TypeId type) {
  const auto& types = declarations_.types();
  if (term.kind == Kind::kVariable) {
    if (alternatives_ > 0) return;
    auto& uses = role_ == Role::kSource ? sources_ : role_ == Role::kSink ? sinks_ : either_;
    uses.push_back({names_.variable(term), type, term.span});
    return;
  }
  const auto structure = types.structure(type);
  if (!structure) return;
  const auto mismatch = [&](std::string found, std::string note = {}) {
    reporter_.error(kTypeMismatch, term.span,
                    "expected " + types.name(type) + ", found " + std::move(found), {},
                    std::move(note), {{types.place(*structure), "declared here"}});
  };
  if (term.kind == Kind::kNil && types.is_variant(*structure)) {
    mismatch("`nil`", "`nil` is of record types only");
  } else if (term.kind == Kind::kRecord) {
    if (types.is_variant(*structure)) {
      mismatch("a record", "values of an algebraic data type are written `$branch(…)`");
    } else if (const auto own = records_.type(term); own && *own != *structure) {
      mismatch("a record of type " + types.name(*own));
    }
  } else if (term.kind == Kind::kBranch) {
    const auto branch = types.find_branch(term.text);
    if (branch && branch->type != *structure) {
      mismatch("the branch " + quoted("$" + term.text) + " of " + types.name(branch->type));
    }
  }
}

/// A cast does not change a value, and the values of two record types are made of different fields.
void Typing::check_cast(const syntax::Term& cast, TypeId type) {
  const auto from = records_.known(cast.arguments.front());
  const auto to = declarations_.types().structure(type);
  if (!from || !to || *from == *to) return;
  reporter_.error(kTypeMismatch, cast.span,
                  "a value of " + declarations_.types().name(*from) + " cannot be cast to " +
                      declarations_.types().name(*to),
                  "take it apart and make another", "a cast does not change the value");
}

/// A variable that is only ever compared with `nil` is of no record type.
void Typing::check_known(std::size_t errors_before) {
  if (reporter_.error_count() != errors_before) return;
  for (std::size_t i = 0; i < variable_nodes_.size(); ++i) {
    const auto variable = static_cast<VariableId>(i);
    const auto& [name, span] = names_.variables()[i];
    if (type(variable) != ValueType::kRecord || records_.type(variable)) continue;
    reporter_.error(kRecordType, span, "nothing says of which record type " + quoted(name) + " is",
                    "use it as an argument of a relation");
  }
}

/// A part of a compared record: of what its variable is elsewhere, or else what it is.
void Typing::settle_either(const std::vector<std::size_t>& class_of) {
  const auto known = sources_;
  for (const auto& use : either_) {
    const auto is_same = [&](const Use& other) {
      return class_of[static_cast<std::size_t>(other.variable)] ==
             class_of[static_cast<std::size_t>(use.variable)];
    };
    const bool is_known = std::any_of(known.begin(), known.end(), is_same);
    (is_known ? sinks_ : sources_).push_back(use);
  }
}

}  // namespace yinguo::rules
