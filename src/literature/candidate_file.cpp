#include "literature/candidate_file.hpp"

#include "literature/code_points.hpp"
#include "literature/escapes.hpp"
#include "literature/sentence_sketch.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- Proposed by turns of phrase alone; nothing here is a claim yet, and no `load` takes it. "
    "For each: read the\n"
    "     sentence, correct what is wrong, write the paraphrases in your own words, fill in each "
    "\"?\" and each missing\n"
    "     language, and set candidate to confirmed or rejected.\n"
    "     "
    "仅按措辞提出，尚非主张，load不会载入。请逐条对照原句，改正错误，用自己的话重写转述，补上各处“?"
    "”与所缺"
    "语言，\n"
    "     再把candidate改为confirmed（确认）或rejected（否定）。 -->\n";

Language language_of(std::string_view text) {
  for (const auto c : decode(text)) {
    if (is_ideograph(c)) return Language::kZh;
  }
  return Language::kEn;
}

/// What the end is called; nothing where only the other language has a word for it.
std::string_view name_in(const CandidateEnd& end, Language language) {
  if (end.known != nullptr) return end.known->label.in(language);
  return language_of(end.text) == language ? std::string_view{end.text} : std::string_view{};
}

class CandidateWriter {
 public:
  CandidateWriter(const NamedCandidates& candidates, bool is_quoting, TextStream& out)
      : candidates_{candidates}, is_quoting_{is_quoting}, out_{out} {}

  void run() {
    out_ << kHead << "<ontology xmlns=\"urn:yinguo:ontology:1\" id=\"candidates\" version=\"1\">\n";
    write_concepts();
    out_ << "  <claims>\n";
    for (std::size_t i = 0; i < candidates_.all().size() && out_.is_open(); ++i)
      write_claim(candidates_.all()[i], candidates_.claim_id(i));
    out_ << "  </claims>\n</ontology>\n";
  }

 private:
  void attribute(std::string_view name, std::string_view value) {
    out_ << " " << name << "=\"" << xml_text(value) << "\"";
  }

  void write_concepts() {
    if (candidates_.new_phrases().empty()) return;
    out_ << "  <concepts>\n";
    for (const auto& phrase : candidates_.new_phrases()) {
      out_ << "    <concept";
      attribute("id", candidates_.concept_id({nullptr, phrase, true}));
      attribute("type", kToFillIn);
      attribute("candidate", word(ontology::AlignmentStatus::kProposed));
      out_ << ">\n      <label lang=\"" << word(language_of(phrase)) << "\">" << xml_text(phrase)
           << "</label>\n    </concept>\n";
    }
    out_ << "  </concepts>\n";
  }

  void write_claim(const ClaimCandidate& one, std::string_view id) {
    write_comment(one);
    out_ << "    <claim";
    attribute("id", id);
    attribute("cause", candidates_.concept_id(one.cause));
    attribute("relation", candidates_.relation_id(one.kind));
    attribute("effect", candidates_.concept_id(one.effect));
    attribute("polarity", word(one.polarity));
    attribute("certainty", word(one.is_hedged ? ontology::Certainty::kTentative
                                              : ontology::Certainty::kCertain));
    if (one.form() != ontology::Form::kDirect) attribute("form", word(one.form()));
    attribute("candidate", word(ontology::AlignmentStatus::kProposed));
    out_ << ">\n";
    write_paraphrase(one, Language::kZh);
    write_paraphrase(one, Language::kEn);
    write_others(one);
    write_evidence(one);
    out_ << "    </claim>\n";
  }

  void write_comment(const ClaimCandidate& one) {
    out_ << "    <!-- ";
    if (is_quoting_) out_ << xml_comment(candidates_.text_of(one)) << "\n         ";
    out_ << "line " << candidates_.sentence_of(one).first_line << "; " << word(one.level()) << ": "
         << xml_comment(reason_of(one, Language::kEn)) << " -->\n";
  }

  /// A draft of names: the text's own words are not to be copied, and a person's are needed.
  void write_paraphrase(const ClaimCandidate& one, Language language) {
    const auto* relation = candidates_.relation(one.kind);
    const auto cause = name_in(one.cause, language);
    const auto effect = name_in(one.effect, language);
    if (relation == nullptr || cause.empty() || effect.empty()) return;
    const bool is_zh = language == Language::kZh;
    const auto& verb = relation->label.in(language);
    out_ << "      <paraphrase lang=\"" << word(language) << "\">" << xml_text(cause)
         << (is_zh ? "：" : ": ");
    if (one.is_hedged) out_ << (is_zh ? "可能" : "perhaps ");
    if (one.is_negated) out_ << (is_zh ? "并不" : "not ");
    out_ << xml_text(verb) << (is_zh ? "" : " ") << xml_text(effect) << (is_zh ? "。" : ".")
         << "</paraphrase>\n";
  }

  void write_others(const ClaimCandidate& one) {
    for (const auto& end : one.moderators) {
      out_ << "      <moderator";
      attribute("concept", candidates_.concept_id(end));
      attribute("polarity", word(one.cue->moderator));
      out_ << "/>\n";
    }
    for (const auto& end : one.via) {
      out_ << "      <via";
      attribute("concept", candidates_.concept_id(end));
      out_ << "/>\n";
    }
  }

  void write_evidence(const ClaimCandidate& one) {
    const auto& at = candidates_.sentence_of(one);
    out_ << "      <evidence";
    attribute("source", candidates_.source());
    attribute("section", at.section);
    if (at.paragraph > 0) attribute("paragraph", std::to_string(at.paragraph));
    attribute("sentence", std::to_string(at.sentence));
    if (one.clause > 0) attribute("clause", std::to_string(one.clause));
    attribute("fingerprint", at.fingerprint);
    attribute("sketch", printed(sketch_of(at.text)));
    out_ << "/>\n";
  }

  const NamedCandidates& candidates_;
  bool is_quoting_;
  TextStream& out_;
};

}  // namespace

void write_candidate_file(const NamedCandidates& candidates, bool is_quoting, TextStream& out) {
  CandidateWriter{candidates, is_quoting, out}.run();
}

}  // namespace yinguo::literature
