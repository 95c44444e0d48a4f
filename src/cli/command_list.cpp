#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "cli/command_parts.hpp"
#include "cli/error_index.hpp"
#include "cli/errors.hpp"
#include "cli/phrases.hpp"

namespace yinguo::cli {
namespace {

using ontology::word;

/// The words of a column in the reader's language, or as machines know them.
struct Words {
  Language language;
  bool for_people;

  template <class E>
  [[nodiscard]] std::string operator()(E value) const {
    return std::string{for_people ? phrase(value, language) : word(value)};
  }

  /// What is better known by its name than by its id.
  [[nodiscard]] std::string named(const std::string& id, const Lexicon& lexicon) const {
    return for_people ? lexicon.label(id, language) : id;
  }

  /// What is to be written in a file, so that people need both.
  [[nodiscard]] std::string called(const std::string& id, const Lexicon& lexicon) const {
    return for_people ? lexicon.label_and_id(id, language) : id;
  }

  /// One entry of the list of what an indicator stands for.
  [[nodiscard]] std::string measured(const ontology::Measures& measures, const Lexicon& lexicon,
                                     bool is_first) const {
    const auto item = named(measures.id.id, lexicon);
    const auto binding = (*this)(measures.binding);
    if (!for_people) return (is_first ? "" : " ") + item + ":" + binding;
    if (language == Language::kZh) return (is_first ? "" : "；") + item + "（" + binding + "）";
    return (is_first ? "" : "; ") + item + " (" + binding + ")";
  }

