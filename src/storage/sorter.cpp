#include "storage/sorter.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <numeric>

#include "storage/run_file.hpp"

namespace yinguo::storage {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20U;
/// Runs open at once when merging; more are merged in several passes.
constexpr std::size_t kMaxRuns = 64;

struct SortItem {
  std::uint64_t word;       ///< eight bytes of the key, big-endian, padded with zeros
  std::uint32_t remaining;  ///< bytes of the key from the word on, at most kGoesOn
  std::uint32_t index;
};

constexpr std::uint32_t kGoesOn = 9;

bool precedes(const SortItem& a, const SortItem& b) {
  if (a.word != b.word) return a.word < b.word;
  if (a.remaining != b.remaining) return a.remaining < b.remaining;
  return a.index < b.index;
}

void load_word(SortItem& item, std::string_view key, std::size_t depth) {
  const auto rest = key.substr(std::min(depth, key.size()));
  item.word = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    item.word = item.word << 8U | (i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U);
  }
  item.remaining = static_cast<std::uint32_t>(std::min<std::size_t>(rest.size(), kGoesOn));
}

struct Range {
  std::size_t begin;
  std::size_t end;
  std::size_t depth;
};

/// Puts the smallest key on top of a heap of runs; of equal keys, the newest run's.
struct RunOrder {
  const std::vector<std::unique_ptr<RunReader>>* readers;

  bool operator()(std::size_t a, std::size_t b) const {
    const int compared = (*readers)[a]->key().compare((*readers)[b]->key());
    return compared != 0 ? compared > 0 : a < b;
  }
};

class Merge {
 public:
  Merge() : order_{&readers_} {}

  Merge(const Merge&) = delete;
  Merge& operator=(const Merge&) = delete;
  Merge(Merge&&) = delete;
  Merge& operator=(Merge&&) = delete;
  ~Merge() = default;

  [[nodiscard]] base::Result<void> open(const std::vector<std::string>& paths) {
    for (const auto& path : paths) {
      readers_.push_back(std::make_unique<RunReader>());
      if (auto opened = readers_.back()->open(path); !opened) return opened;
      if (readers_.back()->is_valid()) heap_.push_back(readers_.size() - 1);
    }
    std::make_heap(heap_.begin(), heap_.end(), order_);
    return {};
  }

  [[nodiscard]] base::Result<void> visit(Sorter::Visitor visit) {
    std::string last;
    bool is_first = true;
    while (!heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), order_);
      auto& reader = *readers_[heap_.back()];
      if (is_first || reader.key() != last) {
        is_first = false;
        last.assign(reader.key());
        if (auto visited = visit(reader.key(), reader.value()); !visited) return visited;
      }
      if (auto moved = reader.next(); !moved) return moved;
      if (reader.is_valid()) {
        std::push_heap(heap_.begin(), heap_.end(), order_);
      } else {
        heap_.pop_back();
      }
    }
    return {};
  }

 private:
  std::vector<std::unique_ptr<RunReader>> readers_;
  std::vector<std::size_t> heap_;
  RunOrder order_;
};

}  // namespace

std::vector<std::uint32_t> sorted_order(std::size_t count,
                                        base::FunctionRef<std::string_view(std::size_t)> key) {
  std::vector<SortItem> items(count);
  for (std::size_t i = 0; i < count; ++i)
    items[i].index = static_cast<std::uint32_t>(i);
  std::vector<Range> pending{{0, count, 0}};
  while (!pending.empty()) {
    const auto range = pending.back();
    pending.pop_back();
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(range.begin);
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(range.end);
    std::for_each(begin, end,
                  [&](SortItem& item) { load_word(item, key(item.index), range.depth); });
    if (!std::is_sorted(begin, end, precedes)) std::sort(begin, end, precedes);
    // What agrees in this word and goes on is sorted by the next one.
    for (auto i = range.begin; i < range.end;) {
      auto j = i + 1;
      while (j < range.end && items[j].word == items[i].word &&
             items[j].remaining == items[i].remaining) {
        ++j;
      }
      if (j - i > 1 && items[i].remaining == kGoesOn) pending.push_back({i, j, range.depth + 8});
      i = j;
    }
  }
  std::vector<std::uint32_t> order(count);
  std::transform(items.begin(), items.end(), order.begin(),
                 [](const SortItem& item) { return item.index; });
  return order;
}

