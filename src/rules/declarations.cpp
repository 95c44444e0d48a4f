#include "rules/declarations.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <unordered_set>

#include "rules/errors.hpp"

namespace yinguo::rules {
namespace {

std::string schema_text(const std::vector<model::Attribute>& attributes) {
  std::string out;
  for (const auto& attribute : attributes) {
    out += (out.empty() ? "" : ", ") + attribute.name + ": " + model::name_of(attribute.type);
  }
  return "(" + out + ")";
}

bool same_types(const std::vector<model::Attribute>& a, const std::vector<model::Attribute>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return x.type == y.type; });
}

bool reads_store(const IoDirective& directive) {
  const std::pair<std::string, std::string> wanted{"IO", "store"};
  return directive.kind == IoDirective::Kind::kInput &&
         std::find(directive.parameters.begin(), directive.parameters.end(), wanted) !=
             directive.parameters.end();
}

}  // namespace

void Declarations::declare(const syntax::Ast& ast, const model::FactSource* store) {
  types_.declare(ast, reporter_);
  program_.record_types = std::make_shared<const model::RecordTypes>(types_.record_types());
  for (const auto& item : ast.items) {
    if (const auto* const found = std::get_if<syntax::RelationDeclaration>(&item)) add(*found);
  }
  for (const auto& item : ast.items) {
    if (const auto* const found = std::get_if<syntax::RelationDeclaration>(&item)) {
      resolve_source(*found);
    } else if (const auto* const directive = std::get_if<syntax::Directive>(&item)) {
      direct(*directive, store);
    } else if (const auto* const pragma = std::get_if<syntax::Pragma>(&item)) {
      set_pragma(*pragma);
    }
  }
  for (auto& equivalence : equivalences_)
    add_parts(equivalence);
}

/// What is read as facts of the equivalence is read as pairs given for it.
void Declarations::add_parts(Equivalence& equivalence) {
  const auto id = equivalence.relation;
  const auto name = at(id).name;
  const auto type = at(id).attributes.front().type;
  const auto span = at(id).span;
  equivalence.given = add_hidden(name + ".given", at(id).attributes, span);
  equivalence.classes = add_hidden(name + ".class", {{"member", type}, {"name", type}}, span);
  at(equivalence.given).given_for = id;
  at(equivalence.classes).classes_of = equivalence.given;
  auto& io = at(id).io;
  const auto first_input = std::stable_partition(
      io.begin(), io.end(),
      [](const IoDirective& directive) { return directive.kind != IoDirective::Kind::kInput; });
  at(equivalence.given).io.assign(first_input, io.end());
  io.erase(first_input, io.end());
}

void Declarations::add(const syntax::RelationDeclaration& declaration) {
  for (const auto& name : declaration.names)
    add_one(declaration, name);
}

void Declarations::add_one(const syntax::RelationDeclaration& declaration,
                           const syntax::Name& name) {
  const auto id = static_cast<RelationId>(program_.relations.size());
  if (const auto [known, is_new] = by_name_.emplace(name.text, id); !is_new) {
    reporter_.error(kRedeclared, name.span,
                    "the relation " + quoted(name.text) + " is declared twice", {}, {},
                    {{at(known->second).span, "first declared here"}});
    return;
  }
  Relation relation;
  relation.name = name.text;
  relation.span = name.span;
  if (declaration.is_degree) {
    relation.kind = declaration.degree_source ? RelationKind::kDegreeInput : RelationKind::kDegree;
  }
  RelationInfo info;
  info.has_known_schema = !declaration.is_broken;
  std::unordered_set<std::string_view> names;
  for (const auto& attribute : declaration.attributes) {
    const auto type = types_.resolve(attribute.type, reporter_);
    if (!names.insert(attribute.name.text).second) {
      reporter_.error(kRedeclared, attribute.name.span,
                      "the attribute " + quoted(attribute.name.text) + " is declared twice");
    }
    info.types.push_back(type);
    relation.attributes.push_back(
        {attribute.name.text, types_.primitive(type), types_.record_type(type)});
  }
  relation.record_types = program_.record_types;
  for (const auto& qualifier : declaration.qualifiers) {
    using Kind = IoDirective::Kind;
    if (qualifier.text == "input") relation.io.push_back({Kind::kInput, {}, qualifier.span});
    if (qualifier.text == "output") relation.io.push_back({Kind::kOutput, {}, qualifier.span});
    if (qualifier.text == "printsize") {
      relation.io.push_back({Kind::kPrintSize, {}, qualifier.span});
    }
  }
  set_choice_domains(declaration, relation);
  if (is_equivalence(declaration, relation, info)) equivalences_.push_back({id, id, id});
  program_.relations.push_back(std::move(relation));
  infos_.push_back(std::move(info));
}

