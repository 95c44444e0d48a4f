#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/fact_source.hpp"
#include "ontology/facts.hpp"

#include "syntax/ast.hpp"

namespace yinguo::session {

/// What a query file says of itself in pragmas.
struct QueryParameter {
  std::string name{};
  std::string meaning_en{};
  std::string meaning_zh{};
  std::optional<std::string>
      fallback{};        ///< `.pragma "default.NAME"`; without one it must be given
  bool is_text = false;  ///< `.pragma "text.NAME"`: its values are not names of anything
};

struct QueryCard {
  std::string name{};  ///< the file's name without folder and extension
  std::string title_en{};
  std::string title_zh{};
  std::vector<QueryParameter> parameters{};
};

/// Reads the card from `title.en`, `title.zh`, `parameter.NAME` ("meaning / 含义"), `default.NAME`
/// and `text.NAME`.
[[nodiscard]] QueryCard query_card(std::string_view name, const syntax::Ast& ast);

/// The named queries of a model: programs of kind query that have a title.
[[nodiscard]] std::vector<QueryCard> query_cards(const ontology::Model& model);

/// Facts of a question: those of the store, and `parameter(name, value)`.
///
/// Lifetime: `facts` must outlive this.
class QueryFacts final : public model::FactSource {
 public:
  QueryFacts(const model::FactSource& facts,
             std::vector<std::pair<std::string, std::string>> parameters);

  [[nodiscard]] const model::RelationSchema* schema(std::string_view relation) const override;

  [[nodiscard]] std::span<const model::RelationSchema> relations() const override {
    return relations_;
  }

  [[nodiscard]] base::Result<void> scan(
      std::string_view relation, model::SymbolTable& symbols,
      base::FunctionRef<void(std::span<const model::Value>)> visit) const override;

 private:
  const model::FactSource& facts_;
  std::vector<std::pair<std::string, std::string>> parameters_{};
  std::vector<model::RelationSchema> relations_{};
};

}  // namespace yinguo::session
