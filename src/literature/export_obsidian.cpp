// A vault of Obsidian: a note for each concept, claim and source.
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "literature/claim_words.hpp"
#include "literature/exporters.hpp"
#include "literature/note_text.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;
using ontology::Concept;
using ontology::Language;
using ontology::Ref;
using ontology::Source;
using ontology::word;

constexpr std::string_view kConcepts = "concepts";
constexpr std::string_view kClaims = "claims";
constexpr std::string_view kSources = "sources";

struct Title {
  std::string_view en;
  std::string_view zh;
};

using Claims = std::vector<const Claim*>;

class Vault {
 public:
  Vault(const Selection& selection, Language language, FileSink sink)
      : selection_{selection}, language_{language}, sink_{sink} {
    for (const auto* claim : selection.claims()) {
      from_[claim->cause.id].push_back(claim);
      to_[claim->effect.id].push_back(claim);
      for (const auto source : evidence_sources(*claim))
        of_source_[source].push_back(claim);
    }
    for (const auto& one : selection.model().alignments) {
      if (one.status != ontology::AlignmentStatus::kConfirmed) continue;
      aligned_[one.id.id].push_back(&one);
      aligned_[one.with.id].push_back(&one);
    }
  }

  void write() {
    for (const auto* one : selection_.concepts()) {
      if (!sink_(note_path(kConcepts, one->id), note_of(*one))) return;
    }
    for (const auto* one : selection_.claims()) {
      if (!sink_(note_path(kClaims, one->id), note_of(*one))) return;
    }
    for (const auto* one : selection_.sources()) {
      if (!sink_(note_path(kSources, one->id), note_of(*one))) return;
    }
  }

 private:
  [[nodiscard]] std::string_view say(const Title& title) const {
    return language_ == Language::kZh ? title.zh : title.en;
  }

  [[nodiscard]] std::string_view label_of(const std::string& concept_id) const {
    const auto* found = selection_.index().find_concept(concept_id);
    return found == nullptr ? concept_id : label_in(found->label, language_, concept_id);
  }

  [[nodiscard]] std::string relation_of(const std::string& relation) const {
    const auto* found = selection_.index().find_relation(relation);
    return NoteText::text(found == nullptr ? relation
                                           : label_in(found->label, language_, relation));
  }

  /// A link to the note of a concept; its label where it has none.
  [[nodiscard]] std::string linked(const Ref& to) const {
    const auto label = label_of(to.id);
    return selection_.has(to.id) ? NoteText::link(kConcepts, to.id, label) : NoteText::text(label);
  }

  [[nodiscard]] static std::string linked(const Claim& claim) {
    return NoteText::link(kClaims, claim.id, claim.id);
  }

  [[nodiscard]] std::string source_link(const Ref& to) const {
    const auto* source = selection_.index().find_source(to.id);
    const auto title = source == nullptr ? std::string_view{} : titles_of(*source, language_).own;
    return NoteText::link(kSources, to.id, title.empty() ? std::string_view{to.id} : title);
  }

  [[nodiscard]] std::string title_of(const Claim& claim) const {
    return std::string{label_of(claim.cause.id)} + " → " + std::string{label_of(claim.effect.id)};
  }

  [[nodiscard]] std::string note_of(const Concept& one) const {
    NoteText note;
    std::vector<std::string> names;
    for (const auto* name : {&one.label.zh, &one.label.en}) {
      if (!name->empty()) names.push_back(*name);
    }
    for (const auto& alias : one.aliases)
      names.push_back(alias.text);
    note.property("id", one.id).property("type", one.type.id).property("aliases", names);
    note.property("tags", std::vector<std::string>{"yinguo/concept", "yinguo/type/" + one.type.id});
    note.heading(1, label_in(one.label, language_, one.id)).paragraph(one.definition.in(language_));
    add_claims(to_, one.id, {"Causes", "原因"}, note);
    add_claims(from_, one.id, {"Effects", "结果"}, note);
    add_links(one, note);
    add_alignments(one, note);
    return std::move(note).take();
  }

  /// The claims that have the concept at one end, with their other end.
  void add_claims(const std::unordered_map<std::string_view, Claims>& claims, std::string_view id,
                  const Title& title, NoteText& note) const {
    const auto found = claims.find(id);
    if (found == claims.end()) return;
    note.heading(2, say(title));
    for (const auto* claim : found->second)
      note.item(linked(*claim) + ": " + linked(claim->cause) + " " +
                relation_of(claim->relation.id) + " " + linked(claim->effect));
  }

  void add_links(const Concept& one, NoteText& note) const {
    if (one.links.empty()) return;
    note.heading(2, say({"Links", "联系"}));
    for (const auto& link : one.links) {
      const auto* claim = selection_.index().find_claim(link.to.id);
      const auto to = claim == nullptr             ? linked(link.to)
                      : selection_.has(link.to.id) ? linked(*claim)
                                                   : NoteText::text(link.to.id);
      note.item(relation_of(link.relation.id) + ": " + to);
    }
  }

