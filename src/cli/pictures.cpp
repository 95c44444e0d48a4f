#include "cli/pictures.hpp"

#include <algorithm>

#include "cli/degree_plot.hpp"

namespace yinguo::cli {
namespace {

using reasoning::PeerScale;
using reasoning::Ramp;
using Mark = StripPlot::Mark;

std::string joined(const std::vector<StripPlot::Point>& all, std::string_view separator) {
  std::string text;
  for (const auto& one : all)
    text.append(text.empty() ? "" : separator).append(one.label);
  return text;
}

}  // namespace

Mark Pictures::mark(const MarkedFigure& figure) const {
  const auto name = figure.name.empty() ? label(figure.region) : figure.name;
  return {figure.kind, *figure.value, name + " " + figure_value(*figure.value, {})};
}

/// The anchors and what lies at the threshold between them, from left to right.
std::vector<StripPlot::Point> Pictures::ticks(const Ramp& ramp, double threshold) const {
  const auto tick = [&](double value, const std::string& degree) {
    return StripPlot::Point{value, degree + say({" at ", "："}) + figure_value(value, {})};
  };
  const auto degree = [&](double value) {
    return say({"degree ", "程度 "}) + coordinate(ramp.grade(value));
  };
  std::vector<StripPlot::Point> out;
  if (ramp.low < ramp.high) out.push_back(tick(ramp.low, degree(ramp.low)));
  if (threshold > 0.0 && threshold < 1.0 && ramp.low < ramp.high)
    out.push_back(tick(ramp.value_at(threshold), fixed(threshold, 2)));
  out.push_back(tick(ramp.high, degree(ramp.high)));
  return out;
}

std::string Pictures::description(const StripPlot& plot, const PeerScale& scale,
                                  const std::vector<MarkedFigure>& marks) const {
  const auto& worst = scale.peers.front();
  const auto& best = scale.peers.back();
  const auto count = std::to_string(scale.peers.size());
  const auto end = [&](const reasoning::Peer& peer) {
    return label(peer.region) + " " + figure_value(peer.value, {});
  };
  auto text = zh() ? count + "个同伴，由" + end(worst) + "到" + end(best) + "。"
                   : count + " peers, from " + end(worst) + " to " + end(best) + ".";
  for (const auto& figure : marks) {
    if (!figure.value) continue;
    const auto rank = scale.rank_of(*figure.value, figure.region);
    text += say({" ", ""}) + mark(figure).label + say({", ", "，"}) +
            ranks(rank, rank, static_cast<std::int64_t>(scale.peers.size())) + say({".", "。"});
  }
  return text + say({" ", ""}) + joined(plot.ticks, say({"; ", "；"})) + say({".", "。"});
}

void Pictures::add_strip(std::string_view indicator, double threshold,
                         const std::vector<MarkedFigure>& marks, Picture& strips, Way way) {
  const auto scale = reasoning::peer_scale(lookup_, indicator);
  if (!scale || scale->peers.empty() || marks.empty() || !marks.front().value) return;
  const reasoning::Ramp& ramp = *scale;
  StripPlot plot{.ramp = ramp, .threshold = ramp.value_at(threshold)};
  for (const auto& figure : marks) {
    if (figure.value) plot.marks.push_back(mark(figure));
  }
  if (way == Way::kArrow) plot.way.emplace(plot.marks.front().value, plot.marks.back().value);
  const auto is_marked = [&](const reasoning::Peer& peer) {
    return std::ranges::any_of(
        marks, [&](const MarkedFigure& one) { return one.value && one.region == peer.region; });
  };
  for (const auto& peer : scale->peers) {
    if (is_marked(peer)) continue;
    if (&peer == &scale->peers.back())
      plot.marks.push_back(mark({Mark::Kind::kPeer, peer.value, peer.region}));
    else
      plot.points.push_back({peer.value, label(peer.region)});
  }
  plot.ticks = ticks(*scale, threshold);
  const auto unit = unit_of(indicator);
  plot.title =
      label(indicator) + (unit.empty() ? "" : (zh() ? "（" : " (") + unit + (zh() ? "）" : ")"));
  plot.description = description(plot, *scale, marks);
  strips.drawings.push_back(strip_plot(plot));
  has_strips_ = true;
}

Picture Pictures::strips() const {
  auto caption = say({"The figures among the peers'.", "各项数据在同伴中的位置。"});
  if (!has_strips_)
    caption +=
        say({" ◆ the region, ◇ as it was, ○ what it is held against; each dot is a peer "
             "(the best is named; the others when pointed at). The wedge under the line is "
             "the degree, from 0 at one anchor to 1 at the other; dashed: the threshold.",
             "◆ 本地区，◇ 变动前，○ 所对照者；每个圆点是一个同伴（最好者注名，其余指向可见"
             "）。线下的斜坡是程度，由一个锚点处的 0 到另一个锚点处的 1；虚线为阈值。"});
  return {std::move(caption), {}};
}

Picture Pictures::degrees(const std::vector<std::pair<std::string, model::Interval>>& goals,
                          double threshold) const {
  Picture picture{say({"How far each is in place. In dashes: what missing figures leave open.",
                       "各目标的程度。虚框：因缺数据而未定。"}),
                  {}};
  if (goals.size() < 2) return picture;
  DegreePlot plot{.title = say({"Degrees side by side", "各目标的程度"}),
                  .threshold = threshold,
                  .threshold_label = say({"threshold ", "阈值 "}) + fixed(threshold, 2)};
  for (const auto& [goal, degree] : goals) {
    const auto status = model::status_of(degree, threshold);
    plot.bars.push_back({label(goal), status_of(status, degree), degree, status});
    plot.description += (plot.description.empty() ? "" : say({"; ", "；"})) +
                        plot.bars.back().label + " " + plot.bars.back().words;
  }
  picture.drawings.push_back(degree_plot(plot));
  return picture;
}

Picture Pictures::tree(const TreeBox& root, double threshold, const Bilingual& caption) const {
  Picture picture{
      say(caption) + say({" The bar in a box is its degree, with a stroke at the threshold; "
                          "dashed: latent.",
                          "框内横条为程度，竖线为阈值；虚线框：潜在。"}),
      {}};
  if (root.parts.empty()) return picture;
  std::string parts;
  for (const auto& part : root.parts)
    parts += (parts.empty() ? "" : say({"; ", "；"})) + part.label + " " + degree_text(part.degree);
  picture.drawings.push_back(
      tree_plot(root, threshold, say({"Tree of ", "依据树："}) + root.label, parts));
  return picture;
}

}  // namespace yinguo::cli
