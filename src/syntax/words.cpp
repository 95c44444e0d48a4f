#include "syntax/words.hpp"

#include <algorithm>
#include <array>

namespace yinguo::syntax {
namespace {

// Soufflé's table (parser.yy, "Operator precedence"); `**` is an older spelling of `^`.
constexpr std::array<Infix, 16> kInfix{{
    {"lor", 1},
    {"lxor", 2},
    {"land", 3},
    {"bor", 4},
    {"bxor", 5},
    {"band", 6},
    {"bshl", 7},
    {"bshr", 7},
    {"bshru", 7},
    {"+", 8},
    {"-", 8},
    {"*", 9},
    {"/", 9},
    {"%", 9},
    {"^", 11, true},
    {"**", 11, true},
}};

constexpr std::array<std::string_view, 19> kFunctors{
    "autoinc",   "cat",         "ftoi",  "ftou",   "itof",   "itou",     "max",
    "min",       "ord",         "range", "strlen", "substr", "to_float", "to_number",
    "to_string", "to_unsigned", "utof",  "utoi",   "as"};

constexpr std::array<std::string_view, 19> kReserved{
    "count", "sum",  "mean", "match", "contains", "true", "false", "nil",  "bnot", "lnot",
    "lor",   "lxor", "land", "bor",   "bxor",     "band", "bshl",  "bshr", "bshru"};

constexpr std::array<std::string_view, 19> kDirectives{
    "decl",        "type",        "input",   "output",      "printsize", "limitsize", "pragma",
    "include",     "plan",        "functor", "comp",        "init",      "override",  "lattice",
    "number_type", "symbol_type", "once",    "debug_delta", "strict"};

constexpr std::array<std::string_view, 12> kQualifiers{
    "input",    "output", "printsize", "inline", "no_inline",    "magic",
    "no_magic", "brie",   "btree",     "eqrel",  "btree_delete", "overridable"};

template <class Words>
bool has(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

const Infix* find_infix(std::string_view text) {
  if (text.empty()) return nullptr;
  const auto found = std::find_if(kInfix.begin(), kInfix.end(),
                                  [&](const Infix& infix) { return infix.text == text; });
  return found == kInfix.end() ? nullptr : &*found;
}

bool is_functor(std::string_view word) {
  return has(kFunctors, word);
}

std::span<const std::string_view> functor_names() {
  return kFunctors;
}

bool is_reserved(std::string_view word) {
  return has(kReserved, word) || is_functor(word);
}

std::span<const std::string_view> directive_names() {
  return kDirectives;
}

bool is_qualifier(std::string_view word) {
  return has(kQualifiers, word);
}

}  // namespace yinguo::syntax