  void add_alignments(const Concept& one, NoteText& note) const {
    const auto found = aligned_.find(one.id);
    if (found == aligned_.end()) return;
    note.heading(2, say({"Alignments", "概念对应"}));
    for (const auto* align : found->second) {
      note.item(linked(align->id) + " " + NoteText::text(word(align->relation)) + " " +
                linked(align->with));
      if (const auto& reason = align->reason.in(language_); !reason.empty())
        note.item(NoteText::text(reason), 1);
    }
  }

  [[nodiscard]] std::string note_of(const Claim& one) const {
    NoteText note;
    note.property("id", one.id).link_property("cause", kConcepts, one.cause.id);
    note.property("relation", one.relation.id).link_property("effect", kConcepts, one.effect.id);
    note.property("polarity", word(one.polarity)).property("certainty", word(one.certainty));
    note.property("form", word(one.form)).property("status", word(one.status));
    note.property("scope", scope_text(one)).property("lag", lag_text(one));
    note.link_property("sources", kSources, evidence_sources(one));
    note.property("tags", std::vector<std::string>{"yinguo/claim"});
    note.heading(1, title_of(one)).paragraph(one.paraphrase.in(language_));
    note.item(linked(one.cause) + " " + relation_of(one.relation.id) + " " + linked(one.effect));
    for (const auto& via : one.via)
      note.item(NoteText::text(say({"through", "经由"})) + ": " + linked(via));
    for (const auto& condition : one.conditions)
      note.item(NoteText::text(say({"on condition of", "条件"})) + ": " + linked(condition));
    for (const auto& moderator : one.moderators)
      note.item(NoteText::text(say({"moderated by", "受其调节"})) + ": " + linked(moderator.id) +
                " (" + std::string{word(moderator.polarity)} + ")");
    note.heading(2, say({"Evidence", "证据"}));
    for (const auto& evidence : one.evidence)
      add_evidence(evidence, note);
    return std::move(note).take();
  }

  void add_evidence(const ontology::Evidence& one, NoteText& note) const {
    note.item(source_link(one.at.source) + ", " + NoteText::text(place_text(one.at)) + ": " +
              std::string{word(one.direction)} + ", " + std::string{word(one.design)});
    const std::array<std::pair<Title, const ontology::Text*>, 3> texts{
        {{{"method", "方法"}, &one.method},
         {{"sample", "样本"}, &one.sample},
         {{"result", "结果"}, &one.result}}};
    for (const auto& [title, text] : texts) {
      if (const auto& words = text->in(language_); !words.empty())
        note.item(NoteText::text(say(title)) + ": " + NoteText::text(words), 1);
    }
    for (const auto& work : one.cites)
      note.item(NoteText::text(say({"cites", "引用"})) + ": " + source_link(work), 1);
    if (!one.at.fingerprint.empty())
      note.item(NoteText::text(say({"fingerprint", "指纹"})) + ": " + one.at.fingerprint, 1);
  }

  [[nodiscard]] std::string note_of(const Source& one) const {
    NoteText note;
    std::vector<std::string> authors;
    for (const auto& author : one.authors)
      authors.push_back(inverted_name(author));
    const auto titles = titles_of(one, language_);
    note.property("id", one.id).property("type", one.type).property("language", one.language);
    note.property("authors", authors).property("issued", date_text(issued(one)));
    for (const auto& [name, value] : one.fields)
      note.property(name, value);
    if (!one.study.id.empty()) note.link_property("study", kSources, one.study.id);
    note.property("tags", std::vector<std::string>{"yinguo/source"});
    note.heading(1, titles.own.empty() ? std::string_view{one.id} : titles.own);
    note.paragraph(titles.translated).paragraph(literature::note_of(one, language_));
    const auto found = of_source_.find(one.id);
    if (found == of_source_.end()) return std::move(note).take();
    note.heading(2, say({"Claims", "主张"}));
    for (const auto* claim : found->second)
      note.item(linked(*claim) + ": " + NoteText::text(title_of(*claim)));
    return std::move(note).take();
  }

  const Selection& selection_;
  Language language_;
  FileSink sink_;
  std::unordered_map<std::string_view, Claims> from_;       ///< by cause
  std::unordered_map<std::string_view, Claims> to_;         ///< by effect
  std::unordered_map<std::string_view, Claims> of_source_;  ///< by source of their evidence
  std::unordered_map<std::string_view, std::vector<const ontology::Alignment*>> aligned_;
};

}  // namespace

void write_obsidian(const Selection& selection, const ExportOptions& options, FileSink sink) {
  Vault{selection, options.language, sink}.write();
}

}  // namespace yinguo::literature
