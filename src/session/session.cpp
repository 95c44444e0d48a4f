#include "session/session.hpp"

#include <algorithm>
#include <set>

#include "ontology/codec.hpp"
#include "ontology/facts.hpp"
#include "storage/store.hpp"

#include "rules/check.hpp"
#include "rules/prune.hpp"
#include "session/degree_graph.hpp"
#include "session/errors.hpp"
#include "session/kept_reading.hpp"
#include "session/programs.hpp"
#include "syntax/printer.hpp"

namespace yinguo::session {
namespace {

/// The regions that have a figure in the period, ascending.
std::vector<std::string> cases_of(const ontology::StoreFacts& facts, int period) {
  std::set<std::string> cases;
  for (const auto* observation : facts.observations()) {
    if (observation->period == period) cases.insert(observation->region);
  }
  return {cases.begin(), cases.end()};
}

/// Empty: all of them.
std::vector<rules::RelationId> wanted_relations(const rules::Program& program,
                                                const ReadingOptions& options) {
  if (!options.relations) return rules::output_relations(program);
  std::vector<rules::RelationId> wanted;
  for (const auto& name : *options.relations) {
    if (const auto id = program.find_relation(name)) wanted.push_back(*id);
  }
  return wanted;
}

/// What is evaluated: the rules that an output needs, or all when nothing is put out.
std::optional<rules::Program> checked_program(const syntax::Ast& ast,
                                              const model::FactSource& facts,
                                              const ReadingOptions& options,
                                              base::Diagnostics& diagnostics) {
  auto program = rules::check(ast, &facts, diagnostics);
  if (!program) return std::nullopt;
  if (const auto wanted = wanted_relations(*program, options); !wanted.empty()) {
    rules::keep_needed(*program, wanted);
  }
  return std::move(*program);
}

}  // namespace

base::Result<Session> Session::open(const std::string& store) {
  const auto opened = storage::Store::open(store, storage::Mode::kReadOnly);
  if (!opened) return opened.error();
  auto snapshot = opened->snapshot();
  if (!snapshot) return snapshot.error();
  auto model = ontology::read_model(*snapshot, {.figures = false});
  if (!model) return model.error();
  auto periods = ontology::read_periods(*snapshot);
  if (!periods) return periods.error();
  Session session{std::move(*model)};
  session.snapshot_ = std::move(*snapshot);
  session.periods_ = std::move(*periods);
  return session;
}

Session::Session(ontology::Model model)
    : model_{std::make_unique<ontology::Model>(std::move(model))} {
  std::set<std::int32_t> years;
  for (const auto& observation : model_->observations)
    years.insert(observation.period);
  periods_.assign(years.begin(), years.end());
}

base::Result<void> Session::read_all_figures() {
  return read_figures(std::nullopt);
}

base::Result<void> Session::read_figures(std::optional<std::int32_t> period) {
  return snapshot_ ? ontology::read_figures(*snapshot_, period, *model_) : base::Result<void>{};
}

base::Result<std::unique_ptr<reasoning::Reading>> Session::read(const ReadingOptions& options,
                                                                base::SourceMap& sources,
                                                                base::Diagnostics& diagnostics) {
  const auto ast = parse_stored(*model_, kReadingName, sources, diagnostics);
  if (!ast)
    return base::Error{kNoRules, "the store has no `" + std::string{kReadingName} + "`",
                       "load an ontology directory that has rules"};
  if (options.use_kept && options.profile.empty() && !diagnostics.has_errors()) {
    auto kept = kept_reading(*ast, period_of(options));
    if (!kept || *kept != nullptr) return kept;
  }
  auto reading = evaluate(*ast, options, {}, {}, diagnostics);
  if (reading && (*reading)->cases.empty()) {
    std::string known;
    for (const auto year : periods())
      known += (known.empty() ? "" : ", ") + std::to_string(year);
    return base::Error{kNoFigures,
                       known.empty() && !options.period
                           ? "the store has no figures"
                           : "there are no figures for " + std::to_string((*reading)->period),
                       known.empty() ? "load profiles or give one with --profile"
                                     : "periods with figures: " + known};
  }
  return reading;
}

int Session::period_of(const ReadingOptions& options) const {
  auto latest = periods_.empty() ? 0 : periods_.back();
  for (const auto& observation : options.profile)
    latest = std::max(latest, observation.period);
  return options.period.value_or(latest);
}

/// Null when there is none that this engine could have made; mistakes of the rules are left to
/// evaluate() to report.
base::Result<std::unique_ptr<reasoning::Reading>> Session::kept_reading(const syntax::Ast& ast,
                                                                        int period) {
  std::unique_ptr<reasoning::Reading> reading;
  if (!snapshot_) return reading;
  const auto bytes = snapshot_->kept(kept_reading_name(period));
  if (!bytes) return bytes.error();
  if (!bytes.value()) return reading;
  if (const auto figures = read_figures(period); !figures) return figures.error();
  const ontology::StoreFacts facts{*model_, {.period = period, .all_periods = false, .extra = {}}};
  const QueryFacts with_parameters{facts, {}};
  base::Diagnostics mistakes;
  auto program = checked_program(ast, with_parameters, {}, mistakes);
  if (program) reading = try_decode_reading(*bytes.value(), *program);
  return reading;
}

std::optional<rules::Program> Session::check(const syntax::Ast& ast,
                                             base::Diagnostics& diagnostics) const {
  const ontology::StoreFacts facts{*model_, {}};
  const QueryFacts with_parameters{facts, {}};
  return rules::check(ast, &with_parameters, diagnostics);
}

base::Result<std::unique_ptr<reasoning::Reading>> Session::evaluate(
    const syntax::Ast& ast, const ReadingOptions& options,
    const std::vector<std::pair<std::string, std::string>>& parameters,
    const evaluation::FactLoader& loader, base::Diagnostics& diagnostics) {
  const int period = period_of(options);
  if (const auto figures = read_figures(period); !figures) return figures.error();
  const ontology::StoreFacts facts{
      *model_, {.period = period, .all_periods = false, .extra = options.profile}};
  const QueryFacts with_parameters{facts, parameters};
  auto program = checked_program(ast, with_parameters, options, diagnostics);
  if (!program) return base::Error{kRejected, "the rules have mistakes", "mend them and ask again"};
  auto reading = std::make_unique<reasoning::Reading>();
  reading->program = std::move(*program);
  reading->period = period;
  reading->cases = cases_of(facts, period);
  auto database = evaluation::evaluate(reading->program, reading->symbols,
                                       {&with_parameters, loader}, options.limits);
  if (!database) return database.error();
  reading->database = std::move(*database);
  if (auto built = add_degree_graph(*reading, options.limits.seconds); !built) return built.error();
  return reading;
}

base::Result<verification::Verdict> Session::verify(const verification::Certificate& certificate,
                                                    const syntax::Ast& ast,
                                                    const evaluation::FactLoader& loader,
                                                    base::Diagnostics& diagnostics) {
  const int period = certificate.period.value_or(periods_.empty() ? 0 : periods_.back());
  if (const auto figures = read_figures(period); !figures) return figures.error();
  const ontology::StoreFacts facts{*model_, {.period = period, .all_periods = false, .extra = {}}};
  const QueryFacts offered{facts, {}};
  const auto program = rules::check(ast, &offered, diagnostics);
  if (!program) return base::Error{kRejected, "the rules have mistakes", "mend them and ask again"};
  const auto read = [&](const rules::Relation& relation, const rules::IoDirective& directive,
                        model::SymbolTable& symbols,
                        verification::TupleVisitor visit) -> base::Result<void> {
    const bool is_stored = verification::source_name(directive, relation) == "store";
    if (!is_stored && loader) return loader(relation, directive, symbols, visit);
    if (is_stored && offered.schema(relation.name) != nullptr)
      return offered.scan(relation.name, symbols, visit);
    return base::Error{kRejected, "`" + relation.name + "` cannot be read", ""};
  };
  return verification::verify(certificate, *program, verification::digest_of(syntax::print(ast)),
                              read);
}

}  // namespace yinguo::session
