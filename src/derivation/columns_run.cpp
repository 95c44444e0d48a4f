// The steps of a circuit over a block of cases. Each is a loop of known length over doubles that
// lie side by side, which compilers turn into vector instructions; where the machine has wider ones
// than the build may assume, the clones below use them. No clone computes anything else: minimum,
// maximum, sum and product of two doubles are the same in every width, and nothing is fused.
#include <algorithm>
#include <array>
#include <cassert>
#include <thread>

#include "derivation/algebra.hpp"
#include "derivation/columns.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define YINGUO_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define YINGUO_CLONES
#endif

namespace yinguo::derivation {
namespace {

using Op = Step::Op;
using rules::Algebra;

/// The lower ends of a block's cases, then the upper ones.
template <std::size_t Width>
using Block = std::array<double, 2 * Width>;

template <std::size_t Width>
struct Machine {
  alignas(64) Block<Width> quantified{};
  alignas(64) Block<Width> firing{};
  alignas(64) Block<Width> node{};
  double* slots = nullptr;
  double* ranks = nullptr;
  std::uint32_t rank_count = 0;
  bool grown = false;
};

template <std::size_t Width, class Combine>
[[gnu::always_inline]] inline void combine(double* to, const double* with, const Combine& how) {
  for (std::size_t i = 0; i < 2 * Width; ++i)
    to[i] = how(to[i], with[i]);
}

/// `with` negated: what is certain of the one is what is not possible of the other.
template <std::size_t Width, class Combine>
[[gnu::always_inline]] inline void combine_not(double* to, const double* with, const Combine& how) {
  for (std::size_t i = 0; i < Width; ++i)
    to[i] = how(to[i], 1.0 - with[Width + i]);
  for (std::size_t i = 0; i < Width; ++i)
    to[Width + i] = how(to[Width + i], 1.0 - with[i]);
}

/// Inserts a member into the best so far, which descend.
template <std::size_t Width>
[[gnu::always_inline]] inline void rank(Machine<Width>& machine, const double* member) {
  Block<Width> left;
  std::copy_n(member, 2 * Width, left.data());
  for (std::uint32_t r = 0; r < machine.rank_count; ++r) {
    double* const best = machine.ranks + std::size_t{r} * 2 * Width;
    for (std::size_t i = 0; i < 2 * Width; ++i) {
      const double greater = std::max(best[i], left[i]);
      left[i] = std::min(best[i], left[i]);
      best[i] = greater;
    }
  }
}

template <std::size_t Width>
[[gnu::always_inline]] inline void grow(Machine<Width>& machine, double* slot) {
  double change = 0.0;
  for (std::size_t i = 0; i < 2 * Width; ++i)
    change += machine.node[i] != slot[i] ? 1.0 : 0.0;
  machine.grown = machine.grown || change != 0.0;
  std::copy_n(machine.node.data(), 2 * Width, slot);
}

template <std::size_t Width>
[[gnu::always_inline]] inline void divide(Machine<Width>& machine, double count, Algebra algebra) {
  for (double& degree : machine.quantified)
    degree = degree / count;
  if (algebra != Algebra::kBoolean) return;
  for (double& degree : machine.quantified)
    degree = admit(algebra, degree);
}

template <std::size_t Width, class And, class Or>
[[gnu::always_inline]] inline void step(Machine<Width>& machine, const Step& one, Algebra algebra,
                                        const And& conjoin, const Or& disjoin) {
  const auto take = [](double, double with) { return with; };
  const auto add = [](double a, double b) { return a + b; };
  double* const slot = machine.slots + std::size_t{one.argument} * 2 * Width;
  switch (one.op) {
    case Op::kTake:
      return combine<Width>(machine.firing.data(), slot, take);
    case Op::kTakeNot:
      return combine_not<Width>(machine.firing.data(), slot, take);
    case Op::kAnd:
      return combine<Width>(machine.firing.data(), slot, conjoin);
    case Op::kAndNot:
      return combine_not<Width>(machine.firing.data(), slot, conjoin);
    case Op::kAll:
      return combine<Width>(machine.quantified.data(), slot, conjoin);
    case Op::kAny:
      return combine<Width>(machine.quantified.data(), slot, disjoin);
    case Op::kSum:
      return combine<Width>(machine.quantified.data(), slot, add);
    case Op::kOne:
      return machine.quantified.fill(1.0);
    case Op::kZero:
      return machine.quantified.fill(0.0);
    case Op::kMean:
      return divide(machine, static_cast<double>(one.argument), algebra);
    case Op::kRanks:
      machine.rank_count = one.argument;
      std::fill_n(machine.ranks, std::size_t{one.argument} * 2 * Width, -1.0);
      return;
    case Op::kRank:
      return rank(machine, slot);
    case Op::kTakeRank:
      return combine<Width>(machine.quantified.data(),
                            machine.ranks + std::size_t{one.argument - 1} * 2 * Width, take);
    case Op::kStart:
      return machine.firing.fill(1.0);
    case Op::kAndThat:
      return combine<Width>(machine.firing.data(), machine.quantified.data(), conjoin);
    case Op::kAndNotThat:
      return combine_not<Width>(machine.firing.data(), machine.quantified.data(), conjoin);
    case Op::kNode:
      machine.node = machine.firing;
      return;
    case Op::kOr:
      return combine<Width>(machine.node.data(), machine.firing.data(), disjoin);
    case Op::kNothing:
      return machine.node.fill(0.0);
    case Op::kCut:
      std::fill_n(machine.node.data() + Width, Width, 1.0);
      return;
    case Op::kPut:
      std::copy_n(machine.node.data(), 2 * Width, slot);
      return;
    case Op::kGrow:
      return grow(machine, slot);
  }
}

template <Algebra Kind, std::size_t Width>
[[gnu::always_inline]] inline void steps_of(Machine<Width>& machine, std::span<const Step> steps,
                                            Algebra algebra) {
  const auto conjoin = [](double a, double b) { return conjunction(Kind, a, b); };
  const auto disjoin = [](double a, double b) { return disjunction(Kind, a, b); };
  for (const Step& one : steps)
    step(machine, one, algebra, conjoin, disjoin);
}

// Boolean degrees combine as Gödel's do; only their admission differs.

YINGUO_CLONES void execute(Machine<Circuit::kBlock>& machine, std::span<const Step> steps,
                           Algebra algebra) {
  if (algebra == Algebra::kProduct) return steps_of<Algebra::kProduct>(machine, steps, algebra);
  if (algebra == Algebra::kLukasiewicz)
    return steps_of<Algebra::kLukasiewicz>(machine, steps, algebra);
  steps_of<Algebra::kGodel>(machine, steps, algebra);
}

YINGUO_CLONES void execute(Machine<Circuit::kSmallBlock>& machine, std::span<const Step> steps,
                           Algebra algebra) {
  if (algebra == Algebra::kProduct) return steps_of<Algebra::kProduct>(machine, steps, algebra);
  if (algebra == Algebra::kLukasiewicz)
    return steps_of<Algebra::kLukasiewicz>(machine, steps, algebra);
  steps_of<Algebra::kGodel>(machine, steps, algebra);
}

template <std::size_t Width>
void read_column(const InputColumn& column, std::size_t begin, std::size_t count, Algebra algebra,
                 double* slot) {
  const std::array ends{column.lower, column.upper};
  for (std::size_t side = 0; side < 2; ++side) {
    double* const to = slot + side * Width;
    std::copy_n(ends.at(side) + begin, count, to);
    std::fill(to + count, to + Width, 0.0);
    if (algebra != Algebra::kBoolean) continue;
    for (std::size_t i = 0; i < count; ++i)
      to[i] = admit(algebra, to[i]);
  }
}

}  // namespace

template <std::size_t Width>
void Circuit::run_block(std::span<const InputColumn> inputs, std::size_t begin, std::size_t count,
                        std::span<const OutputColumn> outputs, Workspace& workspace) const {
  Machine<Width> machine;
  machine.slots = workspace.slots.data();
  machine.ranks = workspace.ranks.data();
  const auto slot = [&](std::uint32_t number) {
    return machine.slots + std::size_t{number} * 2 * Width;
  };
  std::fill_n(slot(0), 2 * Width, 0.0);
  std::fill_n(slot(1), 2 * Width, 1.0);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (reads(i)) read_column<Width>(inputs[i], begin, count, algebra_, slot(input_slots_[i]));
  }
  for (const Section& section : sections_) {
    const std::span steps{steps_.data() + section.begin, section.end - section.begin};
    for (std::uint32_t g = 0; g < section.growing_count; ++g)
      std::fill_n(slot(growing_[section.first_growing + g]), 2 * Width, 0.0);
    do {
      machine.grown = false;
      execute(machine, steps, algebra_);
    } while (machine.grown);
  }
  for (std::size_t w = 0; w < outputs.size(); ++w) {
    const double* const from = slot(output_slots_[w]);
    std::copy_n(from, count, outputs[w].lower + begin);
    std::copy_n(from + Width, count, outputs[w].upper + begin);
  }
}

