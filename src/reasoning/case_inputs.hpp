#pragma once
// From columns of figures to columns of degrees, for cases that are not in the store: each stands
// beside the peers of a reading, whose anchors it does not move.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

#include "derivation/columns.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// How the degree inputs of a reading follow from the figures and judgements of a case. The ramps
/// are the reading's (`anchors`, `indicator_ratio`); that they grade as its rules do is checked on
/// every figure that the reading has.
///
/// Lifetime: independent of the reading. Threads: const methods may run concurrently.
class CaseInputs {
 public:
  /// `columns`: the indicator or concept that each column of figures is of; "" for one that is not
  /// a figure. `unknown`: the inputs of a case without any figure.
  /// Errors (YG-Q770): the rules grade figures otherwise.
  [[nodiscard]] static base::Result<CaseInputs> make(const Reading& reading,
                                                     const std::vector<std::string>& columns,
                                                     const derivation::Inputs& unknown);

  /// Degrees of some cases, an array for each end of each input.
  struct Degrees {
    std::vector<double> ends{};
    std::vector<double> figures{};
    std::vector<derivation::InputColumn> inputs{};
  };

  /// `figures[column]` has `count` numbers, NaN where a case has none. `degrees` keeps its memory
  /// from call to call.
  void fill(const std::vector<std::vector<double>>& figures, std::size_t count,
            Degrees& degrees) const;

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};

  /// An indicator's figure: what a column states, else a ratio of two others before it.
  struct Figure {
    std::size_t column = kNone;
    std::size_t numerator = kNone;
    std::size_t denominator = kNone;
    double factor = 1.0;
  };

  struct Input {
    model::Interval otherwise{};  ///< where there is no figure
    std::size_t figure = kNone;   ///< graded by the ramp
    double low = 0.0;
    double high = 0.0;
    bool lower_is_better = false;
    std::size_t judgement = kNone;  ///< column
  };

  class Maker;

  void fill_figure(std::size_t number, const std::vector<std::vector<double>>& figures,
                   std::size_t count, Degrees& degrees) const;
  void fill_input(std::size_t number, const std::vector<std::vector<double>>& figures,
                  std::size_t count, Degrees& degrees) const;
  [[nodiscard]] static double grade(const Input& input, double value);

  std::vector<Figure> figures_;
  std::vector<Input> inputs_;
};

}  // namespace yinguo::reasoning
