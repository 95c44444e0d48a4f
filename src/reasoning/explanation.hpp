#pragma once
// An explanation as plain data: what renderers and programs read.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/interval.hpp"

#include "reasoning/naming.hpp"

namespace yinguo::reasoning {

/// One official figure: the leaf of every chain of reasons.
struct ObservedFigure {
  std::string indicator{};
  double value = 0.0;  ///< in the indicator's unit
  std::string vintage{};
  std::string source{};
};

/// A figure as a degree: where the region stands among its peers, and the ramp that made the
/// degree.
struct Figure {
  std::string indicator{};
  std::optional<double> value{};  ///< none: missing, so the degree is unknown
  std::optional<std::int64_t> rank{};
  std::optional<std::int64_t> peers{};  ///< how many peers have the figure
  std::string peer_group{};
  std::optional<double>
      low{};  ///< the ramp's value of degree 0 (for "lower is better": of degree 1)
  std::optional<double> high{};            ///< the other end
  std::optional<double> at_threshold{};    ///< the value at which the degree is the threshold
  std::vector<ObservedFigure> observed{};  ///< what the value was observed as, or computed from
};

enum class Cut {
  kNone,
  kDepth,
  kCount,
  kShownAbove
};

/// One fact of a proof with the facts it stands on. Facts that only restate one other are merged
/// with it.
struct Step {
  std::string relation{};                  ///< of the fact asked for
  std::vector<std::string> arguments{};    ///< values as text; symbols are ids
  std::vector<std::string> restated_as{};  ///< relations merged into this step, in order
  Role role = Role::kOther;
  Basis basis = Basis::kNone;
  std::string subject{};  ///< the first argument: what the step is about
  model::Interval degree{};
  bool negated = false;    ///< it stands in the step above as "not this"
  bool is_input = false;   ///< a degree given from outside, unknown when there is no figure
  bool is_absent = false;  ///< nothing supports it: degree 0
  std::optional<std::string>
      group;                  ///< "all", "any", "mean", "at_least": the group this is a member of
  std::int64_t at_least = 0;  ///< with group "at_least"
  std::vector<std::string> claims{};  ///< ids of the claims that the rule instance used
  std::optional<Figure> figure{};     ///< kIndicator
  std::string rule{};  ///< the rule that fired, as written canonically; empty for leaves
  std::vector<Step> parts{};
  Cut cut = Cut::kNone;
};

/// What decides an answer's degree: raising anything else first does not raise it.
struct Binding {
  std::vector<std::string> path{};  ///< subjects from the goal to the deciding leaf
  std::string mechanism{};          ///< the deciding mechanism; empty when the goal has none
  std::string condition{};  ///< the first factor on the path: the condition as the paper names it
  std::string factor{};     ///< the last factor on the path: what it comes down to
  std::optional<Figure> figure{};  ///< the figure at the leaf, when it is one
  bool is_blocker = false;         ///< `condition` holds the mechanism back
  Basis basis = Basis::kNone;      ///< of `condition`
  model::Interval degree{};        ///< of `condition`
};

struct ObservedShare {
  std::int64_t observed = 0;
  std::int64_t total = 0;
};

struct Answer {
  std::string goal{};
  model::Interval degree{};
  model::Status status = model::Status::kUndetermined;
  std::optional<Binding> binding{};
  std::optional<ObservedShare> share{};  ///< conditions with figures of their own
  std::optional<std::int64_t> needed{};  ///< how many of its mechanisms must be in place
  std::int64_t in_place = 0;             ///< how many are
  std::int64_t mechanisms = 0;
  std::vector<std::string>
      set_aside{};  ///< conditions left out of account: nothing observes or implies them
  std::vector<std::string> unassessed{};         ///< blockers that nobody has judged
  std::vector<std::string> deciding_unknowns{};  ///< undetermined: factors or indicators without a
                                                 ///< figure on the open paths
  std::vector<Step> proofs{};                    ///< best first
  std::vector<double> proof_degrees{};  ///< of each proof alone, on the side that the status turns
                                        ///< on; empty when one proof was asked for
};

/// Theory and figures disagree, or the literature does, or a judgement was not gone by; reported,
/// never netted.
struct Finding {
  enum class Kind {
    kImpliedNotObserved,
    kObservedNotImplied,
    kOpposingClaims,
    kUnusedJudgement
  };
  Kind kind = Kind::kOpposingClaims;
  std::vector<std::string> subjects{};  ///< the concept; or claim, claim, cause, effect
  std::optional<model::Interval> degree{};
};

struct Explanation {
  std::string region{};
  int period = 0;
  double threshold = 0.5;
  std::string algebra{};
  std::vector<Answer> answers{};
  std::vector<Finding> findings{};
  bool cut = false;
};

}  // namespace yinguo::reasoning
