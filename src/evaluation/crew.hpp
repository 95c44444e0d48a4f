#pragma once
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "base/function_ref.hpp"

namespace yinguo::evaluation {

/// Threads that do the same work together, again and again; in between they sleep.
///
/// Threads: one caller at a time.
class Crew {
 public:
  /// `size` workers, the caller of run() being one of them; 0 counts as 1.
  explicit Crew(unsigned size);
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  Crew(Crew&&) = delete;
  Crew& operator=(Crew&&) = delete;
  ~Crew();

  [[nodiscard]] unsigned size() const { return static_cast<unsigned>(others_.size()) + 1; }

  /// Every worker calls `work` once, at the same time; returns when all have done so.
  void run(base::FunctionRef<void()> work);

 private:
  void serve();

  std::mutex mutex_;
  std::condition_variable begins_;
  std::condition_variable ends_;
  const base::FunctionRef<void()>* work_ = nullptr;
  std::uint64_t calls_ = 0;
  std::size_t busy_ = 0;
  bool is_over_ = false;
  std::vector<std::jthread> others_;  ///< last: they end before what they use
};

}  // namespace yinguo::evaluation
