#include "rules/functors.hpp"

#include <array>

namespace yinguo::rules {
namespace {

enum class Shape : std::uint8_t {
  kNone,
  kUnary,
  kBinary,
  kTernary,
  kVariadic
};

/// `types` are the arguments' and the result's, as letters: i number, u unsigned, f float, s
/// symbol, r record. A variadic functor repeats its first argument.
struct Row {
  std::string_view name;
  Shape shape;
  std::string_view types;
  Functor functor;
  bool is_identity = false;
};

constexpr auto kUnary = Shape::kUnary;
constexpr auto kBinary = Shape::kBinary;
constexpr auto kTernary = Shape::kTernary;

// clang-format off
constexpr std::array kRows{
    Row{"-", kUnary, "ii", Functor::kINeg},        Row{"-", kUnary, "ff", Functor::kFNeg},
    Row{"+", kBinary, "iii", Functor::kIAdd},      Row{"+", kBinary, "uuu", Functor::kUAdd},
    Row{"+", kBinary, "fff", Functor::kFAdd},
    Row{"-", kBinary, "iii", Functor::kISub},      Row{"-", kBinary, "uuu", Functor::kUSub},
    Row{"-", kBinary, "fff", Functor::kFSub},
    Row{"*", kBinary, "iii", Functor::kIMul},      Row{"*", kBinary, "uuu", Functor::kUMul},
    Row{"*", kBinary, "fff", Functor::kFMul},
    Row{"/", kBinary, "iii", Functor::kIDiv},      Row{"/", kBinary, "uuu", Functor::kUDiv},
    Row{"/", kBinary, "fff", Functor::kFDiv},
    Row{"%", kBinary, "iii", Functor::kIMod},      Row{"%", kBinary, "uuu", Functor::kUMod},
    Row{"^", kBinary, "iii", Functor::kIPow},      Row{"^", kBinary, "uuu", Functor::kUPow},
    Row{"^", kBinary, "fff", Functor::kFPow},
    Row{"bnot", kUnary, "ii", Functor::kBNot},     Row{"bnot", kUnary, "uu", Functor::kBNot},
    Row{"band", kBinary, "iii", Functor::kBAnd},   Row{"band", kBinary, "uuu", Functor::kBAnd},
    Row{"bor", kBinary, "iii", Functor::kBOr},     Row{"bor", kBinary, "uuu", Functor::kBOr},
    Row{"bxor", kBinary, "iii", Functor::kBXor},   Row{"bxor", kBinary, "uuu", Functor::kBXor},
    Row{"bshl", kBinary, "iii", Functor::kShiftLeft},
    Row{"bshl", kBinary, "uuu", Functor::kShiftLeft},
    Row{"bshru", kBinary, "iii", Functor::kUShiftRight},
    Row{"bshru", kBinary, "uuu", Functor::kUShiftRight},
    Row{"bshr", kBinary, "iii", Functor::kIShiftRight},
    Row{"bshr", kBinary, "uuu", Functor::kUShiftRight},
    Row{"lnot", kUnary, "ii", Functor::kLNot},     Row{"lnot", kUnary, "uu", Functor::kLNot},
    Row{"land", kBinary, "iii", Functor::kLAnd},   Row{"land", kBinary, "uuu", Functor::kLAnd},
    Row{"lor", kBinary, "iii", Functor::kLOr},     Row{"lor", kBinary, "uuu", Functor::kLOr},
    Row{"lxor", kBinary, "iii", Functor::kLXor},   Row{"lxor", kBinary, "uuu", Functor::kLXor},
    Row{"max", Shape::kVariadic, "ii", Functor::kIMax},
    Row{"max", Shape::kVariadic, "uu", Functor::kUMax},
    Row{"max", Shape::kVariadic, "ff", Functor::kFMax},
    Row{"max", Shape::kVariadic, "ss", Functor::kSMax},
    Row{"min", Shape::kVariadic, "ii", Functor::kIMin},
    Row{"min", Shape::kVariadic, "uu", Functor::kUMin},
    Row{"min", Shape::kVariadic, "ff", Functor::kFMin},
    Row{"min", Shape::kVariadic, "ss", Functor::kSMin},
    Row{"cat", Shape::kVariadic, "ss", Functor::kCat},
    Row{"+", kBinary, "sss", Functor::kCat},
    Row{"substr", Shape::kTernary, "siis", Functor::kSubstr},
    Row{"strlen", kUnary, "si", Functor::kStrlen}, Row{"ord", kUnary, "si", Functor::kOrd},
    Row{"to_string", kUnary, "is", Functor::kIToS},
    Row{"to_string", kUnary, "us", Functor::kUToS},
    Row{"to_string", kUnary, "fs", Functor::kFToS},
    Row{"to_string", kUnary, "ss", Functor::kFToS, true},
    Row{"to_number", kUnary, "ii", Functor::kSToI, true},
    Row{"to_number", kUnary, "ui", Functor::kUToI},
    Row{"to_number", kUnary, "fi", Functor::kFToI},
    Row{"to_number", kUnary, "si", Functor::kSToI},
    Row{"to_unsigned", kUnary, "iu", Functor::kIToU},
    Row{"to_unsigned", kUnary, "uu", Functor::kSToU, true},
    Row{"to_unsigned", kUnary, "fu", Functor::kFToU},
    Row{"to_unsigned", kUnary, "su", Functor::kSToU},
    Row{"to_float", kUnary, "if", Functor::kIToF},
    Row{"to_float", kUnary, "uf", Functor::kUToF},
    Row{"to_float", kUnary, "ff", Functor::kSToF, true},
    Row{"to_float", kUnary, "sf", Functor::kSToF},
    Row{"itof", kUnary, "if", Functor::kIToF},     Row{"itou", kUnary, "iu", Functor::kIToU},
    Row{"utoi", kUnary, "ui", Functor::kUToI},     Row{"utof", kUnary, "uf", Functor::kUToF},
    Row{"ftoi", kUnary, "fi", Functor::kFToI},     Row{"ftou", kUnary, "fu", Functor::kFToU},
    Row{"range", kBinary, "iii", Functor::kIRange},   Row{"range", kBinary, "uuu", Functor::kURange},
    Row{"range", kBinary, "fff", Functor::kFRange},
    Row{"range", kTernary, "iiii", Functor::kIRange}, Row{"range", kTernary, "uuuu", Functor::kURange},
    Row{"range", kTernary, "ffff", Functor::kFRange},
    Row{"autoinc", Shape::kNone, "i", Functor::kCounter},
    Row{"ord", kUnary, "ri", Functor::kOrd},
};

// clang-format on

bool takes(const Row& row, std::size_t arity) {
  switch (row.shape) {
    case Shape::kNone:
      return arity == 0;
    case Shape::kUnary:
      return arity == 1;
    case Shape::kBinary:
      return arity == 2;
    case Shape::kTernary:
      return arity == 3;
    case Shape::kVariadic:
      return arity >= 2;
  }
  return false;
}

model::ValueType type_of(char letter) {
  switch (letter) {
    case 'i':
      return model::ValueType::kNumber;
    case 'u':
      return model::ValueType::kUnsigned;
    case 'f':
      return model::ValueType::kFloat;
    case 'r':
      return model::ValueType::kRecord;
    default:
      return model::ValueType::kSymbol;
  }
}

}  // namespace

std::vector<Overload> overloads_of(std::string_view name, std::size_t arity) {
  std::vector<Overload> found;
  for (const auto& row : kRows) {
    if (row.name != name || !takes(row, arity)) continue;
    Overload overload;
    for (std::size_t i = 0; i < arity; ++i) {
      overload.arguments.push_back(
          type_of(row.shape == Shape::kVariadic ? row.types.front() : row.types[i]));
    }
    overload.result = type_of(row.types.back());
    if (!row.is_identity) overload.functor = row.functor;
    found.push_back(std::move(overload));
  }
  return found;
}

std::string_view arity_of(std::string_view name) {
  if (name == "range") return "2 or 3";
  for (const auto& row : kRows) {
    if (row.name != name) continue;
    switch (row.shape) {
      case Shape::kNone:
        return "0";
      case Shape::kUnary:
        return "1";
      case Shape::kBinary:
        return "2";
      case Shape::kTernary:
        return "3";
      case Shape::kVariadic:
        return "2 or more";
    }
  }
  return "no";
}

std::string_view name_of(Functor functor) {
  for (const auto& row : kRows) {
    if (row.functor == functor && !row.is_identity) return row.name;
  }
  return "?";
}

}  // namespace yinguo::rules
