#include "rules/inference.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "rules/errors.hpp"

namespace yinguo::rules {
namespace {

using model::ValueType;

constexpr std::uint8_t bit(ValueType type) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(type));
}

constexpr std::uint8_t kAny = 0x1F;
constexpr std::uint8_t kNumeric =
    bit(ValueType::kNumber) | bit(ValueType::kUnsigned) | bit(ValueType::kFloat);

constexpr std::uint8_t kOrdered = kNumeric | bit(ValueType::kSymbol);

ValueType first_of(std::uint8_t mask) {
  return static_cast<ValueType>(std::countr_zero(static_cast<unsigned>(mask)));
}

}  // namespace

Inference::Node Inference::add(const base::Span& span, std::string what) {
  const auto node = static_cast<Node>(slots_.size());
  slots_.push_back({node, kAny, false, span, span, std::move(what)});
  return node;
}

Inference::Node Inference::add_constant(const base::Span& span, std::string what,
                                        const std::vector<ValueType>& types) {
  const auto node = add(span, std::move(what));
  slots_[node].mask = 0;
  slots_[node].is_constant = true;
  for (const auto type : types)
    slots_[node].mask |= bit(type);
  return node;
}

Inference::Node Inference::root(Node node) const {
  while (slots_[node].parent != node)
    node = slots_[node].parent;
  return node;
}

std::string Inference::describe(Mask mask) {
  if (mask == kNumeric) return "a number, unsigned or float";
  if (mask == kOrdered) return "a number, unsigned, float or symbol";
  std::string out;
  for (const auto type : {ValueType::kNumber, ValueType::kUnsigned, ValueType::kFloat,
                          ValueType::kSymbol, ValueType::kRecord}) {
    if ((mask & bit(type)) == 0) continue;
    out += out.empty() ? "" : " or ";
    out += model::name_of(type);
  }
  return out;
}

std::string Inference::describe_found(Mask mask) {
  const auto types = describe(mask);
  return types.starts_with("a ") ? types : "the " + types;
}

bool Inference::narrow(Node node, Mask mask, const base::Span& span) {
  auto& slot = slots_[root(node)];
  const auto both = static_cast<Mask>(slot.mask & mask);
  if (both == 0 || both == slot.mask) return false;
  slot.mask = both;
  slot.narrowed_at = span;
  return true;
}

bool Inference::restrict(Node node, Mask mask, const base::Span& span) {
  auto& slot = slots_[root(node)];
  if ((slot.mask & mask) != 0) {
    narrow(node, mask, span);
    return true;
  }
  const auto& self = slots_[node];
  if (self.is_constant && (mask & kNumeric) != 0 && (slot.mask & kNumeric) != 0) {
    const bool is_integer = self.what.find_first_of(".u") == std::string::npos;
    reporter_.error(is_integer ? kNumberOutOfRange : kTypeMismatch, span,
                    is_integer ? self.what + " is out of the range of " + describe(mask)
                               : "expected " + describe(mask) + ", found " +
                                     describe_found(slot.mask) + " " + self.what);
    return false;
  }
  std::vector<base::Label> labels;
  if (!(slot.narrowed_at == span) && !self.is_constant) {
    labels.push_back({slot.narrowed_at, self.what + " is " + describe(slot.mask) + " here"});
  }
  reporter_.error(
      kTypeMismatch, span,
      "expected " + describe(mask) + ", found " + describe_found(slot.mask) + " " + self.what, {},
      {}, std::move(labels));
  return false;
}

bool Inference::require(Node node, ValueType type, const base::Span& span) {
  return restrict(node, bit(type), span);
}

bool Inference::require_numeric(Node node, const base::Span& span) {
  return restrict(node, kNumeric, span);
}

bool Inference::require_ordered(Node node, const base::Span& span) {
  return restrict(node, kOrdered, span);
}

