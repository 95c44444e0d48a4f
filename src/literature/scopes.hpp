#pragma once
// Where claims are said to hold, and how one such scope stands to another.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/model.hpp"
#include "ontology/years.hpp"

namespace yinguo::literature {

/// How one scope stands to another, as sets (the five relations of RCC-5: Randell, Cui and Cohn, KR
/// 1992), or why that cannot be told.
enum class ScopeMatch : std::uint8_t {
  kSame,
  kSubsumes,  ///< the second lies within the first
  kWithin,    ///< the first lies within the second
  kPartial,   ///< they share a part, and each has one of its own
  kDisjoint,
  kUnassessable,  ///< only one of them is stated, or one cannot be read
  kUnstated       ///< neither is stated: no limit is given that could tell them apart
};

inline constexpr std::size_t kScopeMatches = 7;

/// The dimensions of a scope, in the order of all arrays by dimension.
inline constexpr std::array<std::string_view, 3> kDimensions{"regions", "period", "level"};
using ScopeMatches = std::array<ScopeMatch, kDimensions.size()>;

/// Of all dimensions together: disjoint if any is; else unassessable if any is; else as what those
/// that are stated come to.
[[nodiscard]] ScopeMatch overall(const ScopeMatches& matches);

using ScopeId = std::uint32_t;

/// Scopes by number, each once. A region is compared as the set of regions that it is, a peer group
/// as its members, a period as the set of its years, a level by its name; several values of one
/// dimension are their union. What is not stated is not read as "everywhere".
///
/// Lifetime: none beyond itself. Threads: const methods may run concurrently.
class Scopes {
 public:
  explicit Scopes(const ontology::Model& model);

  /// The number of a scope; equal scopes have one. Cost: O(its text).
  ScopeId intern(std::span<const ontology::Scope> scopes);

  /// "regions: north; period: 1990-1999"; empty for the scope that states nothing.
  [[nodiscard]] const std::string& text(ScopeId scope) const { return extents_[scope].text; }

  /// What the scope states in a dimension, ascending: ids of regions and peer groups, periods,
  /// levels.
  [[nodiscard]] const std::vector<std::string>& values(ScopeId scope, std::size_t dimension) const {
    return extents_[scope].values[dimension];
  }

  /// Dimension by dimension. Cost: O(regions / 64 + periods + levels).
  [[nodiscard]] ScopeMatches compare(ScopeId first, ScopeId second) const;

  /// How a scope stands to one that is asked about: only the dimensions that `asked` states count,
  /// and one that `scope` does not state is unassessable.
  [[nodiscard]] ScopeMatch match(ScopeId scope, ScopeId asked) const;

  /// Whether `scope` is a part of `other`, and not all of it, in the dimensions that `asked`
  /// states. What one study says without such a limit is taken to be of all that it looked at, so
  /// that a limited scope is a part of one that is not stated: only for scopes of one study.
  [[nodiscard]] bool is_part(ScopeId scope, ScopeId other, ScopeId asked) const;

 private:
  enum class State : std::uint8_t {
    kUnstated,
    kUnreadable,
    kRead
  };

  struct Extent {
    std::string text{};
    std::array<State, kDimensions.size()> states{};
    std::array<std::vector<std::string>, kDimensions.size()> values{};
    std::vector<std::uint64_t> regions{};  ///< a bit for each region of the model
    std::vector<ontology::Years> years{};  ///< ascending, apart from each other
  };

  [[nodiscard]] ScopeMatch overall_where_asked(ScopeMatches matches, ScopeId asked) const;
  [[nodiscard]] Extent read(std::span<const ontology::Scope> scopes) const;
  [[nodiscard]] bool add(std::size_t dimension, const std::string& value, Extent& extent) const;
  [[nodiscard]] bool add_regions(const std::string& name, Extent& extent) const;
  [[nodiscard]] static bool add_years(const std::string& period, Extent& extent);
  [[nodiscard]] static ScopeMatch compare(const Extent& a, const Extent& b, std::size_t dimension);

  std::size_t words_ = 0;                                                ///< of 64 regions
  std::unordered_map<std::string, std::vector<std::uint32_t>> regions_;  ///< by region or group
  std::unordered_map<std::string, ScopeId> numbers_;                     ///< by text
  std::vector<Extent> extents_;
};

}  // namespace yinguo::literature
