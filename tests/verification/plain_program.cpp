// Programs of the part of the language that the checker of certificates knows
// (verification::knows).
#include "evaluation/random_program.hpp"

namespace yinguo::test {
namespace {

constexpr std::uint32_t kLayers = 3;

std::string pick(std::mt19937& random, const std::string& letters) {
  if (letters.empty()) return "0";
  return std::string(
      1, letters[std::uniform_int_distribution<std::size_t>{0, letters.size() - 1}(random)]);
}

}  // namespace

std::string RandomProgram::given_atom(std::string& safe) {
  const std::string first = variable();
  const std::string second = chance(15) ? "_" : chance(15) ? number() : variable();
  safe += first;
  if (second >= "x") safe += second;
  return "e" + std::to_string(below(2)) + "(" + first + ", " + second + ")";
}

/// An atom over the given relations or ordinary layers below `layers`, with variables it makes
/// safe.
std::string RandomProgram::atom(std::uint32_t layers, std::string& safe) {
  if (layers == 0 || chance(50)) return given_atom(safe);
  const std::string first = variable();
  safe += first;
  if (chance(50)) return relation("q", layers) + "(" + first + ")";
  const std::string second = chance(20) ? number() : variable();
  if (second >= "x") safe += second;
  return relation("p", layers) + "(" + first + ", " + second + ")";
}

/// An atom of unary or binary relations below `layers`, over variables that have values.
std::string RandomProgram::lower_atom(std::uint32_t layers, const std::string& safe) {
  const std::string first = pick(random_, safe);
  const std::string second = chance(25) ? "_" : chance(30) ? number() : pick(random_, safe);
  if (layers == 0) return "e" + std::to_string(below(2)) + "(" + first + ", " + second + ")";
  if (chance(50)) return relation("q", layers) + "(" + first + ")";
  return relation("p", layers) + "(" + first + ", " + second + ")";
}

std::string RandomProgram::extra_literal(std::uint32_t layer, const std::string& safe) {
  const std::string own = "v" + std::to_string(fresh_++);
  const std::string other = "w" + std::to_string(fresh_++);
  const std::string x = pick(random_, safe);
  const std::string group = "{ e" + std::to_string(below(2)) + "(" + own + ", " +
                            (chance(60) ? x : other) + ")" +
                            (chance(30) ? ", " + own + " != " + number() : "") + " }";
  static const char* const kSigns[] = {"=", "!=", "<", "<=", ">", ">="};
  const std::string sign = kSigns[below(6)];
  switch (below(7)) {
    case 0:
      return "!" + lower_atom(layer, safe);
    case 1:
      return x + " " + sign + " " + pick(random_, safe);
    case 2:
      return x + " + 1 " + sign + " " + pick(random_, safe) + " * 2";
    case 3:
      return number() + " " + sign + " count : " + group;
    case 4: {
      static const char* const kOps[] = {"sum", "min", "max"};
      return x + " " + sign + " " + kOps[below(3)] + " " + own + " : " + group;
    }
    case 5:
      if (layer == 0) return "!" + lower_atom(layer, safe);
      return quantifier(true) + " " + relation("q", layer) + "(" + own + ") : " + group;
    default: {
      const std::string result = "u" + std::to_string(fresh_++);
      return result + " = " + x + " + " + number() + ", " + result + " < 4";
    }
  }
}

std::string RandomProgram::quantifier(bool monotone) {
  switch (below(monotone ? 3 : 4)) {
    case 0:
      return "all";
    case 1:
      return "any";
    case 2:
      return "at_least(" + std::to_string(below(4)) + ")";
    default:
      return "mean";
  }
}

std::string RandomProgram::ordinary_rule(std::uint32_t layer) {
  std::string safe;
  std::string body;
  const std::uint32_t atoms = 1 + below(3);
  for (std::uint32_t i = 0; i < atoms; ++i)
    body += (i > 0 ? ", " : "") + atom(layer + 1, safe);
  const std::uint32_t extras = below(3);
  for (std::uint32_t i = 0; i < extras; ++i)
    body += ", " + extra_literal(layer, safe);
  const std::string index = std::to_string(layer);
  if (chance(50)) return "q" + index + "(" + pick(random_, safe) + ") :- " + body + ".\n";
  std::string second = chance(10) ? number() : pick(random_, safe);
  if (chance(15) && second >= "x")
    return "p" + index + "(" + pick(random_, safe) + ", " + second + " + 1) :- " + body + ", " +
           second + " < 3.\n";
  return "p" + index + "(" + pick(random_, safe) + ", " + second + ") :- " + body + ".\n";
}

std::string RandomProgram::degree_rule(std::uint32_t layer, bool recursive) {
  std::string safe;
  std::string body = atom(kLayers, safe);
  const std::uint32_t reach = layer + (recursive ? 1 : 0);
  const std::uint32_t extras = below(4);
  for (std::uint32_t i = 0; i < extras; ++i) {
    const std::string x = pick(random_, safe);
    const std::string own = "v" + std::to_string(fresh_++);
    const std::string group =
        "{ e" + std::to_string(below(2)) + "(" + own + ", " + (chance(60) ? x : "_") + ") }";
    switch (below(6)) {
      case 0:
        body += ", met(" + x + ")";
        break;
      case 1:
        body += ", " + std::string{reach > 0 ? relation("d", reach) : "met"} + "(" + x + ")";
        break;
      case 2:
        body += ", !" + (layer > 0 ? relation("d", layer) : "met") + "(" + x + ")";
        break;
      case 3:
        body += ", " + std::string{chance(50) ? "all " : "any "} +
                (reach > 0 ? relation("d", reach) : "met") + "(" + own + ") : " + group;
        break;
      case 4:
        body += ", " + quantifier(false) + " " + (layer > 0 ? relation("d", layer) : "met") + "(" +
                own + ") : " + group;
        break;
      default:
        body += ", " + extra_literal(kLayers, safe);
        break;
    }
  }
  return "d" + std::to_string(layer) + "(" + pick(random_, safe) + ") :- " + body + ".\n";
}

std::string RandomProgram::write() {
  static const char* const kAlgebras[] = {"godel", "product", "lukasiewicz", "boolean"};
  const std::uint32_t algebra = chance(60) ? 0 : below(4);
  const bool recursive = algebra == 0 || algebra == 3;
  std::string text = ".pragma \"degrees\" \"" + std::string{kAlgebras[algebra]} + "\"\n" +
                     ".decl m(c: symbol, x: number, lower: float, upper: float)\n" +
                     ".decl met(x: number) degree from m\n";
  for (std::uint32_t i = 0; i < 2; ++i) {
    const std::string name = "e" + std::to_string(i);
    text += ".decl " + name + "(x: number, y: number)\n";
    const std::uint32_t facts = below(7);
    for (std::uint32_t f = 0; f < facts; ++f) {
      text += name + "(" + number() + ", " + number() + ").\n";
    }
  }
  for (std::uint32_t x = 0; x < 4; ++x) {
    const std::uint32_t lower = below(5);
    const std::uint32_t upper = lower + below(5 - lower);
    static const char* const kQuarters[] = {"0.0", "0.25", "0.5", "0.75", "1.0"};
    if (chance(75)) {
      text += "m(\"r\", " + std::to_string(x) + ", " + kQuarters[lower] + ", " + kQuarters[upper] +
              ").\n";
    }
  }
  for (std::uint32_t layer = 0; layer < kLayers; ++layer) {
    const std::string index = std::to_string(layer);
    text += ".decl p" + index + "(x: number, y: number)\n.decl q" + index + "(x: number)\n";
    const std::uint32_t rules = 1 + below(3);
    for (std::uint32_t r = 0; r < rules; ++r)
      text += ordinary_rule(layer);
  }
  for (std::uint32_t layer = 0; layer < kLayers; ++layer) {
    text += ".decl d" + std::to_string(layer) + "(x: number) degree\n";
    const std::uint32_t rules = 1 + below(3);
    for (std::uint32_t r = 0; r < rules; ++r)
      text += degree_rule(layer, recursive);
  }
  return text;
}

}  // namespace yinguo::test
