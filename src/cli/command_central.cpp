#include <algorithm>

#include "cli/columns.hpp"
#include "cli/graph_question.hpp"
#include "cli/html_page.hpp"
#include "cli/json_parts.hpp"

#include "reasoning/bottlenecks.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Centrality;

constexpr int kFormatVersion = 1;

/// The first `k`, ranked by what was asked for; ties keep their order.
std::vector<Centrality> ranked(std::vector<Centrality> all, const CentralArguments& arguments) {
  const auto by = [&](std::size_t Centrality::*count) {
    std::stable_sort(all.begin(), all.end(),
                     [&](const auto& a, const auto& b) { return a.*count > b.*count; });
  };
  if (arguments.by == "causes") by(&Centrality::causes);
  if (arguments.by == "effects") by(&Centrality::effects);
  all.resize(std::min(all.size(), arguments.k));
  return all;
}

std::string json(const std::vector<Centrality>& shown, std::size_t concepts,
                 const CentralArguments& arguments, const Lexicon& lexicon) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& one : shown)
    list.push_back({{"concept", json_name(one.concept_id, lexicon)},
                    {"causes", one.causes},
                    {"effects", one.effects},
                    {"betweenness", one.betweenness}});
  return json_text({{"format", "yinguo-central"},
                    {"version", kFormatVersion},
                    {"by", arguments.by},
                    {"concepts", concepts},
                    {"central", std::move(list)}});
}

std::string page(const Table& table, Language language) {
  constexpr Bilingual kTitle{"Central concepts", "居中心的概念"};
  constexpr Bilingual kQuestion{"what much passes through", "作用多经过何处"};
  Document document{std::string{kTitle.in(language)}};
  document.add(CaptionedTable{document.title, table.retitled(column_title, language)});
  return html_page(std::vector{document}, kQuestion.in(language), language);
}

}  // namespace

int run(const CentralArguments& arguments, const Output& output) {
  const auto session = open_store(output);
  if (!session) return output.fail(session.error());
  const auto graph = read_causal_graph(session->model(), arguments.claims);
  if (!graph) return output.fail(graph.error());
  auto all = reasoning::find_central(*graph);
  const auto concepts = all.size();
  const auto shown = ranked(std::move(all), arguments);
  const Lexicon lexicon{session->model()};
  if (output.common().format == Format::kJson)
    return output.answer(json(shown, concepts, arguments, lexicon));
  Table table{{"concept", "causes", "effects", "betweenness"}};
  for (const auto& one : shown) {
    table.add({output.is_for_people()
                   ? lexicon.label_and_id(one.concept_id, output.common().language)
                   : one.concept_id,
               std::to_string(one.causes), std::to_string(one.effects), fixed(one.betweenness, 1)});
  }
  if (output.common().format == Format::kHtml)
    return output.answer(page(table, output.common().language));
  return output.answer(table);
}

}  // namespace yinguo::cli