void Declarations::set_choice_domains(const syntax::RelationDeclaration& declaration,
                                      Relation& relation) {
  if (declaration.is_broken) return;
  for (const auto& domain : declaration.choice_domains) {
    auto& columns = relation.choice_domains.emplace_back();
    for (const auto& name : domain) {
      const auto found = std::find_if(
          relation.attributes.begin(), relation.attributes.end(),
          [&](const model::Attribute& attribute) { return attribute.name == name.text; });
      if (found != relation.attributes.end()) {
        columns.push_back(static_cast<std::uint32_t>(found - relation.attributes.begin()));
        continue;
      }
      std::vector<std::string_view> names;
      for (const auto& attribute : relation.attributes)
        names.emplace_back(attribute.name);
      reporter_.error(kChoiceDomain, name.span,
                      quoted(relation.name) + " has no attribute " + quoted(name.text),
                      did_you_mean(name.text, names));
    }
  }
  if (relation.kind != RelationKind::kOrdinary && !declaration.choice_domains.empty()) {
    reporter_.error(kChoiceDomain, declaration.choice_domains.front().front().span,
                    "the degree relation " + quoted(relation.name) + " cannot have a choice domain",
                    "choose in an ordinary relation, and derive the degrees from it",
                    "which facts exist must not depend on a choice between degrees");
  }
}

bool Declarations::is_equivalence(const syntax::RelationDeclaration& declaration,
                                  const Relation& relation, const RelationInfo& info) {
  const auto qualifier = std::find_if(declaration.qualifiers.begin(), declaration.qualifiers.end(),
                                      [](const syntax::Name& one) { return one.text == "eqrel"; });
  if (qualifier == declaration.qualifiers.end() || declaration.is_broken) return false;
  std::string problem;
  if (info.types.size() != 2 || info.types[0] != info.types[1]) {
    problem = "expected two attributes of the same type";
  } else if (relation.kind != RelationKind::kOrdinary) {
    problem = "its facts have degrees";
  } else if (!relation.choice_domains.empty()) {
    problem = "it has a choice domain";
  } else {
    return true;
  }
  reporter_.error(kEquivalence, qualifier->span,
                  quoted(relation.name) + " cannot be an equivalence relation: " + problem, {},
                  "`eqrel` relates each pair given, and all that follows by reflexivity, symmetry "
                  "and transitivity");
  return false;
}

RelationId Declarations::resolve(const syntax::Name& name) {
  if (const auto found = by_name_.find(name.text); found != by_name_.end()) return found->second;
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < infos_.size(); ++i) {
    if (infos_[i].is_declared) names.emplace_back(program_.relations[i].name);
  }
  if (!is_of_instance(name.text, missing_)) {
    reporter_.error(kUnknownRelation, name.span,
                    "the relation " + quoted(name.text) + " is not declared",
                    did_you_mean(name.text, names));
  }
  const auto id = static_cast<RelationId>(program_.relations.size());
  by_name_.emplace(name.text, id);
  Relation relation;
  relation.name = name.text;
  relation.span = name.span;
  program_.relations.push_back(std::move(relation));
  infos_.push_back({{}, false, false});
  return id;
}

RelationId Declarations::add_auxiliary(const std::string& base,
                                       std::vector<model::Attribute> attributes,
                                       const base::Span& span) {
  std::size_t number = 1;
  while (by_name_.contains(base + ".body" + std::to_string(number)))
    ++number;
  return add_hidden(base + ".body" + std::to_string(number), std::move(attributes), span);
}

RelationId Declarations::add_hidden(std::string name, std::vector<model::Attribute> attributes,
                                    const base::Span& span) {
  const auto id = static_cast<RelationId>(program_.relations.size());
  while (!by_name_.emplace(name, id).second)
    name += "_";
  RelationInfo info;
  for (const auto& attribute : attributes)
    info.types.push_back(static_cast<TypeId>(attribute.type));
  Relation relation;
  relation.name = std::move(name);
  relation.attributes = std::move(attributes);
  relation.span = span;
  program_.relations.push_back(std::move(relation));
  infos_.push_back(std::move(info));
  return id;
}

void Declarations::resolve_source(const syntax::RelationDeclaration& declaration) {
  if (!declaration.degree_source) return;
  const auto source = resolve(*declaration.degree_source);
  for (const auto& name : declaration.names) {
    const auto id = by_name_.at(name.text);
    at(id).degrees_from = source;
    if (info(id).has_known_schema && info(source).has_known_schema) {
      check_source(relation(id), *declaration.degree_source, source);
    }
  }
}

void Declarations::check_source(const Relation& relation, const syntax::Name& source,
                                RelationId source_id) {
  const auto& given = this->relation(source_id);
  std::vector<model::Attribute> wanted{{"case", model::ValueType::kSymbol}};
  wanted.insert(wanted.end(), relation.attributes.begin(), relation.attributes.end());
  wanted.push_back({"lower", model::ValueType::kFloat});
  wanted.push_back({"upper", model::ValueType::kFloat});
  if (given.kind == RelationKind::kOrdinary && same_types(given.attributes, wanted)) return;
  std::string message = quoted(given.name) + " cannot give the degrees of " + quoted(relation.name);
  message += given.kind == RelationKind::kOrdinary ? ": expected columns " + schema_text(wanted) +
                                                         ", found " + schema_text(given.attributes)
                                                   : ": it is a degree relation itself";
  reporter_.error(kDegreeSource, source.span, std::move(message), {},
                  "an ordinary relation gives the interval of each case",
                  {{given.span, "declared here"}});
}

