#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "base/source_text.hpp"
#include "ontology/model.hpp"
#include "storage/snapshot.hpp"

#include "evaluation/evaluate.hpp"
#include "reasoning/reading.hpp"
#include "rules/program.hpp"
#include "session/query.hpp"
#include "verification/verify.hpp"

namespace yinguo::session {

struct ReadingOptions {
  std::optional<int> period{};  ///< none: the latest for which the store or the profile has figures
  std::vector<ontology::Observation>
      profile{};  ///< figures of the user's own; they stand in place of the store's
  evaluation::Limits limits{};
  bool use_kept = true;  ///< read what load() kept, where the store's figures alone are asked about
  /// Only what these relations need is evaluated; none: what the program's outputs need, or all of
  /// it when it has none. Names that the program does not have are passed over.
  std::optional<std::vector<std::string>> relations{};
};

/// One store opened for asking. What it answers is of the moment at which it was opened.
///
/// Threads: not thread-safe.
class Session {
 public:
  /// Reads everything but the figures, which are read for the period of each question.
  /// Errors: those of storage::Store::open, and a damaged record.
  [[nodiscard]] static base::Result<Session> open(const std::string& store);
  /// A session over a model that is in memory already, figures included.
  explicit Session(ontology::Model model);

  /// Lives, at the same address, as long as the session; its observations are those last read.
  [[nodiscard]] const ontology::Model& model() const noexcept { return *model_; }

  /// Years with figures, ascending.
  [[nodiscard]] const std::vector<std::int32_t>& periods() const noexcept { return periods_; }

  /// Reads the figures of all years. Errors: a damaged record.
  [[nodiscard]] base::Result<void> read_all_figures();

  /// The causal reading over the figures of one period, with its derivation graph: read from the
  /// store where it was kept, else evaluated, which gives the same.
  /// Mistakes of the rules go to `diagnostics` (then YG-Q707).
  /// Errors: YG-Q701, YG-Q702, limits of evaluation.
  [[nodiscard]] base::Result<std::unique_ptr<reasoning::Reading>> read(
      const ReadingOptions& options, base::SourceMap& sources, base::Diagnostics& diagnostics);

  /// Any program checked as evaluate() does it; none when there are mistakes.
  [[nodiscard]] std::optional<rules::Program> check(const syntax::Ast& ast,
                                                    base::Diagnostics& diagnostics) const;

  /// Evaluates any program against the store, as read() does for the causal reading; `parameters`
  /// are its `parameter` facts, `loader` reads its inputs that are not of the store.
  [[nodiscard]] base::Result<std::unique_ptr<reasoning::Reading>> evaluate(
      const syntax::Ast& ast, const ReadingOptions& options,
      const std::vector<std::pair<std::string, std::string>>& parameters,
      const evaluation::FactLoader& loader, base::Diagnostics& diagnostics);

  /// Checks `certificate` against the program and the facts that evaluate() would read, deriving
  /// anew what has to be. Errors: as evaluate(); YG-V903.
  [[nodiscard]] base::Result<verification::Verdict> verify(
      const verification::Certificate& certificate, const syntax::Ast& ast,
      const evaluation::FactLoader& loader, base::Diagnostics& diagnostics);

 private:
  [[nodiscard]] base::Result<void> read_figures(std::optional<std::int32_t> period);
  [[nodiscard]] int period_of(const ReadingOptions& options) const;
  [[nodiscard]] base::Result<std::unique_ptr<reasoning::Reading>> kept_reading(
      const syntax::Ast& ast, int period);

  std::unique_ptr<ontology::Model> model_;
  std::optional<storage::Snapshot> snapshot_;
  std::vector<std::int32_t> periods_;
};

}  // namespace yinguo::session
