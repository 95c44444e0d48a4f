#include "nasty_model.hpp"

#include <array>
#include <random>

namespace yinguo::literature::test {
namespace {

using namespace ontology;

constexpr std::array<std::string_view, 22> kPieces{"果园",
                                                   "、全角，：；",
                                                   "é",
                                                   "e\u0301",
                                                   "😀",
                                                   "👩‍🔬",
                                                   "𠀀",
                                                   "rain",
                                                   "R&D",
                                                   "\"quoted\"",
                                                   "'single'",
                                                   "<b class=\"x\">",
                                                   "&amp;",
                                                   "]]>",
                                                   "\\",
                                                   "\\n",
                                                   "line\nbreak",
                                                   "{brace}",
                                                   "$5% #1_^~",
                                                   "a;b,c|d",
                                                   "`tick` *star* [link](x)",
                                                   "-- // /* */ ->"};

class Maker {
 public:
  explicit Maker(unsigned seed) : random_{seed} {}

  Model make() {
    for (const auto* id : {"factor", "way"})
      declare(id, model_.schema.types.emplace_back());
    for (const auto* id : {"raises", "needs"})
      declare(id, model_.schema.relations.emplace_back());
    for (std::size_t i = 0; i < 2 + below(4); ++i)
      source(i);
    for (std::size_t i = 0; i < 2 + below(8); ++i)
      make_concept(i);
    for (std::size_t i = 0; i < below(16); ++i)
      claim(i);
    for (std::size_t i = 1; i < model_.concepts.size(); i += 2)
      align(model_.concepts[i - 1].id, model_.concepts[i].id);
    return std::move(model_);
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string words() {
    std::string out{"x"};  // texts of a model have no blanks at their ends
    for (std::size_t i = 0; i <= below(4); ++i)
      out += (below(2) == 0 ? " " : "") + std::string{kPieces[below(kPieces.size())]};
    return out;
  }

  Text text() { return {words(), words()}; }

  template <class T>
  void declare(const char* id, T& thing) {
    thing.id = id;
    thing.label = text();
  }

  template <class T>
  std::string any(const std::vector<T>& from) {
    return from[below(from.size())].id;
  }

  void source(std::size_t i) {
    constexpr std::array<const char*, 6> kTypes{"book",    "article-journal", "dataset",
                                                "webpage", "thesis",          "document"};
    auto& out = model_.sources.emplace_back();
    out.id = "s" + std::to_string(i);
    out.type = kTypes[below(kTypes.size())];
    out.language = below(2) == 0 ? "zh" : "en";
    out.title = text();
    out.authors = {{words(), words(), ""}, {"", "", words()}};
    if (below(2) == 0) out.year = 1990 + static_cast<int>(below(40));
    out.fields = {
        {"container-title", words()}, {"publisher", words()}, {"url", "http://a/?b&c=<d>"}};
    out.note = text();
  }

  void make_concept(std::size_t i) {
    auto& out = model_.concepts.emplace_back();
    out.id = "k" + std::to_string(i);
    out.type.id = any(model_.schema.types);
    out.label = text();
    out.definition = text();
    out.aliases = {{Language::kZh, words()}};
    if (i > 0) out.links.push_back({{"needs", {}}, {"k" + std::to_string(below(i)), {}}});
  }

  void align(const std::string& id, const std::string& with) {
    auto& out = model_.alignments.emplace_back();
    out.id.id = id;
    out.with.id = with;
    out.relation = static_cast<Match>(below(5));
    out.status = static_cast<AlignmentStatus>(below(3));
    out.reason = text();
  }

  void claim(std::size_t i) {
    auto& out = model_.claims.emplace_back();
    out.id = "c-" + std::to_string(i) + "." + std::to_string(below(9));
    out.cause.id = any(model_.concepts);
    out.effect.id = any(model_.concepts);
    out.relation.id = "raises";
    out.polarity = static_cast<Polarity>(below(5));
    out.certainty = static_cast<Certainty>(below(2));
    out.paraphrase = text();
    if (below(2) == 0) out.conditions.push_back({any(model_.concepts), {}});
    auto& evidence = out.evidence.emplace_back();
    evidence.at.source.id = any(model_.sources);
    evidence.at.section = std::to_string(1 + below(3));
    evidence.at.sentence = static_cast<std::uint32_t>(1 + below(9));
    evidence.method = text();
    evidence.result = text();
  }

  std::mt19937 random_;
  Model model_;
};

}  // namespace

Model nasty_model(unsigned seed) {
  return Maker{seed}.make();
}

}  // namespace yinguo::literature::test