void Declarations::limit_size(const syntax::Directive& directive) {
  const auto& given = directive.parameters;
  const bool is_number = given.size() == 1 && given.front().first == "n" &&
                         !given.front().second.empty() &&
                         given.front().second.find_first_not_of("0123456789") == std::string::npos;
  std::uint64_t size = 0;
  if (is_number) {
    const auto& digits = given.front().second;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    if (read.ec != std::errc{}) size = std::numeric_limits<std::uint64_t>::max();
  } else {
    reporter_.error(kLimitSize, directive.span, "`.limitsize` expects `n` and a number",
                    "write `.limitsize r(n=100)`");
  }
  for (const auto& name : directive.relations) {
    const auto id = resolve(name);
    at(id).size_limit = std::min(at(id).size_limit.value_or(size), size);
    const bool is_equivalence =
        std::any_of(equivalences_.begin(), equivalences_.end(),
                    [&](const Equivalence& one) { return one.relation == id; });
    if (!is_equivalence) continue;
    reporter_.error(
        kLimitSize, name.span,
        "the size of the equivalence relation " + quoted(name.text) + " cannot be limited",
        "limit a relation that its pairs come from");
  }
}

void Declarations::direct(const syntax::Directive& directive, const model::FactSource* store) {
  if (directive.kind == syntax::Directive::Kind::kLimitSize) return limit_size(directive);
  IoDirective io;
  switch (directive.kind) {
    case syntax::Directive::Kind::kInput:
      io.kind = IoDirective::Kind::kInput;
      break;
    case syntax::Directive::Kind::kOutput:
      io.kind = IoDirective::Kind::kOutput;
      break;
    default:
      io.kind = IoDirective::Kind::kPrintSize;
      break;
  }
  io.parameters = directive.parameters;
  for (const auto& name : directive.relations) {
    const auto id = resolve(name);
    io.span = name.span;
    if (io.kind == IoDirective::Kind::kInput && relation(id).kind != RelationKind::kOrdinary) {
      reporter_.error(kDegreeGiven, name.span,
                      "the degree relation " + quoted(name.text) + " cannot be read",
                      "read the degrees into an ordinary relation, and declare " +
                          quoted(name.text) + " as `degree from` it");
    }
    if (info(id).has_known_schema && reads_store(io)) check_store(relation(id), io, store);
    at(id).io.push_back(io);
  }
}

void Declarations::check_store(const Relation& relation, const IoDirective& directive,
                               const model::FactSource* store) {
  if (store == nullptr) {
    reporter_.error(kNoStore, directive.span,
                    quoted(relation.name) + " is read from the store, and no store is open");
    return;
  }
  if (const auto* const schema = store->schema(relation.name)) {
    check_schema(relation, *schema);
    return;
  }
  std::vector<std::string_view> names;
  for (const auto& schema : store->relations())
    names.emplace_back(schema.name);
  reporter_.error(kNotInStore, directive.span,
                  "the store does not offer the relation " + quoted(relation.name),
                  did_you_mean(relation.name, names));
}

void Declarations::check_schema(const Relation& relation, const model::RelationSchema& schema) {
  if (same_types(relation.attributes, schema.attributes)) return;
  reporter_.error(kStoreSchema, relation.span,
                  "expected the columns " + schema_text(schema.attributes) + ", found " +
                      schema_text(relation.attributes),
                  "declare `.decl " + relation.name + schema_text(schema.attributes) + "`",
                  "a relation read with `IO=store` has the store's columns");
}

void Declarations::set_pragma(const syntax::Pragma& pragma) {
  program_.pragmas.emplace_back(pragma.key, pragma.value);
  if (pragma.key != "degrees") return;
  if (pragma.value == "godel") {
    program_.algebra = Algebra::kGodel;
  } else if (pragma.value == "product") {
    program_.algebra = Algebra::kProduct;
  } else if (pragma.value == "lukasiewicz") {
    program_.algebra = Algebra::kLukasiewicz;
  } else if (pragma.value == "boolean") {
    program_.algebra = Algebra::kBoolean;
  } else {
    auto help = did_you_mean(pragma.value, {"godel", "product", "lukasiewicz", "boolean"});
    if (help.empty()) help = "the algebras are `godel`, `product`, `lukasiewicz` and `boolean`";
    reporter_.error(kUnknownAlgebra, pragma.span,
                    "unknown algebra of degrees " + quoted(pragma.value), std::move(help));
  }
}

}  // namespace yinguo::rules
