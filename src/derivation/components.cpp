#include "derivation/components.hpp"

#include <algorithm>

namespace yinguo::derivation {
namespace {

void collect_operands(const Graph& graph, Schedule& schedule) {
  schedule.operand_begin.push_back(0);
  for (std::uint32_t f = 0; f < graph.firings.size(); ++f) {
    const Firing& firing = graph.firings[f];
    const bool has_degree = graph.node(firing.head).is_degree;
    for (std::uint32_t p = 0; has_degree && p < firing.premise_count; ++p) {
      const std::uint32_t index = firing.first_premise + p;
      const Premise& premise = graph.premises[index];
      const auto node = static_cast<std::uint32_t>(premise.node);
      if (premise.kind == PremiseKind::kQuantified) {
        schedule.operands.push_back({Operand::Kind::kQuantified, index});
      } else if (premise.kind == PremiseKind::kFact && graph.nodes[node].is_degree) {
        schedule.operands.push_back({Operand::Kind::kNode, node});
      } else if (premise.kind == PremiseKind::kNegatedFact && graph.nodes[node].is_degree) {
        schedule.operands.push_back({Operand::Kind::kNegatedNode, node});
      }
    }
    schedule.operand_begin.push_back(static_cast<std::uint32_t>(schedule.operands.size()));
  }
}

/// Calls `visit` with each degree node that firing `f` reads, repetitions included.
template <class Visit>
void for_each_read(const Graph& graph, const Schedule& schedule, std::uint32_t f, Visit visit) {
  for (std::uint32_t o = schedule.operand_begin[f]; o < schedule.operand_begin[f + 1]; ++o) {
    const Operand& operand = schedule.operands[o];
    if (operand.kind != Operand::Kind::kQuantified) {
      visit(operand.index);
      continue;
    }
    for (const NodeId member : graph.members_of(graph.premises[operand.index])) {
      if (graph.node(member).is_degree) visit(static_cast<std::uint32_t>(member));
    }
  }
}

void collect_uses(const Graph& graph, Schedule& schedule) {
  std::vector<std::uint32_t> last(graph.nodes.size(), kNoIndex);  // firing counted last, by node
  std::vector<std::uint32_t> count(graph.nodes.size() + 1, 0);
  const auto scan = [&](auto found) {
    std::ranges::fill(last, kNoIndex);
    for (std::uint32_t f = 0; f < graph.firings.size(); ++f) {
      for_each_read(graph, schedule, f, [&](std::uint32_t node) {
        if (last[node] == f) return;
        last[node] = f;
        found(node, f);
      });
    }
  };
  scan([&](std::uint32_t node, std::uint32_t) { ++count[node + 1]; });
  for (std::size_t i = 1; i < count.size(); ++i)
    count[i] += count[i - 1];
  schedule.use_begin = count;
  schedule.uses.resize(count.back());
  scan([&](std::uint32_t node, std::uint32_t f) { schedule.uses[count[node]++] = f; });
}

class Tarjan {
 public:
  Tarjan(const Graph& graph, Schedule& schedule)
      : graph_{graph},
        schedule_{schedule},
        number_(graph.nodes.size(), kNoIndex),
        low_(graph.nodes.size(), 0) {}

  void run() {
    schedule_.component_of.assign(graph_.nodes.size(), kNoIndex);
    schedule_.component_begin.push_back(0);
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
      if (graph_.nodes[node].is_degree && number_[node] == kNoIndex) explore(node);
    }
  }

 private:
  struct Visit {
    std::uint32_t node = 0;
    std::vector<std::uint32_t> reads{};
    std::size_t next = 0;
  };

  void enter(std::uint32_t node) {
    number_[node] = low_[node] = counter_++;
    open_.push_back(node);
    Visit visit{.node = node};
    const Node& info = graph_.nodes[node];
    for (std::uint32_t i = 0; i < info.firing_count; ++i) {
      for_each_read(graph_, schedule_, info.first_firing + i,
                    [&](std::uint32_t read) { visit.reads.push_back(read); });
    }
    stack_.push_back(std::move(visit));
  }

  void explore(std::uint32_t root) {
    enter(root);
    while (!stack_.empty()) {
      Visit& visit = stack_.back();
      if (visit.next < visit.reads.size()) {
        const std::uint32_t read = visit.reads[visit.next++];
        if (number_[read] == kNoIndex) {
          enter(read);
        } else if (schedule_.component_of[read] == kNoIndex) {
          low_[visit.node] = std::min(low_[visit.node], number_[read]);
        }
        continue;
      }
      const std::uint32_t node = visit.node;
      const bool reads_itself = std::ranges::find(visit.reads, node) != visit.reads.end();
      stack_.pop_back();
      if (!stack_.empty()) {
        low_[stack_.back().node] = std::min(low_[stack_.back().node], low_[node]);
      }
      if (low_[node] == number_[node]) close(node, reads_itself);
    }
  }

  void close(std::uint32_t node, bool reads_itself) {
    const auto component = static_cast<std::uint32_t>(schedule_.component_cyclic.size());
    const std::size_t first = schedule_.order.size();
    std::uint32_t member = kNoIndex;
    while (member != node) {
      member = open_.back();
      open_.pop_back();
      schedule_.component_of[member] = component;
      schedule_.order.push_back(member);
    }
    std::sort(schedule_.order.begin() + static_cast<std::ptrdiff_t>(first), schedule_.order.end());
    const bool is_cyclic = schedule_.order.size() - first > 1 || reads_itself;
    schedule_.component_cyclic.push_back(is_cyclic ? 1 : 0);
    schedule_.component_begin.push_back(static_cast<std::uint32_t>(schedule_.order.size()));
  }

  const Graph& graph_;
  Schedule& schedule_;
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> open_;
  std::vector<Visit> stack_;
  std::uint32_t counter_ = 0;
};

}  // namespace

Schedule make_schedule(const Graph& graph) {
  Schedule schedule;
  collect_operands(graph, schedule);
  collect_uses(graph, schedule);
  Tarjan{graph, schedule}.run();
  return schedule;
}

}  // namespace yinguo::derivation
