#pragma once
#include <cmath>
#include <cstdint>
#include <random>

namespace yinguo::reasoning {

/// Random numbers that a seed repeats on every machine, which the distributions of the standard
/// library do not.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : bits_{seed} {}

  /// Uniform in [-1, 1).
  double next() {
    constexpr int kDropped = 11;  // of 64 bits 53 fill a double's mantissa
    return std::ldexp(static_cast<double>(bits_() >> kDropped), -52) - 1.0;
  }

 private:
  std::mt19937_64 bits_;
};

}  // namespace yinguo::reasoning
