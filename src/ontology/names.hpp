#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "ontology/model.hpp"
#include "ontology/model_index.hpp"

namespace yinguo::ontology {

/// A thing that a name may stand for. Views live as long as the model.
struct Named {
  Kind kind = Kind::kConcept;
  std::string_view id;
  friend bool operator==(const Named&, const Named&) = default;
};

/// Finds things by what people call them: id, code, label in either language, alias. Names are
/// compared after NFKC and case folding, and without spaces, `-` and `_`. An id or a region's code
/// wins over a label, and a label over an alias.
///
/// Lifetime: the model must outlive it and not change.
/// Threads:  const methods may run concurrently.
/// Cost:     to build, one folding for each name; a look-up is O(1), candidates for an unknown name
/// O(names).
class Names {
 public:
  explicit Names(const Model& model);

  [[nodiscard]] const ModelIndex& index() const noexcept { return index_; }

  /// What `name` stands for among `kinds` (none given: all): nothing, one thing, or several that
  /// are equally meant.
  [[nodiscard]] std::vector<Named> find(std::string_view name,
                                        std::initializer_list<Kind> kinds = {}) const;

  /// What an unknown name may have meant: the nearest in spelling first, then those that contain it
  /// or a part of which it contains; at most `limit`.
  [[nodiscard]] std::vector<Named> near(std::string_view name,
                                        std::initializer_list<Kind> kinds = {},
                                        std::size_t limit = 8) const;

  /// The one thing that `name` stands for. Errors: YG-O323 (unknown) and YG-O324 (ambiguous), with
  /// the candidates in their help.
  [[nodiscard]] base::Result<Named> resolve(std::string_view name,
                                            std::initializer_list<Kind> kinds = {}) const;

  /// The label of a concept, indicator, region or peer group; nullptr for claims and sources.
  [[nodiscard]] const Text* label_of(const Named& thing) const;

  /// "`id` (中文 / English)" for messages.
  [[nodiscard]] std::string describe(const Named& thing) const;

 private:
  enum class Tier : std::uint8_t {
    kId,
    kLabel,
    kAlias
  };

  struct Entry {
    Named thing;
    Tier tier = Tier::kId;
  };

  void add(std::string_view name, Entry entry);
  template <class T>
  void add_all(const std::vector<T>& elements, Kind kind);

  ModelIndex index_;
  std::unordered_map<std::string, std::vector<Entry>> entries_;
  std::vector<std::pair<std::string_view, Named>>
      spellings_;  ///< every name as written, in model order
};

}  // namespace yinguo::ontology
