#include "literature/claim_evidence_cells.hpp"

#include <utility>

#include "ontology/xml_fields.hpp"

#include "literature/claim_texts.hpp"

namespace yinguo::literature {
namespace {

using ontology::Evidence;
using ontology::Text;

constexpr std::int64_t kMostParagraphs = 100'000;  // as in a file of an ontology

class EvidenceReader {
 public:
  explicit EvidenceReader(const ClaimCells& cells) : cells_{cells} {}

  std::vector<Evidence> run() {
    if (cells_.text("locators").empty())
      read_place();
    else
      read_locators();
    read_words();
    read_texts();
    read_marks();
    return std::move(all_);
  }

 private:
  void add(std::string_view column, std::optional<ontology::Locator> at, const std::string& typed,
           std::string help) {
    if (!at)
      return cells_.mistake(column, "`" + typed + "` is no place in a source", std::move(help));
    auto& evidence = all_.emplace_back();
    evidence.at = std::move(*at);
    evidence.span = cells_.place(column);
    evidence.at.source.span = evidence.span;
  }

  void read_locators() {
    const auto places = split_list(cells_.text("locators"));
    if (places.empty()) cells_.needs("locators");
    for (const auto& typed : places)
      add("locators", try_parse_locator(typed), typed,
          "`paper §2.1 s3`, `paper §2.1 s3(2)` for a clause, `paper abstract`");
  }

  /// A source with a section and a sentence.
  void read_place() {
    for (const auto* column : {"sources", "section"}) {
      if (cells_.text(column).empty()) return cells_.needs(column);
    }
    auto place = cells_.text("sources") + " " + cells_.text("section");
    if (const auto sentence = cells_.text("sentence"); !sentence.empty()) place += " s" + sentence;
    if (const auto clause = cells_.text("clause"); !clause.empty()) place += "(" + clause + ")";
    add("section", try_parse_locator(place), place,
        "a section, and a number as the sentence unless the section is `abstract`");
  }

  void read_words() {
    for_each("bearing", [&](Evidence& one, const std::string& typed) {
      if (!typed.empty()) one.direction = cells_.word<ontology::Bearing>("bearing", typed);
    });
    for_each("design", [&](Evidence& one, const std::string& typed) {
      if (!typed.empty()) one.design = cells_.word<ontology::Design>("design", typed);
    });
    for_each("cites", [&](Evidence& one, const std::string& typed) {
      for (const auto& list : split_list(typed)) {
        for (auto& id : ontology::split_words(list))
          one.cites.push_back({std::move(id), cells_.place("cites")});
      }
    });
  }

  void read_texts() {
    struct Part {
      const char* name;
      Text Evidence::*text;
    };

    for (const auto& [name, text] :
         {Part{"method", &Evidence::method}, Part{"sample", &Evidence::sample},
          Part{"result", &Evidence::result}})
      read_text(name, text);
  }

  void read_text(const std::string& name, Text Evidence::*text) {
    for (const auto language : {ontology::Language::kZh, ontology::Language::kEn}) {
      for_each(name + "_" + std::string{ontology::word(language)},
               [&](Evidence& one, const std::string& typed) { (one.*text).in(language) = typed; });
    }
    for (const auto& one : all_) {
      if ((one.*text).zh.empty() == (one.*text).en.empty()) continue;
      cells_.mistake(name + "_zh", "the " + name + " stands in one language only",
                     "give it in both, or in neither");
    }
  }

  void read_marks() {
    for_each("paragraphs", [&](Evidence& one, const std::string& typed) {
      const auto number = ontology::try_parse_whole(typed, 0, kMostParagraphs);
      if (!number && !typed.empty())
        cells_.mistake("paragraphs", "`" + typed + "` is no number of a paragraph");
      one.at.paragraph = static_cast<std::uint32_t>(number.value_or(0));
    });
    for_each("fingerprints", [&](Evidence& one, const std::string& typed) {
      one.at.fingerprint = digits("fingerprint", typed, kFingerprintDigits);
    });
    for_each("sketches", [&](Evidence& one, const std::string& typed) {
      one.at.sketch = digits("sketch", typed, kSketchDigits);
    });
  }

  /// Of a column that is called like `what`: nothing, or hexadecimal digits.
  std::string digits(const std::string& what, const std::string& typed, std::size_t count) {
    if (is_digest(typed, count)) return typed;
    cells_.mistake(what == "sketch" ? "sketches" : "fingerprints", "`" + typed + "` is no " + what,
                   std::to_string(count) + " digits, 0–9 and a–f");
    return {};
  }

  /// Hands out the texts of a column, one to each piece of evidence.
  template <class Take>
  void for_each(const std::string& column, Take take) {
    const auto all = cells_.text(column);
    if (all.empty() || all_.empty()) return;
    if (all_.size() == 1) return take(all_.front(), all);
    const auto texts = split_parts(all);
    if (texts.size() != all_.size()) {
      cells_.mistake(column,
                     "`" + column + "` has " + std::to_string(texts.size()) + " texts for " +
                         std::to_string(all_.size()) + " pieces of evidence",
                     "one each, with `; ` between them; a `;` in a text is written `\\;`");
      return;
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
      take(all_[i], texts[i]);
  }

  const ClaimCells& cells_;
  std::vector<Evidence> all_;
};

}  // namespace

std::vector<Evidence> read_evidence(const ClaimCells& cells) {
  return EvidenceReader{cells}.run();
}

}  // namespace yinguo::literature