Sorter::Sorter(std::string run_path, std::size_t memory_limit)
    : run_path_{std::move(run_path)}, memory_limit_{memory_limit} {}

char* Sorter::allocate(std::size_t bytes) {
  if (bytes > block_left_) {
    const auto size = std::max(bytes, kBlockBytes);
    blocks_.emplace_back(new char[size]);  // NOLINT: make_unique would clear it first
    block_bytes_ += size;
    block_next_ = blocks_.back().get();
    block_left_ = size;
  }
  char* place = block_next_;
  block_next_ += bytes;
  block_left_ -= bytes;
  return place;
}

base::Result<void> Sorter::add(std::string_view key, std::string_view value) {
  constexpr std::size_t kOverhead = sizeof(Entry) + sizeof(SortItem) + sizeof(std::uint32_t);
  const auto bytes = key.size() + value.size();
  const auto held = block_bytes_ - block_left_ + entries_.size() * kOverhead;
  if (!entries_.empty() && held + bytes + kOverhead > memory_limit_) {
    if (auto spilled = spill(); !spilled) return spilled;
  }
  char* data = allocate(bytes);
  std::copy(key.begin(), key.end(), data);
  std::copy(value.begin(), value.end(), data + key.size());
  entries_.push_back(
      {data, static_cast<std::uint32_t>(key.size()), static_cast<std::uint32_t>(value.size())});
  return {};
}

void Sorter::clear_memory() {
  blocks_.clear();
  block_bytes_ = 0;
  block_left_ = 0;
  std::vector<Entry>{}.swap(entries_);
}

base::Result<void> Sorter::visit_memory(Visitor visit) {
  const auto order =
      sorted_order(entries_.size(), [&](std::size_t i) { return entries_[i].key(); });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& entry = entries_[order[i]];
    const bool is_replaced = i + 1 < order.size() && entries_[order[i + 1]].key() == entry.key();
    if (is_replaced) continue;
    if (auto visited = visit(entry.key(), entry.value()); !visited) return visited;
  }
  return {};
}

base::Result<void> Sorter::visit_runs(Visitor visit) {
  Merge merge;
  if (auto opened = merge.open(runs_); !opened) return opened;
  return merge.visit(visit);
}

base::Result<void> Sorter::write_run(base::FunctionRef<base::Result<void>(Visitor)> source) {
  const auto path = run_path_ + std::to_string(next_run_++);
  RunWriter writer;
  if (auto opened = writer.open(path); !opened) return opened;
  const auto write = [&](std::string_view key, std::string_view value) {
    return writer.add(key, value);
  };
  if (auto written = source(write); !written) return written;
  if (auto finished = writer.finish(); !finished) return finished;
  runs_.push_back(path);
  return {};
}

base::Result<void> Sorter::spill() {
  auto written = write_run([&](Visitor visit) { return visit_memory(visit); });
  if (!written) return written;
  clear_memory();
  if (runs_.size() < kMaxRuns) return {};
  const auto merged = runs_;
  if (written = write_run([&](Visitor visit) { return visit_runs(visit); }); !written)
    return written;
  for (const auto& path : merged)
    std::remove(path.c_str());
  runs_.erase(runs_.begin(), runs_.end() - 1);
  return {};
}

base::Result<void> Sorter::drain(Visitor visit) {
  if (!runs_.empty() && !entries_.empty()) {
    if (auto spilled = spill(); !spilled) return spilled;
  }
  auto visited = runs_.empty() ? visit_memory(visit) : visit_runs(visit);
  clear_memory();
  for (const auto& path : runs_)
    std::remove(path.c_str());
  runs_.clear();
  return visited;
}

}  // namespace yinguo::storage
