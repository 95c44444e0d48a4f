#include "cli/diff_text.hpp"

#include <algorithm>
#include <array>

#include "cli/diff_words.hpp"

namespace yinguo::cli {
namespace {

using ontology::Element;
using ontology::ElementChange;
using ontology::ElementKind;
using ontology::PropertyChange;
using ontology::Renaming;

using Lines = std::vector<std::string>;

/// How many elements of a kind are in each list.
using Counts = std::array<std::size_t, 4>;

/// Says what differs, in an outline.
class DiffWords : private Words {
 public:
  DiffWords(const DiffSheet& sheet, const DiffRendering& rendering)
      : Words{rendering.rendering}, sheet_{sheet}, before_{rendering.before} {}

  [[nodiscard]] std::string title() const { return sheet_.before + " → " + sheet_.after; }

  [[nodiscard]] std::string summary() const {
    if (sheet_.difference.is_empty()) return say({"Nothing differs.", "没有差异。"});
    return say(
        {"− removed, + added, ~ changed, ≈ renamed, as it seems: all else that is said of "
         "the two ids is the same.",
         "− 删除，+ 新增，~ 改动，≈ 疑为改名：除标识外其余内容全部相同。"});
  }

  [[nodiscard]] std::string counts_title() const { return say({"how many", "数目"}); }

  [[nodiscard]] Table counts() const;
  [[nodiscard]] std::vector<Outline::Part> parts() const;
  [[nodiscard]] std::string answers_title() const;
  [[nodiscard]] Lines about_answers() const;
  [[nodiscard]] Table answers() const;

 private:
  [[nodiscard]] Counts counts_of(ElementKind kind) const;
  void add_change(const ElementChange& change, Lines& out) const;
  void add_property(const PropertyChange& change, Lines& out) const;
  void add_only(const Bilingual& what, const Lines& ids, const Lexicon& lexicon, Lines& out) const;

  /// The first of `all` that are of the kind, each written by `write`, and how many are left out.
  template <class T, class Write>
  void add_some(const std::vector<T>& all, ElementKind kind, Lines& out, Write write) const {
    std::size_t count = 0;
    for (const auto& one : all) {
      if (one.kind != kind) continue;
      if (is_shown(count++)) write(one);
    }
    add_rest(count, "", out);
  }

  [[nodiscard]] bool is_shown(std::size_t number) const {
    return sheet_.limit == 0 || number < sheet_.limit;
  }

  void add_rest(std::size_t count, const std::string& indent, Lines& out) const {
    if (sheet_.limit == 0 || count <= sheet_.limit) return;
    const auto rest = std::to_string(count - sheet_.limit);
    out.push_back(indent + (zh() ? "……另有 " + rest + " 项（--limit 0 显示全部）"
                                 : "… " + rest + " more (--limit 0 shows all)"));
  }

