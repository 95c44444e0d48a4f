// Finds similar names without comparing all with all. Grams are ranked, rare ones first. Two
// names whose score reaches t share so many grams that the k rarest of either have one in common,
// where k is all its grams but those that must be shared, and one: with a and b grams, t (a +
// b) / 2 must be; so b is at least t a / (2 - t), and what must be shared at least as much. Names
// come in order of length: each looks for shorter ones under its rarest grams, then is listed
// under its own.
#include "literature/similar_names.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

using Ranks = std::vector<std::uint32_t>;  ///< of one name's grams, rare ones first

/// Numbers the grams of all names so that one that occurs twice in a name is two things to share.
class Tokens {
 public:
  explicit Tokens(std::span<const Grams> names) {
    for (const auto& name : names) {
      each(name, [&](std::uint64_t token) { ++counts_[token]; });
    }
    std::vector<std::pair<std::uint32_t, std::uint64_t>> order;
    for (const auto& [token, times] : counts_)
      order.emplace_back(times, token);
    std::ranges::sort(order);
    for (std::uint32_t rank = 0; rank < order.size(); ++rank)
      counts_[order[rank].second] = rank;  // from here on the rank
  }

  [[nodiscard]] std::size_t size() const { return counts_.size(); }

  [[nodiscard]] Ranks ranks_of(const Grams& name) {
    Ranks out;
    each(name, [&](std::uint64_t token) { out.push_back(counts_[token]); });
    std::ranges::sort(out);
    return out;
  }

 private:
  template <class Visit>
  void each(const Grams& name, Visit visit) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
      number = i > 0 && name[i] == name[i - 1] ? number + 1 : 0;
      const auto next = static_cast<std::uint32_t>(ids_.size());
      visit(number << 32U | ids_.try_emplace(name[i], next).first->second);
    }
  }

  std::unordered_map<std::uint64_t, std::uint32_t> ids_;
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;  ///< by token
};

/// The least whole number of grams that is not below `share` of `size`, allowing for rounding.
std::size_t at_least(double share, std::size_t size) {
  constexpr double kSlack = 1e-9;
  return static_cast<std::size_t>(std::ceil(share * static_cast<double>(size) - kSlack));
}

/// How many both have; 0 as soon as that cannot be `least`.
std::size_t shared_of(const Ranks& a, const Ranks& b, std::size_t least) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (shared + std::min(a.size() - i, b.size() - j) < least) return 0;
    if (a[i] == b[j]) {
      ++shared, ++i, ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return shared;
}

class Join {
 public:
  Join(std::span<const Grams> names, double threshold) : threshold_{threshold} {
    Tokens tokens{names};
    for (const auto& name : names)
      ranks_.push_back(tokens.ranks_of(name));
    lists_.resize(tokens.size());
    seen_.assign(names.size(), static_cast<std::uint32_t>(names.size()));
  }

  void run(base::FunctionRef<void(std::uint32_t, std::uint32_t)> visit) {
    std::vector<std::uint32_t> order(ranks_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t name) { return ranks_[name].size(); });
    for (const auto name : order) {
      if (ranks_[name].empty()) continue;
      look(name, visit);
      list(name);
    }
  }

 private:
  struct Entry {
    std::uint32_t name = 0;
    std::uint32_t at = 0;    ///< place of the gram among the name's
    std::uint32_t size = 0;  ///< the name's grams; here, so that most names are not looked at
  };

  struct List {
    std::vector<Entry> entries;  ///< by length of the name
    std::size_t begin = 0;       ///< those before are too short for all that come
  };

  void look(std::uint32_t name, base::FunctionRef<void(std::uint32_t, std::uint32_t)> visit) {
    const auto& own = ranks_[name];
    const auto least = at_least(threshold_ / (2.0 - threshold_), own.size());
    for (std::size_t i = 0; i + least <= own.size(); ++i) {
      auto& list = lists_[own[i]];
      while (list.begin < list.entries.size() && list.entries[list.begin].size < least)
        ++list.begin;
      for (auto entry = list.begin; entry < list.entries.size(); ++entry)
        compare(name, i, list.entries[entry], visit);
    }
  }

  /// At the rarest gram that both have: what follows it is all that they can share beside it.
  void compare(std::uint32_t name, std::size_t at, const Entry& entry,
               base::FunctionRef<void(std::uint32_t, std::uint32_t)> visit) {
    if (seen_[entry.name] == name) return;
    seen_[entry.name] = name;
    const auto& a = ranks_[name];
    const auto least = at_least(threshold_ / 2.0, a.size() + entry.size);
    if (std::min(a.size() - at, std::size_t{entry.size - entry.at}) < least) return;
    const auto& b = ranks_[entry.name];
    const auto number = [](std::size_t count) { return static_cast<std::uint32_t>(count); };
    const Similarity found{number(shared_of(a, b, least)), number(a.size()), number(b.size())};
    if (found.score() < threshold_) return;
    const auto [first, second] = std::minmax(name, entry.name);
    visit(first, second);
  }

  void list(std::uint32_t name) {
    const auto& own = ranks_[name];
    const auto least = at_least(threshold_, own.size());
    for (std::uint32_t i = 0; i + least <= own.size(); ++i)
      lists_[own[i]].entries.push_back({name, i, static_cast<std::uint32_t>(own.size())});
  }

  double threshold_;
  std::vector<Ranks> ranks_;
  std::vector<List> lists_;          ///< by rank
  std::vector<std::uint32_t> seen_;  ///< by name: by whom it was last compared
};

}  // namespace

std::string compared_form(std::string_view name) {
  const auto folded = base::fold(name);
  std::string out;
  std::size_t depth = 0;
  for (const char c : folded) {  // NFKC leaves no other width of these
    if (c == ')' && depth > 0) {
      --depth;
      continue;
    }
    if (c == '(') ++depth;
    if (depth == 0) out += c;
  }
  return base::keep_alphanumeric(out).empty() ? folded : out;
}

Grams grams_of(std::string_view name, ontology::Language language) {
  constexpr unsigned kBits = 21;  // of a code point
  const std::size_t length = language == ontology::Language::kZh ? 2 : 3;
  const auto characters = decode(base::keep_alphanumeric(compared_form(name)));
  Grams out;
  for (std::size_t i = 0; i < characters.size() && (i == 0 || i + length <= characters.size());
       ++i) {
    std::uint64_t gram = 0;
    for (const auto c : std::u32string_view{characters}.substr(i, length))
      gram = gram << kBits | c;
    out.push_back(gram);
  }
  std::ranges::sort(out);
  return out;
}

Similarity similarity(const Grams& first, const Grams& second) {
  Grams shared;
  std::ranges::set_intersection(first, second, std::back_inserter(shared));
  const auto size = [](const Grams& grams) { return static_cast<std::uint32_t>(grams.size()); };
  return {size(shared), size(first), size(second)};
}

void each_similar_pair(std::span<const Grams> names, double threshold,
                       base::FunctionRef<void(std::uint32_t, std::uint32_t)> visit) {
  Join{names, threshold}.run(visit);
}

}  // namespace yinguo::literature
