// Whatever bytes a text holds, looking for claims ends, and every candidate is of a sentence and a
// clause that exist, names two ends of which neither is the other, and has the points it may have;
// what is written of it is XML that the reader of ontologies refuses to load.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "ontology/reader.hpp"

#include "literature/candidate_file.hpp"
#include "literature/claim_candidates.hpp"

namespace {

using namespace yinguo;
using namespace yinguo::literature;

void require(bool holds) {
  if (!holds) std::abort();
}

ontology::Model make_model() {
  ontology::Model model;
  const auto add = [&](const char* id, const char* zh, const char* en) {
    auto& one = model.concepts.emplace_back();
    one.id = id;
    one.label = {zh, en};
  };
  add("bees", "蜜蜂", "bees");
  add("fruit-set", "坐果", "fruit set");
  add("shade", "遮荫", "shade");
  return model;
}

void check(const ClaimCandidate& one, const std::vector<Sentence>& sentences) {
  require(one.sentence < sentences.size());
  require(one.clause <= sentences[one.sentence].clauses.size());
  require(one.cause.known == nullptr || one.cause.known != one.effect.known);
  require(!one.cause.text.empty() && !one.effect.text.empty());
  require(one.points() <= kMostPoints && !reason_of(one, ontology::Language::kZh).empty());
}

void check_file(const ontology::Model& model, const std::vector<Sentence>& sentences,
                const std::vector<ClaimCandidate>& found) {
  std::string text;
  const auto take = [&](std::string_view piece) {
    text += piece;
    return true;
  };
  TextStream out{take};
  write_candidate_file({model, sentences, found, "text"}, true, out);
  require(out.finish());
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const std::vector<ontology::InputFile> files{{"candidates.xml", text}};
  require(ontology::read_files(files, sources, diagnostics, {}).claims.empty());
  for (const auto& one : diagnostics.all())
    require(one.code.id == "YG-O345");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ontology::Model model = make_model();
  const std::string bytes{reinterpret_cast<const char*>(data), size};  // NOLINT: bytes
  const auto sentences = read_sentences(bytes);
  if (!sentences) return 0;
  const auto found = propose_claims(model, *sentences, {.longest_sentence = 500}).candidates;
  for (const auto& one : found)
    check(one, *sentences);
  check_file(model, *sentences, found);
  return 0;
}
