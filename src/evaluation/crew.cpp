#include "evaluation/crew.hpp"

namespace yinguo::evaluation {

Crew::Crew(unsigned size) {
  for (unsigned other = 1; other < size; ++other)
    others_.emplace_back([this] { serve(); });
}

Crew::~Crew() {
  {
    const std::lock_guard lock{mutex_};
    is_over_ = true;
  }
  begins_.notify_all();
}

void Crew::run(base::FunctionRef<void()> work) {
  {
    const std::lock_guard lock{mutex_};
    work_ = &work;
    busy_ = others_.size();
    ++calls_;
  }
  begins_.notify_all();
  work();
  std::unique_lock lock{mutex_};
  ends_.wait(lock, [this] { return busy_ == 0; });
}

void Crew::serve() {
  std::uint64_t served = 0;
  std::unique_lock lock{mutex_};
  while (true) {
    begins_.wait(lock, [&] { return is_over_ || calls_ != served; });
    if (is_over_) return;
    served = calls_;
    const auto& work = *work_;
    lock.unlock();
    work();
    lock.lock();
    if (--busy_ == 0) ends_.notify_one();
  }
}

}  // namespace yinguo::evaluation
