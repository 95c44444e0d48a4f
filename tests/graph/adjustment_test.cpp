// Adjustment on graphs with cycles, against what it means: in a linear model the coefficient of the
// cause in a regression of the effect on the cause and an adjustment set is what an intervention
// does.
#include "graph/adjustment.hpp"

#include <cmath>
#include <random>

#include "graph/random_edges.hpp"

#include "catch.hpp"

using namespace yinguo::graph;
using yinguo::test::random_edges;

namespace {

using Row = std::vector<double>;
using Matrix = std::vector<Row>;

/// Solves m x = y by elimination with pivots. Requires: m is regular.
Row solved(Matrix m, Row y) {
  const auto n = m.size();
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column; row < n; ++row) {
      if (std::abs(m[row][column]) > std::abs(m[pivot][column])) pivot = row;
    }
    std::swap(m[column], m[pivot]);
    std::swap(y[column], y[pivot]);
    for (std::size_t row = 0; row < n; ++row) {
      if (row == column) continue;
      const double times = m[row][column] / m[column][column];
      for (std::size_t k = 0; k < n; ++k)
        m[row][k] -= times * m[column][k];
      y[row] -= times * y[column];
    }
  }
  for (std::size_t row = 0; row < n; ++row)
    y[row] /= m[row][row];
  return y;
}

/// x = B x + noise, each noise of variance 1 and independent: x = (1 - B)⁻¹ noise.
class LinearModel {
 public:
  LinearModel(std::size_t nodes, const std::vector<Edge>& edges, std::mt19937& random)
      : kept_(nodes, Row(nodes, 0.0)) {
    std::uniform_real_distribution<double> strength{0.1, 0.4};
    for (const auto& [from, to] : edges)
      kept_[to][from] -= random() % 2 == 0 ? strength(random) : -strength(random);
    for (std::size_t i = 0; i < nodes; ++i)
      kept_[i][i] += 1.0;
  }

  /// What a unit more of the cause, set from outside, does to the effect.
  [[nodiscard]] double intervened(Node cause, Node effect) const {
    auto cut = kept_;
    cut[cause].assign(cut.size(), 0.0);
    cut[cause][cause] = 1.0;
    return solved(cut, unit(cause))[effect];
  }

  /// The coefficient of the cause in a regression of the effect on the cause and `held`.
  [[nodiscard]] double regressed(Node cause, Node effect, const std::vector<Node>& held) const {
    std::vector<Node> given{cause};
    given.insert(given.end(), held.begin(), held.end());
    const auto all = covariance();
    Matrix among(given.size(), Row(given.size()));
    Row with(given.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
      for (std::size_t j = 0; j < given.size(); ++j)
        among[i][j] = all[given[i]][given[j]];
      with[i] = all[given[i]][effect];
    }
    return solved(among, with).front();
  }

 private:
  [[nodiscard]] Row unit(std::size_t at) const {
    Row out(kept_.size(), 0.0);
    out[at] = 1.0;
    return out;
  }

  [[nodiscard]] Matrix covariance() const {
    const auto n = kept_.size();
    Matrix out(n, Row(n, 0.0));
    for (std::size_t noise = 0; noise < n; ++noise) {
      const auto moved = solved(kept_, unit(noise));
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
          out[i][j] += moved[i] * moved[j];
      }
    }
    return out;
  }

  Matrix kept_;  ///< 1 - B
};

}  // namespace

TEST_CASE("adjustment recovers what an intervention does, with cycles too") {
  std::mt19937 random{41};
  std::size_t sets = 0;
  std::size_t cyclic = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto edges = random_edges(random, 6, 9);
    const BackDoor back_door{6, edges, 0, 1};
    const LinearModel model{6, edges, random};
    for (const auto& set : back_door.minimal_sets(std::vector<bool>(6, true), 100).sets) {
      ++sets;
      if (!topological_order(6, edges)) ++cyclic;
      CHECK(std::abs(model.regressed(0, 1, set) - model.intervened(0, 1)) < 1e-6);
    }
  }
  CHECK(sets > 1000);
  CHECK(cyclic > 500);
}
