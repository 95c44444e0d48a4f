#include <map>

#include "cli/command_parts.hpp"
#include "cli/wording.hpp"
#include "ontology/reader.hpp"

#include "literature/coverage.hpp"
#include "literature/sentences.hpp"

namespace yinguo::cli {

int run(const StatArguments&, const Output& output) {
  const auto session = open_store(output);
  if (!session) return output.fail(session.error());
  const auto& model = session->model();
  const Lexicon lexicon{model};
  const auto language = output.common().language;
  std::map<std::string, std::size_t> types;
  std::map<std::string, std::size_t> relations;
  std::map<std::string, std::size_t> sections;
  for (const auto& item : model.concepts)
    ++types[item.type.id];
  for (const auto& claim : model.claims) {
    ++relations[claim.relation.id];
    for (const auto& evidence : claim.evidence)
      ++sections[evidence.at.source.id + " §" + evidence.at.section];
  }
  Table table{{std::string{output.say({"what", "类别"})}, std::string{output.say({"name", "名称"})},
               std::string{output.say({"count", "数量"})}}};
  const auto add = [&](const Bilingual& kind, const std::map<std::string, std::size_t>& counts) {
    for (const auto& [name, count] : counts) {
      table.add({std::string{output.say(kind)}, lexicon.label_and_id(name, language),
                 std::to_string(count)});
    }
  };
  add({"concepts of type", "概念类型"}, types);
  add({"claims by relation", "主张关系"}, relations);
  add({"claims by section", "主张所在节"}, sections);
  return output.answer(table);
}

}  // namespace yinguo::cli
