// Whatever bytes a copy of a source holds, reading it ends; each of its sentences is found by its
// own fingerprint, as what is like it by its own sketch, and a span of it lies within the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "literature/code_points.hpp"
#include "literature/locate.hpp"
#include "literature/text_spans.hpp"

namespace {

using namespace yinguo;
using namespace yinguo::literature;

void require(bool holds) {
  if (!holds) std::abort();
}

ontology::Model claims_of(const SourceText& text, bool has_fingerprints) {
  ontology::Model model;
  for (const auto& one : text.sentences) {
    auto& at = model.claims.emplace_back().evidence.emplace_back().at;
    at.source.id = "text";
    at.section = one.section;
    at.sentence = one.sentence;
    at.fingerprint = has_fingerprints ? one.fingerprint : "0123456789abcdef";
    at.sketch = printed(sketch_of(one.text));
  }
  return model;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 4'000;  // what is in pieces takes long
  if (size > kMost) return 0;
  const auto text = read_source_text({reinterpret_cast<const char*>(data), size});  // NOLINT: bytes
  if (!text) return 0;
  const auto known = claims_of(*text, true);
  for (const auto& one : locate(known, "text", *text))
    require(one.found.status == PlaceStatus::kFound || one.found.status == PlaceStatus::kMoved);
  const auto changed = claims_of(*text, false);
  for (const auto& one : locate(changed, "text", *text)) {
    require(one.found.status == PlaceStatus::kChanged ||
            one.found.status == PlaceStatus::kReplaced);
  }
  const SpanFinder spans{*text};
  const auto end = decode(text->text).size();
  for (const auto& one : text->sentences) {
    for (std::uint32_t clause = 0; clause <= one.clauses.size(); ++clause) {
      const auto span = clause == 0 ? spans.find(one) : spans.find(one, clause);
      require(!span || (span->begin < span->end && span->end <= end));
    }
  }
  return 0;
}
