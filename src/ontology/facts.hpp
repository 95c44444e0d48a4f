#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/fact_source.hpp"
#include "ontology/model.hpp"

namespace yinguo::ontology {

/// Which observations a question sees.
struct FactOptions {
  std::int32_t period = 0;  ///< the asked year
  bool all_periods =
      false;  ///< offer observations of other years too, for rules that compare years
  /// Figures beside the model's, e.g. of a user's profile. One stands in place of all that the
  /// model has for the same region, indicator and period.
  std::vector<Observation> extra;
};

/// An ontology and its figures as the relations that `.input r(IO=store)` reads; docs/ONTOLOGY.md
/// lists them. Facts come in the order of the model's elements.
///
/// Lifetime: the model must outlive the facts and not change.
/// Threads:  const methods may run concurrently with different symbol tables. Scans never fail.
class StoreFacts final : public model::FactSource {
 public:
  StoreFacts(const Model& model, FactOptions options);
  StoreFacts(const StoreFacts&) = delete;
  StoreFacts& operator=(const StoreFacts&) = delete;
  StoreFacts(StoreFacts&&) = delete;
  StoreFacts& operator=(StoreFacts&&) = delete;
  ~StoreFacts() override;

  [[nodiscard]] const model::RelationSchema* schema(std::string_view relation) const override;
  [[nodiscard]] std::span<const model::RelationSchema> relations() const override;
  [[nodiscard]] base::Result<void> scan(
      std::string_view relation, model::SymbolTable& symbols,
      base::FunctionRef<void(std::span<const model::Value>)> visit) const override;

  /// The observations offered as facts: the model's that nothing replaces, then the extra ones.
  [[nodiscard]] std::span<const Observation* const> observations() const noexcept;

 private:
  const Model& model_;
  FactOptions options_;
  std::vector<const Observation*> observations_;
};

}  // namespace yinguo::ontology
