#include "cli/gaps_text.hpp"

#include <optional>
#include <set>

#include "cli/gap_words.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Gap;
using reasoning::Role;
using reasoning::Shortfalls;

void write_parts(const GapWords& words, const Gap& gap, const std::string& indent,
                 std::string& out) {
  std::vector<const Gap*> followed;
  for (const auto& part : gap.parts) {
    if (!part.is_listed_only) followed.push_back(&part);
  }
  const auto further = words.others(gap);
  for (std::size_t i = 0; i < followed.size(); ++i) {
    const bool is_last = i + 1 == followed.size() && further.empty();
    const auto below = indent + (is_last ? "  " : "│ ");
    out.append(indent).append(is_last ? "└ " : "├ ").append(words.line(*followed[i])).append("\n");
    if (const auto needs = words.needs(*followed[i]); !needs.empty())
      out.append(below).append("  ").append(needs).append("\n");
    write_parts(words, *followed[i], below, out);
  }
  if (!further.empty()) out.append(indent).append("└ ").append(further).append("\n");
}

std::vector<Item> items(const GapWords& words, const Gap& gap) {
  std::vector<Item> out;
  for (const auto& part : gap.parts) {
    if (part.is_listed_only) continue;
    const auto needs = words.needs(part);
    out.push_back({words.line(part) + (needs.empty() ? "" : " — " + needs), items(words, part)});
  }
  if (auto further = words.others(gap); !further.empty()) out.push_back({std::move(further)});
  return out;
}

/// Draws what falls short. A figure is drawn once on a page.
class GapPictures {
 public:
  GapPictures(const Shortfalls& shortfalls, const Rendering& rendering, Pictures& pictures)
      : shortfalls_{shortfalls},
        words_{shortfalls, {rendering.lexicon, rendering.language, false}},
        pictures_{pictures} {}

  [[nodiscard]] Picture degrees() const {
    std::vector<std::pair<std::string, model::Interval>> goals;
    for (const auto& answer : shortfalls_.answers)
      goals.emplace_back(answer.goal, answer.degree);
    return pictures_.degrees(goals, shortfalls_.threshold);
  }

  [[nodiscard]] Picture tree(const Gap& gap) const {
    return pictures_.tree(
        box(gap, true), shortfalls_.threshold,
        {"What it lacks, from left to right, nearest first.", "自左至右为其所缺，由近及远。"});
  }

  [[nodiscard]] Picture strips(const Gap& gap) {
    auto out = pictures_.strips();
    add_strips(gap, out);
    return out;
  }

 private:
  /// The goal, the goals below it, and the first that are none.
  [[nodiscard]] TreeBox box(const Gap& gap, bool is_root) const {
    TreeBox out{.label = words_.name(gap),
                .note = words_.needs(gap),
                .degree = gap.degree,
                .status = model::status_of(gap.degree, shortfalls_.threshold),
                .is_latent = gap.basis == reasoning::Basis::kImplied || gap.is_absent};
    if (!is_root && gap.role != Role::kGoal) return out;
    for (const auto& part : gap.parts)
      out.parts.push_back(box(part, false));
    return out;
  }

  void add_strips(const Gap& gap, Picture& out) {
    using Kind = StripPlot::Mark::Kind;
    if (gap.figure && drawn_.insert(gap.figure->indicator).second) {
      std::vector<MarkedFigure> marks{{Kind::kHere, gap.figure->value, shortfalls_.region}};
      if (gap.nearest) marks.push_back({Kind::kTarget, gap.nearest->value, gap.nearest->region});
      pictures_.add_strip(gap.figure->indicator, shortfalls_.threshold, marks, out);
    }
    for (const auto& part : gap.parts) {
      if (!part.is_listed_only) add_strips(part, out);
    }
  }

  const Shortfalls& shortfalls_;
  GapWords words_;
  Pictures& pictures_;
  std::set<std::string, std::less<>> drawn_;
};

}  // namespace

std::string gaps_text(const Shortfalls& shortfalls, const Rendering& rendering) {
  const GapWords words{shortfalls, rendering};
  auto out = styled(words.title(), Style::kBold, rendering.color) + "\n" + words.preamble() + "\n";
  for (const auto& answer : shortfalls.answers) {
    out += "\n" + styled(words.goal(answer), Style::kBold, rendering.color) + "  " +
           words.status(answer) + "\n";
    if (!answer.gap) continue;
    if (const auto needs = words.heading(*answer.gap); !needs.empty()) out += "  " + needs + "\n";
    write_parts(words, *answer.gap, "  ", out);
    const auto deciding = words.deciding(answer);
    if (!deciding.empty()) out.append("  ").append(words.deciding_title(answer)).append("\n");
    for (const auto& line : deciding)
      out += "    " + line + "\n";
  }
  return out;
}

Document gaps_document(const Shortfalls& shortfalls, const Rendering& rendering,
                       Pictures* pictures) {
  const GapWords words{shortfalls, rendering};
  std::optional<GapPictures> drawn;
  if (pictures != nullptr) drawn.emplace(shortfalls, rendering, *pictures);
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  if (drawn) out.add(drawn->degrees());
  for (const auto& answer : shortfalls.answers) {
    out.add(Heading{2, words.goal(answer) + " — " + words.status(answer)});
    if (!answer.gap) continue;
    if (auto needs = words.heading(*answer.gap); !needs.empty())
      out.add(Paragraph{std::move(needs)});
    if (drawn) out.add(drawn->tree(*answer.gap));
    out.add(List{items(words, *answer.gap)});
    if (drawn) out.add(drawn->strips(*answer.gap));
    const auto deciding = words.deciding(answer);
    if (!deciding.empty()) out.add(Paragraph{words.deciding_title(answer) + ":"});
    out.add(outline(deciding));
  }
  return out;
}

}  // namespace yinguo::cli
