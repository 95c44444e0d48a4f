#include <algorithm>
#include <map>
#include <set>

#include "ontology/checks.hpp"
#include "ontology/errors.hpp"
#include "ontology/xml_fields.hpp"

namespace yinguo::ontology {
namespace {

/// Depth-first search over ratios without recursion: a ratio may name a ratio that names a ratio …
class RatioCycles {
 public:
  explicit RatioCycles(Checks& checks) : checks_{checks} {}

  void run() {
    for (const auto& indicator : checks_.model().indicators) {
      if (indicator.ratio && !done_.contains(indicator.id)) visit(indicator);
    }
  }

 private:
  struct Frame {
    const Indicator* indicator;
    int next = 0;
  };

  void visit(const Indicator& start) {
    std::vector<Frame> path{{&start}};
    while (!path.empty()) {
      auto& frame = path.back();
      const Ref* ref = next_part(frame);
      if (ref == nullptr) {
        done_.insert(frame.indicator->id);
        path.pop_back();
        continue;
      }
      const auto* part = checks_.index().find_indicator(ref->id);
      if (part == nullptr || !part->ratio || done_.contains(part->id)) continue;
      const auto on_path = std::find_if(path.begin(), path.end(),
                                        [&](const Frame& f) { return f.indicator == part; });
      if (on_path == path.end()) {
        path.push_back({part});
      } else {
        report({on_path, path.end()}, *ref);
      }
    }
  }

  static const Ref* next_part(Frame& frame) {
    switch (frame.next++) {
      case 0:
        return &frame.indicator->ratio->numerator;
      case 1:
        return &frame.indicator->ratio->denominator;
      default:
        return nullptr;
    }
  }

  void report(const std::vector<Frame>& cycle, const Ref& ref) {
    std::string chain;
    for (const auto& frame : cycle)
      chain += "`" + frame.indicator->id + "` → ";
    checks_.report(kRatioCycle, ref.span,
                   "a ratio refers to itself: " + chain + "`" + ref.id + "`");
  }

  Checks& checks_;
  std::set<std::string_view> done_;
};

void check_membership(Checks& checks, const Indicator& indicator) {
  const auto& membership = *indicator.membership;
  if (!membership.peers.id.empty()) checks.refers_to(membership.peers, Kind::kPeerGroup);
  if (membership.by_quantile) return;
  for (const double anchor : {membership.from, membership.to}) {
    if ((indicator.min && anchor < *indicator.min) || (indicator.max && anchor > *indicator.max)) {
      checks.report(kMembership, membership.span, "an anchor is outside the indicator's range");
    }
  }
}

/// Where units are declared, all are, so that each can be named in both languages.
void check_unit(Checks& checks, const Indicator& indicator) {
  const auto& units = checks.model().units;
  const auto& unit = indicator.unit;
  if (units.empty() || unit.empty() || checks.index().find_unit(unit) != nullptr) return;
  std::vector<std::string_view> ids;
  ids.reserve(units.size());
  for (const auto& declared : units)
    ids.push_back(declared.id);
  checks.report(kUnknownReference, indicator.unit_span, "there is no unit `" + unit + "`",
                "an ontology that declares units declares all that its indicators have",
                suggestion(unit, ids));
}

void check_indicator(Checks& checks, const Indicator& indicator) {
  check_unit(checks, indicator);
  for (const auto& source : indicator.sources)
    checks.refers_to(source, Kind::kSource);
  std::set<std::string_view> measured;
  for (const auto& measures : indicator.measures) {
    checks.refers_to(measures.id, Kind::kConcept);
    if (!measured.insert(measures.id.id).second) {
      checks.report(kRepeated, measures.id.span,
                    "`" + indicator.id + "` measures `" + measures.id.id + "` twice");
    }
  }
  if (indicator.ratio) {
    checks.refers_to(indicator.ratio->numerator, Kind::kIndicator);
    checks.refers_to(indicator.ratio->denominator, Kind::kIndicator);
    if (indicator.ratio->numerator.id == indicator.ratio->denominator.id) {
      checks.report(kRatio, indicator.ratio->denominator.span,
                    "a ratio has one indicator above and below");
    }
  }
  if (indicator.membership) check_membership(checks, indicator);
}

void check_codes(Checks& checks) {
  std::map<std::string_view, base::Span> codes;
  for (const auto& region : checks.model().regions) {
    if (region.code.empty()) continue;
    const auto [first, is_new] = codes.try_emplace(region.code, region.span);
    if (!is_new) {
      checks.report_second(kDuplicateId, region.span,
                           "the code `" + region.code + "` of `" + region.id + "` is taken",
                           first->second);
    }
  }
}

}  // namespace

void check_figures(Checks& checks) {
  for (const auto& indicator : checks.model().indicators)
    check_indicator(checks, indicator);
  RatioCycles{checks}.run();
  check_codes(checks);
  for (const auto& group : checks.model().peer_groups) {
    std::set<std::string_view> members;
    for (const auto& member : group.members) {
      checks.refers_to(member, Kind::kRegion);
      if (!members.insert(member.id).second) {
        checks.report(kRepeated, member.span, "`" + member.id + "` is in `" + group.id + "` twice");
      }
    }
  }
}

}  // namespace yinguo::ontology
