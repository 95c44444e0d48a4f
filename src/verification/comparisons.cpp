// The checker's own comparisons.
#include <regex>
#include <string>

#include "verification/terms.hpp"

namespace yinguo::verification {

using model::Value;
using rules::Comparison;

namespace {

constexpr std::size_t kLongestMatched = 10'000;  // bytes: std::regex recurses with the text

/// Whether `a` and `b` stand as `op` asks.
template <class Key>
bool is_in_order(Comparison op, const Key& a, const Key& b) {
  switch (op) {
    case Comparison::kILess:
    case Comparison::kULess:
    case Comparison::kFLess:
    case Comparison::kSLess:
      return a < b;
    case Comparison::kILessEqual:
    case Comparison::kULessEqual:
    case Comparison::kFLessEqual:
    case Comparison::kSLessEqual:
      return a <= b;
    case Comparison::kIGreater:
    case Comparison::kUGreater:
    case Comparison::kFGreater:
    case Comparison::kSGreater:
      return a > b;
    default:
      return a >= b;
  }
}

std::optional<bool> matches(std::string_view expression, std::string_view text) {
  if (expression.size() > kLongestMatched || text.size() > kLongestMatched) return std::nullopt;
  try {
    const std::regex pattern{std::string{expression}, std::regex::ECMAScript};
    return std::regex_match(std::string{text}, pattern);
  } catch (const std::regex_error&) {
    return std::nullopt;
  }
}

std::optional<bool> compare_texts(Comparison op, std::string_view left, std::string_view right) {
  switch (op) {
    case Comparison::kContains:
      return right.find(left) != std::string_view::npos;
    case Comparison::kNotContains:
      return right.find(left) == std::string_view::npos;
    case Comparison::kMatch:
      return matches(left, right);
    case Comparison::kNotMatch: {
      const auto result = matches(left, right);
      if (!result) return std::nullopt;
      return !*result;
    }
    default:
      return is_in_order(op, left, right);
  }
}

}  // namespace

std::optional<bool> compare(Comparison op, Value left, Value right,
                            const model::SymbolTable& symbols) {
  switch (op) {
    case Comparison::kEqual:
      return left == right;
    case Comparison::kNotEqual:
      return left != right;
    case Comparison::kILess:
    case Comparison::kILessEqual:
    case Comparison::kIGreater:
    case Comparison::kIGreaterEqual:
      return is_in_order(op, left.as_number(), right.as_number());
    case Comparison::kULess:
    case Comparison::kULessEqual:
    case Comparison::kUGreater:
    case Comparison::kUGreaterEqual:
      return is_in_order(op, left.as_unsigned(), right.as_unsigned());
    case Comparison::kFLess:
    case Comparison::kFLessEqual:
    case Comparison::kFGreater:
    case Comparison::kFGreaterEqual:
      return is_in_order(op, left.as_float(), right.as_float());
    default:
      return compare_texts(op, symbols.text(left.as_symbol()), symbols.text(right.as_symbol()));
  }
}

}  // namespace yinguo::verification
