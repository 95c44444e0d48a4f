#include "cli/card.hpp"
#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/facts_table.hpp"
#include "ontology/names.hpp"

#include "derivation/print.hpp"
#include "rules/check.hpp"
#include "rules/print.hpp"
#include "session/programs.hpp"
#include "syntax/printer.hpp"

namespace yinguo::cli {
namespace {

int show_form(const ShowArguments& arguments, session::Session& session, const Output& output) {
  if (arguments.form != "facts" && output.common().format != Format::kText)
    return output.unsupported_format("text");
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast =
      arguments.program.empty()
          ? session::parse_stored(session.model(), session::kReadingName, sources, diagnostics)
          : session::parse_file(arguments.program, sources, diagnostics);
  if (!ast) return output.fail(ast.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  if (arguments.form == "ast") return output.answer(syntax::print(*ast));
  base::Diagnostics mistakes;
  const auto reading = session.evaluate(*ast, {.period = arguments.period}, {}, {}, mistakes);
  if (mistakes.has_errors()) return output.report(mistakes, sources);
  if (!reading) return output.fail(reading.error());
  const auto& made = **reading;
  if (arguments.form == "program") return output.answer(rules::print(made.program));
  if (arguments.form == "strata") return output.answer(rules::print_strata(made.program));
  if (arguments.form == "facts") {
    Table table{{"relation", "kind", "facts"}};
    for (std::uint32_t i = 0; i < made.program.relations.size(); ++i) {
      const auto& relation = made.program.relations[i];
      table.add({relation.name,
                 relation.kind == rules::RelationKind::kOrdinary ? "ordinary" : "degree",
                 std::to_string(made.database.table(rules::RelationId{i}).size())});
    }
    return output.answer(table);
  }
  if (arguments.region.empty())
    return output.answer(derivation::print(made.graph, made.program, made.symbols));
  const auto region = resolve_region(session, arguments.region);
  if (!region) return output.fail(region.error());
  const auto degrees = degrees_for(made, *region);
  if (!degrees) return output.fail(degrees.error());
  return output.answer(derivation::print(made.graph, made.program, made.symbols, &*degrees));
}

}  // namespace

int run(const ShowArguments& arguments, const Output& output) {
  auto session = open_store(output);
  if (!session) return output.fail(session.error());
  if (!arguments.form.empty()) return show_form(arguments, *session, output);
  if (arguments.names.empty())
    return output.fail(kUsage, "nothing to show",
                       "name a concept, claim, source, indicator or region, or give --form");
  if (output.common().format != Format::kText) return output.unsupported_format("text");
  if (const auto read = session->read_all_figures(); !read) return output.fail(read.error());
  const Lexicon lexicon{session->model()};
  Card card{lexicon, output.common().language};
  const ontology::Names names{session->model()};
  for (const auto& name : arguments.names) {
    // What the schema declares has ids of its own; where a thing has the same name, that is meant.
    if (names.find(name).empty() && card.write_declared(name)) continue;
    const auto found = resolve_name(names, name);
    if (!found) return output.fail(found.error());
    if (!card.write(found->id))
      return output.fail(kUsage, "`" + name + "` has no card", "`yinguo list` shows what there is");
  }
  return output.answer(card.take());
}

}  // namespace yinguo::cli