  const DiffSheet& sheet_;
  const Lexicon& before_;
};

Counts DiffWords::counts_of(ElementKind kind) const {
  const auto count = [&](const auto& all) {
    return static_cast<std::size_t>(
        std::ranges::count_if(all, [&](const auto& one) { return one.kind == kind; }));
  };
  const auto& all = sheet_.difference;
  return {count(all.removed), count(all.added), count(all.changed), count(all.renamed)};
}

Table DiffWords::counts() const {
  Table table{{"", say({"removed", "删除"}), say({"added", "新增"}), say({"changed", "改动"}),
               say({"renamed", "改名"})}};
  for (std::size_t k = 0; k < ontology::kElementKindCount; ++k) {
    const auto kind = static_cast<ElementKind>(k);
    const auto counts = counts_of(kind);
    if (counts == Counts{}) continue;
    std::vector<std::string> row{std::string{kind_phrase(kind, language_)}};
    for (const auto count : counts)
      row.push_back(std::to_string(count));
    table.add(std::move(row));
  }
  return table;
}

std::vector<Outline::Part> DiffWords::parts() const {
  const auto& all = sheet_.difference;
  std::vector<Outline::Part> out;
  for (std::size_t k = 0; k < ontology::kElementKindCount; ++k) {
    const auto kind = static_cast<ElementKind>(k);
    if (counts_of(kind) == Counts{}) continue;
    Outline::Part part{std::string{kind_phrase(kind, language_)}};
    auto& lines = part.lines;
    const auto phrase = [&](const auto& one, const Lexicon& lexicon) {
      return element_phrase(kind, one.id, lexicon, language_);
    };
    add_some(all.removed, kind, lines,
             [&](const Element& one) { lines.push_back("− " + phrase(one, before_)); });
    add_some(all.added, kind, lines,
             [&](const Element& one) { lines.push_back("+ " + phrase(one, lexicon_)); });
    add_some(all.changed, kind, lines, [&](const ElementChange& one) { add_change(one, lines); });
    add_some(all.renamed, kind, lines, [&](const Renaming& one) {
      lines.push_back("≈ " + one.from + " → " + element_phrase(kind, one.to, lexicon_, language_));
    });
    out.push_back(std::move(part));
  }
  return out;
}

void DiffWords::add_change(const ElementChange& change, Lines& out) const {
  out.push_back("~ " + element_phrase(change.kind, change.id, lexicon_, language_));
  for (const auto& property : change.properties)
    add_property(property, out);
}

void DiffWords::add_property(const PropertyChange& change, Lines& out) const {
  const auto name = "  " + property_phrase(change.name, language_) + say({": ", "："});
  const auto value = [&](const std::string& text, const Lexicon& lexicon) {
    return value_phrase(change.name, text, lexicon, language_);
  };
  if (change.gone.empty() && change.came.empty())
    return out.push_back(name + say({"in another order", "顺序不同"}));
  if (change.gone.size() == 1 && change.came.size() == 1)
    return out.push_back(name + value(change.gone.front(), before_) + " → " +
                         value(change.came.front(), lexicon_));
  for (std::size_t i = 0; i < change.gone.size() && is_shown(i); ++i)
    out.push_back(name + "− " + value(change.gone[i], before_));
  add_rest(change.gone.size(), name + "− ", out);
  for (std::size_t i = 0; i < change.came.size() && is_shown(i); ++i)
    out.push_back(name + "+ " + value(change.came[i], lexicon_));
  add_rest(change.came.size(), name + "+ ", out);
}

std::string DiffWords::answers_title() const {
  return say({"answers · ", "结论 · "}) + std::to_string(sheet_.answers->period) +
         say({" · threshold ", " · 阈值 "}) + fixed(sheet_.answers->threshold, 2);
}

void DiffWords::add_only(const Bilingual& what, const Lines& ids, const Lexicon& lexicon,
                         Lines& out) const {
  if (ids.empty()) return;
  auto text = say(what);
  for (std::size_t i = 0; i < ids.size(); ++i)
    text += (i == 0 ? "" : say({"; ", "；"})) + lexicon.label(ids[i], language_);
  out.push_back(std::move(text));
}

Lines DiffWords::about_answers() const {
  const auto& sheet = *sheet_.answers;
  const auto& changes = sheet.changes;
  const auto all = std::to_string(changes.compared);
  const auto status = std::to_string(changes.status.size());
  const auto degree = std::to_string(changes.degree.size());
  Lines out{zh() ? "比较的结论（地区×路径）：" + all + "；状态不同：" + status +
                       "；只有程度不同：" + degree
                 : "answers compared (regions × goals): " + all + "; another status: " + status +
                       "; only another degree: " + degree};
  if (!changes.degree.empty()) {
    const auto& widest = changes.degree.front();
    out.push_back(say({"the widest of these: ", "其中相差最大的："}) + label(widest.region) +
                  say({", ", "，"}) + label(widest.goal) + " " + degree_text(widest.before) +
                  " → " + degree_text(widest.after));
  }
  add_only({"regions with figures only before: ", "只有前者有数据的地区："}, sheet.regions_gone,
           before_, out);
  add_only({"regions with figures only after: ", "只有后者有数据的地区："}, sheet.regions_came,
           lexicon_, out);
  add_only({"pathways only before: ", "只有前者有的路径："}, sheet.goals_gone, before_, out);
  add_only({"pathways only after: ", "只有后者有的路径："}, sheet.goals_came, lexicon_, out);
  add_only({"the rules of one side say nothing of: ", "有一方的规则没有提到："}, changes.silent,
           lexicon_, out);
  return out;
}

Table DiffWords::answers() const {
  Table table{{say({"region", "地区"}), say({"goal", "目标"}), say({"before", "之前"}),
               say({"after", "之后"})}};
  const auto status = [&](const model::Interval& degree) {
    return status_of(model::status_of(degree, sheet_.answers->threshold), degree);
  };
  for (const auto& one : sheet_.answers->changes.status)
    table.add({label(one.region), label(one.goal), status(one.before), status(one.after)});
  return table;
}

std::string name(ElementKind kind) {
  return std::string{ontology::name_of(kind)};
}

/// A row for each value of a property that went or came.
void add_changed(const ontology::ElementChange& one, Table& table) {
  for (const auto& property : one.properties) {
    const auto rows = std::max({std::size_t{1}, property.gone.size(), property.came.size()});
    for (std::size_t i = 0; i < rows; ++i) {
      const auto value = [&](const Lines& values) {
        return i < values.size() ? values[i] : std::string{};
      };
      table.add({"changed", name(one.kind), one.id, property.name, value(property.gone),
                 value(property.came)});
    }
  }
}

}  // namespace

Outline diff_outline(const DiffSheet& sheet, const DiffRendering& rendering) {
  const DiffWords words{sheet, rendering};
  Outline out{words.title(), {words.summary()}};
  if (!sheet.difference.is_empty()) out.parts.push_back({words.counts_title(), {}, words.counts()});
  for (auto& part : words.parts())
    out.parts.push_back(std::move(part));
  if (!sheet.answers) return out;
  out.parts.push_back({words.answers_title(), words.about_answers()});
  auto answers = words.answers();
  if (answers.row_count() > 0) out.parts.back().table = std::move(answers);
  return out;
}

Table diff_table(const DiffSheet& sheet) {
  Table table{{"change", "kind", "id", "property", "before", "after"}};
  const auto& all = sheet.difference;
  for (const auto& one : all.renamed)
    table.add({"renamed", name(one.kind), one.to, "id", one.from, one.to});
  for (const auto& one : all.removed)
    table.add({"removed", name(one.kind), one.id, "", "", ""});
  for (const auto& one : all.added)
    table.add({"added", name(one.kind), one.id, "", "", ""});
  for (const auto& one : all.changed)
    add_changed(one, table);
  if (!sheet.answers) return table;
  for (const auto& one : sheet.answers->changes.status)
    table.add({"answer", "status", one.region, one.goal,
               std::string{status_word(model::status_of(one.before, sheet.answers->threshold))},
               std::string{status_word(model::status_of(one.after, sheet.answers->threshold))}});
  return table;
}

}  // namespace yinguo::cli