void Inference::require_same(Node a, Node b, const base::Span& span) {
  const auto left = root(a);
  const auto right = root(b);
  if (left == right) return;
  const auto both = static_cast<Mask>(slots_[left].mask & slots_[right].mask);
  if (both == 0) {
    std::vector<base::Label> labels;
    for (const auto node : {a, b}) {
      if (slots_[node].is_constant) continue;
      labels.push_back({slots_[root(node)].narrowed_at,
                        slots_[node].what + " is " + describe(mask(node)) + " here"});
    }
    reporter_.error(kTypeMismatch, span,
                    "cannot compare the " + describe(mask(a)) + " " + slots_[a].what +
                        " with the " + describe(mask(b)) + " " + slots_[b].what,
                    {}, {}, std::move(labels));
    return;
  }
  // The side whose type is known says where it became known.
  const auto known =
      std::popcount(slots_[left].mask) <= std::popcount(slots_[right].mask) ? left : right;
  const auto other = known == left ? right : left;
  slots_[other].parent = known;
  slots_[known].mask = both;
}

std::uint32_t Inference::choose(std::string functor, std::vector<Node> nodes,
                                std::vector<Overload> overloads, const base::Span& span) {
  choices_.push_back({std::move(functor), std::move(nodes), std::move(overloads), span, false});
  return static_cast<std::uint32_t>(choices_.size() - 1);
}

void Inference::report_choice(const Choice& choice) {
  std::string types;
  for (std::size_t i = 0; i + 1 < choice.nodes.size(); ++i) {
    types += (types.empty() ? "" : ", ") + describe(mask(choice.nodes[i]));
  }
  std::vector<base::Label> labels;
  for (const auto node : choice.nodes) {
    if (slots_[node].is_constant || slots_[root(node)].narrowed_at == slots_[node].span) continue;
    labels.push_back({slots_[root(node)].narrowed_at,
                      slots_[node].what + " is " + describe(mask(node)) + " here"});
  }
  reporter_.error(kTypeMismatch, choice.span,
                  quoted(choice.functor) + " does not take (" + types + ") to " +
                      describe(mask(choice.nodes.back())),
                  "convert with `to_number`, `to_unsigned`, `to_float` or `to_string`", {},
                  std::move(labels));
}

/// Drops the overloads that no longer fit and narrows the nodes to the others; whether anything
/// changed.
bool Inference::filter(Choice& choice) {
  if (choice.overloads.empty()) return false;
  const auto type_at = [&](const Overload& overload, std::size_t i) {
    return i < overload.arguments.size() ? overload.arguments[i] : overload.result;
  };
  const auto misfits = [&](const Overload& overload) {
    for (std::size_t i = 0; i < choice.nodes.size(); ++i) {
      if ((mask(choice.nodes[i]) & bit(type_at(overload, i))) == 0) return true;
    }
    return false;
  };
  auto& overloads = choice.overloads;
  const bool all_fit = std::none_of(overloads.begin(), overloads.end(), misfits);
  if (all_fit && choice.is_applied) return false;
  bool changed = false;
  if (!all_fit) {
    if (std::all_of(overloads.begin(), overloads.end(), misfits)) {
      report_choice(choice);
      overloads.clear();
      return true;
    }
    overloads.erase(std::remove_if(overloads.begin(), overloads.end(), misfits), overloads.end());
    changed = true;
  }
  choice.is_applied = true;
  for (std::size_t i = 0; i < choice.nodes.size(); ++i) {
    Mask all = 0;
    for (const auto& overload : choice.overloads)
      all |= bit(type_at(overload, i));
    changed = narrow(choice.nodes[i], all, choice.span) || changed;
  }
  return changed;
}

/// Takes the first type of the first node that is still open; whether there was one.
bool Inference::settle_one() {
  for (Node node = 0; node < slots_.size(); ++node) {
    auto& slot = slots_[root(node)];
    if (std::popcount(slot.mask) == 1) continue;
    slot.mask = bit(first_of(slot.mask));
    slot.narrowed_at = slots_[node].span;
    return true;
  }
  return false;
}

void Inference::solve() {
  do {
    bool changed = true;
    while (changed) {
      changed = false;
      for (auto& choice : choices_)
        changed = filter(choice) || changed;
    }
  } while (settle_one());
}

ValueType Inference::type(Node node) const {
  return first_of(mask(node));
}

const Overload* Inference::chosen(std::uint32_t choice) const {
  const auto& overloads = choices_[choice].overloads;
  return overloads.empty() ? nullptr : &overloads.front();
}

}  // namespace yinguo::rules
