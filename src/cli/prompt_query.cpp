#include "cli/prompt_query.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.hpp"

#include "rules/print.hpp"
#include "verification/fact_text.hpp"

namespace yinguo::cli {
namespace {

using verification::FactPattern;

constexpr std::size_t kMaxAtoms = 32;  // the join recurses by atom
constexpr std::size_t kMaxRows = 100'000;
constexpr std::size_t kColumnWidth = 8;  // Soufflé's, in columns of a terminal

/// The parts of `text` between the commas outside brackets and strings.
std::vector<std::string_view> atoms_of(std::string_view text) {
  std::vector<std::string_view> atoms;
  std::size_t begin = 0;
  std::size_t depth = 0;
  bool is_in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') is_in_string = !is_in_string;
    if (is_in_string && c == '\\') ++at;
    if (is_in_string) continue;
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && depth > 0) --depth;
    if (c != ',' || depth > 0) continue;
    atoms.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  atoms.push_back(text.substr(std::min(begin, text.size())));
  return atoms;
}

std::string line(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const auto& cell : cells) {
    const auto width = base::display_width(cell);
    out += cell + std::string(kColumnWidth - std::min(width, kColumnWidth), ' ') + "|";
  }
  return out + "\n";
}

class Query {
 public:
  Query(reasoning::Reading& reading, reasoning::Explainer& explainer)
      : reading_{reading}, explainer_{explainer} {}

  std::string answer(std::string_view text) {
    const auto atoms = atoms_of(text);
    if (atoms.size() > kMaxAtoms) return "more than 32 atoms\n";
    for (const auto atom : atoms) {
      auto pattern = verification::read_pattern(atom, reading_.program, reading_.symbols);
      if (!pattern) {
        const auto& error = pattern.error();
        return error.message + (error.help.empty() ? "" : "; " + error.help) + "\n";
      }
      patterns_.push_back(std::move(*pattern));
      for (const auto& name : patterns_.back().variables) {
        if (!name.empty() && std::ranges::find(names_, name) == names_.end())
          names_.push_back(name);
      }
    }
    return names_.empty() ? existence() : table();
  }

 private:
  struct Bound {
    std::string name;
    model::Value value;
    model::ValueType type{};
  };

  std::string existence() {
    std::string out;
    for (const auto& pattern : patterns_) {
      out += "Tuple " +
             verification::print_fact(reading_.program, reading_.symbols, pattern.relation,
                                      pattern.values, pattern.free_columns) +
             (explainer_.matching(pattern).empty() ? " does not exist\n" : " exists\n");
    }
    return out;
  }

  std::string table() {
    join(0);
    if (rows_ == 0) return "Tuple not found\n";
    return line(names_) + text_ + (rows_ > kMaxRows ? "…\n" : "");
  }

  void join(std::size_t atom) {
    if (rows_ > kMaxRows) return;
    if (atom == patterns_.size()) {
      if (++rows_ <= kMaxRows) text_ += row();
      return;
    }
    const auto pattern = specialised(patterns_[atom]);
    if (!pattern) return;
    const auto known = bound_.size();
    const auto& attributes = reading_.program.relation(pattern->relation).attributes;
    for (const auto& root : explainer_.matching(*pattern)) {
      for (std::size_t i = 0; i < attributes.size(); ++i) {
        const auto& name = pattern->variables[i];
        if (!name.empty() && find(name) == nullptr)
          bound_.push_back({name, root.tuple[i], attributes[i].type});
      }
      join(atom + 1);
      bound_.resize(known);
    }
  }

  /// The pattern with the values of what is bound; nothing when a type differs.
  [[nodiscard]] std::optional<FactPattern> specialised(FactPattern pattern) const {
    const auto& attributes = reading_.program.relation(pattern.relation).attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const auto* const bound = find(pattern.variables[i]);
      if (bound == nullptr) continue;
      if (bound->type != attributes[i].type) return std::nullopt;
      pattern.values[i] = bound->value;
      pattern.free_columns &= ~(std::uint64_t{1} << i);
      pattern.variables[i].clear();
    }
    return pattern;
  }

  [[nodiscard]] const Bound* find(const std::string& name) const {
    const auto found = std::ranges::find(bound_, name, &Bound::name);
    return found == bound_.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::string row() const {
    std::vector<std::string> cells;
    for (const auto& name : names_) {
      const auto* const bound = find(name);
      cells.push_back(rules::print_value(bound->value, bound->type, reading_.symbols));
    }
    return line(cells);
  }

  reasoning::Reading& reading_;
  reasoning::Explainer& explainer_;
  std::vector<FactPattern> patterns_;
  std::vector<std::string> names_;  ///< of variables, in the order of their first occurrence
  std::vector<Bound> bound_;
  std::string text_;
  std::size_t rows_ = 0;
};

}  // namespace

std::string answer_query(std::string_view text, reasoning::Reading& reading,
                         reasoning::Explainer& explainer) {
  return Query{reading, explainer}.answer(text);
}

}  // namespace yinguo::cli