void Circuit::run(std::span<const InputColumn> inputs, std::size_t begin, std::size_t end,
                  std::span<const OutputColumn> outputs, Workspace& workspace) const {
  assert(inputs.size() == input_slots_.size() && outputs.size() == output_slots_.size());
  const std::size_t width = end - begin <= kSmallBlock ? kSmallBlock : kBlock;
  const auto reserve = [](std::vector<double>& memory, std::size_t size) {
    if (memory.size() < size) memory.resize(size);
  };
  reserve(workspace.slots, std::size_t{slot_count_} * 2 * width);
  reserve(workspace.ranks, std::size_t{rank_count_} * 2 * width);
  if (width == kSmallBlock) {
    if (begin < end) run_block<kSmallBlock>(inputs, begin, end - begin, outputs, workspace);
    return;
  }
  for (; begin < end; begin += kBlock)
    run_block<kBlock>(inputs, begin, std::min(kBlock, end - begin), outputs, workspace);
}

void Circuit::run(std::span<const InputColumn> inputs, std::size_t count,
                  std::span<const OutputColumn> outputs, unsigned threads) const {
  const std::size_t blocks = (count + kBlock - 1) / kBlock;
  const std::size_t parts = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, blocks));
  const auto work = [&](std::size_t part) {
    Workspace workspace;
    const std::size_t begin = blocks * part / parts * kBlock;
    const std::size_t end = std::min(count, blocks * (part + 1) / parts * kBlock);
    run(inputs, begin, end, outputs, workspace);
  };
  std::vector<std::jthread> others;
  for (std::size_t part = 1; part < parts; ++part)
    others.emplace_back(work, part);
  work(0);
}

}  // namespace yinguo::derivation
