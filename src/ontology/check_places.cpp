#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "ontology/checks.hpp"
#include "ontology/errors.hpp"

namespace yinguo::ontology {
namespace {

using Place = std::tuple<std::string_view, std::string_view, std::uint32_t>;

Place place_of(const Locator& at) {
  return {at.source.id, at.section, at.sentence};
}

std::string printed(const Locator& at) {
  return "section " + at.section + ", sentence " + std::to_string(at.sentence);
}

bool is_section(std::string_view section) {
  return std::ranges::all_of(section, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || static_cast<unsigned char>(c) >= 0x80U;
  });
}

class Places {
 public:
  explicit Places(Checks& checks) : checks_{checks} {}

  void check(const Locator& at, base::Span span) {
    checks_.refers_to(at.source, Kind::kSource);
    if (!is_section(at.section)) {
      checks_.report(kLocator, span, "`" + at.section + "` is not a section's number or name");
    }
    if (at.sentence == 0 && at.clause != 0) {
      checks_.report(kLocator, span, "a heading (sentence 0) has no clauses");
    }
    const auto [first, is_new] = first_.try_emplace(place_of(at), First{&at, span});
    if (!is_new) compare(at, span, first->second);
  }

 private:
  struct First {
    const Locator* at;
    base::Span span;
  };

  /// Two locators of one sentence must agree on what it looks like and in which paragraph it is.
  void compare(const Locator& at, base::Span span, const First& first) {
    const auto& other = *first.at;
    const auto differ = [](std::string_view a, std::string_view b) {
      return !a.empty() && !b.empty() && a != b;
    };
    if (differ(at.fingerprint, other.fingerprint))
      checks_.report_second(kFingerprint, span, "two fingerprints for " + printed(at), first.span);
    if (differ(at.sketch, other.sketch))
      checks_.report_second(kFingerprint, span, "two sketches for " + printed(at), first.span);
    if (at.paragraph != 0 && other.paragraph != 0 && at.paragraph != other.paragraph) {
      checks_.report_second(kLocator, span, "two paragraphs for " + printed(at), first.span);
    }
  }

  Checks& checks_;
  std::map<Place, First> first_;
};

using Part = std::pair<Place, std::uint32_t>;

/// A part that is said to assert nothing cannot be the evidence of a claim.
void check_no_claims(Checks& checks, const std::map<Part, base::Span>& claimed) {
  std::map<Part, base::Span> seen;
  for (const auto& sentence : checks.model().no_claims) {
    const Part part{place_of(sentence.at), sentence.at.clause};
    const auto [first, is_new] = seen.try_emplace(part, sentence.span);
    if (!is_new) {
      checks.report_second(kRepeated, sentence.span,
                           printed(sentence.at) + " is said twice to assert no claim",
                           first->second);
    }
    if (const auto claim = claimed.find(part); claim != claimed.end()) {
      checks.report_second(
          kLocator, sentence.span,
          printed(sentence.at) + " is said to assert no claim and is evidence of one",
          claim->second);
    }
  }
}

}  // namespace

void check_places(Checks& checks) {
  Places places{checks};
  std::map<Part, base::Span> claimed;
  for (const auto& claim : checks.model().claims) {
    std::set<Part> own;
    for (const auto& evidence : claim.evidence) {
      places.check(evidence.at, evidence.span);
      for (const auto& cited : evidence.cites)
        checks.refers_to(cited, Kind::kSource);
      const Part part{place_of(evidence.at), evidence.at.clause};
      claimed.try_emplace(part, evidence.span);
      if (!own.insert(part).second) {
        checks.report(kRepeated, evidence.span, "a claim has the same place as evidence twice");
      }
    }
  }
  for (const auto& sentence : checks.model().no_claims)
    places.check(sentence.at, sentence.span);
  check_no_claims(checks, claimed);
}

}  // namespace yinguo::ontology