  [[nodiscard]] std::string yes_or_no(bool is_so) const {
    const Bilingual yes{"yes", "是"};
    const Bilingual no{"no", "否"};
    return std::string{(is_so ? yes : no).in(for_people ? language : Language::kEn)};
  }
};

Table concepts(const Lexicon& lexicon, const Words& words, std::string_view type) {
  Table table{{"id", "type", "label", "label_other"}};
  const auto other = words.language == Language::kZh ? Language::kEn : Language::kZh;
  for (const auto& item : lexicon.model().concepts) {
    if (!type.empty() && !lexicon.is_a(item.type.id, type)) continue;
    table.add({item.id, words.named(item.type.id, lexicon), lexicon.label(item.id, words.language),
               lexicon.label(item.id, other)});
  }
  return table;
}

Table claims(const Lexicon& lexicon, const Words& words) {
  Table table{{"id", "cause", "relation", "effect", "polarity", "certainty", "paraphrase"}};
  for (const auto& claim : lexicon.model().claims) {
    table.add({claim.id, claim.cause.id, claim.relation.id, claim.effect.id, words(claim.polarity),
               words(claim.certainty), claim.paraphrase.in(words.language)});
  }
  return table;
}

Table sources(const Lexicon& lexicon, const Words& words) {
  Table table{{"id", "type", "year", "title"}};
  for (const auto& source : lexicon.model().sources) {
    table.add(
        {source.id,
         words.for_people ? std::string{field_phrase(source.type, words.language)} : source.type,
         source.year ? std::to_string(*source.year) : "",
         lexicon.label(source.id, words.language)});
  }
  return table;
}

Table indicators(const Lexicon& lexicon, const Words& words) {
  Table table{{"id", "unit", "label", "stands_for"}};
  for (const auto& indicator : lexicon.model().indicators) {
    std::string measured;
    for (const auto& measures : indicator.measures)
      measured += words.measured(measures, lexicon, measured.empty());
    table.add({indicator.id, words.named(indicator.unit, lexicon),
               lexicon.label(indicator.id, words.language), measured});
  }
  return table;
}

Table regions(const Lexicon& lexicon, Language language) {
  Table table{{"id", "code", "label", "label_other"}};
  const auto other = language == Language::kZh ? Language::kEn : Language::kZh;
  for (const auto& region : lexicon.model().regions) {
    table.add({region.id, region.code, lexicon.label(region.id, language),
               lexicon.label(region.id, other)});
  }
  return table;
}

Table peer_groups(const Lexicon& lexicon, Language language) {
  Table table{{"id", "label", "members"}};
  for (const auto& group : lexicon.model().peer_groups) {
    const auto members = group.all ? lexicon.model().regions.size() : group.members.size();
    table.add({group.id, lexicon.label(group.id, language), std::to_string(members)});
  }
  return table;
}

Table alignments(const Lexicon& lexicon, const Words& words) {
  Table table{{"concept", "relation", "with", "status", "reason"}};
  for (const auto& one : lexicon.model().alignments) {
    table.add({words.called(one.id.id, lexicon), words(one.relation),
               words.called(one.with.id, lexicon), words(one.status),
               one.reason.in(words.language)});
  }
  return table;
}

Table types(const Lexicon& lexicon, const Words& words) {
  Table table{{"id", "is_a", "abstract", "concepts", "label"}};
  for (const auto& type : lexicon.model().schema.types) {
    const auto& all = lexicon.model().concepts;
    const auto count = std::count_if(all.begin(), all.end(),
                                     [&](const auto& item) { return item.type.id == type.id; });
    table.add({type.id, type.is_a.id, words.yes_or_no(type.is_abstract), std::to_string(count),
               lexicon.label(type.id, words.language)});
  }
  return table;
}

Table relations(const Lexicon& lexicon, const Words& words) {
  Table table{{"id", "kind", "domain", "range", "label"}};
  for (const auto& relation : lexicon.model().schema.relations) {
    table.add({relation.id, words(relation.kind), relation.domain.id, relation.range.id,
               lexicon.label(relation.id, words.language)});
  }
  return table;
}

Table programs(const Lexicon& lexicon, ontology::ProgramKind kind) {
  Table table{{"name", "lines"}};
  for (const auto& program : lexicon.model().programs) {
    if (program.kind != kind) continue;
    table.add(
        {program.name, std::to_string(std::count(program.text.begin(), program.text.end(), '\n'))});
  }
  return table;
}

Table errors() {
  Table table{{"id", "exit_status", "summary"}};
  for (const auto& row : kErrorIndex) {
    table.add({std::string{row.id}, std::to_string(static_cast<int>(row.kind)),
               std::string{row.summary}});
  }
  return table;
}

int unknown_kind(const Output& output, const Lexicon& lexicon, const std::string& kind) {
  std::vector<std::string_view> known{"concepts",   "claims",  "sources",     "alignments",
                                      "indicators", "regions", "peer-groups", "types",
                                      "relations",  "rules",   "queries",     "errors"};
  for (const auto& type : lexicon.model().schema.types)
    known.push_back(type.id);
  const auto near = base::nearest_name(kind, known);
  std::string help = near ? "did you mean `" + std::string{*near} + "`?" : "choose one of:";
  for (std::size_t i = 0; !near && i < known.size(); ++i)
    help += " " + std::string{known[i]};
  return output.fail(kUsage, "nothing of the kind `" + kind + "` can be listed", help);
}

}  // namespace

int run(const ListArguments& arguments, const Output& output) {
  if (arguments.kind == "errors") return output.answer(errors());  // needs no store
  auto opened = open_store(output);
  if (!opened) return output.fail(opened.error());
  const Lexicon lexicon{opened->model()};
  const auto language = output.common().language;
  const Words words{language, output.is_for_people()};
  const auto& kind = arguments.kind;
  if (kind == "concepts") return output.answer(concepts(lexicon, words, {}));
  if (kind == "claims") return output.answer(claims(lexicon, words));
  if (kind == "sources") return output.answer(sources(lexicon, words));
  if (kind == "alignments") return output.answer(alignments(lexicon, words));
  if (kind == "indicators") return output.answer(indicators(lexicon, words));
  if (kind == "regions") return output.answer(regions(lexicon, language));
  if (kind == "peer-groups") return output.answer(peer_groups(lexicon, language));
  if (kind == "types") return output.answer(types(lexicon, words));
  if (kind == "relations") return output.answer(relations(lexicon, words));
  if (kind == "rules") return output.answer(programs(lexicon, ontology::ProgramKind::kRules));
  if (kind == "queries") return output.answer(programs(lexicon, ontology::ProgramKind::kQuery));
  const auto singular = kind.ends_with("s") ? kind.substr(0, kind.size() - 1) : kind;
  for (const auto& type : opened->model().schema.types) {
    if (type.id == kind || type.id == singular || type.label.zh == kind || type.label.en == kind)
      return output.answer(concepts(lexicon, words, type.id));
  }
  return unknown_kind(output, lexicon, kind);
}

}  // namespace yinguo::cli
