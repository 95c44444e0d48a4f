#pragma once
// What the record of each kind of element consists of, in order. The order is on disk: a change of
// it needs a new kRecordVersion (codec.hpp). Ids are the records' keys and spans are not stored.
#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "ontology/model.hpp"
#include "ontology/record_archive.hpp"

namespace yinguo::ontology {

/// The figures of one region at one period; `words` holds each text once.
struct FigureRecord {
  struct Figure {
    std::uint32_t indicator = 0;  ///< these three are places in `words`
    std::uint32_t vintage = 0;
    std::uint32_t source = 0;
    double value = 0.0;
  };

  std::vector<std::string> words;
  std::vector<Figure> figures;
};

template <class T, class U>
concept MaybeConst = std::same_as<std::remove_const_t<T>, U>;

template <class A, MaybeConst<Ref> T>
void fields(A& archive, T& ref) {
  archive(ref.id);
}

template <class A, MaybeConst<Text> T>
void fields(A& archive, T& text) {
  archive(text.zh, text.en);
}

template <class A, MaybeConst<Alias> T>
void fields(A& archive, T& alias) {
  archive(alias.language, alias.text);
}

template <class A, MaybeConst<Cardinality> T>
void fields(A& archive, T& cardinality) {
  archive(cardinality.least, cardinality.most);
}

template <class A, MaybeConst<Type> T>
void fields(A& archive, T& type) {
  archive(type.id, type.is_a, type.is_abstract, type.label, type.definition);
}

template <class A, MaybeConst<Relation> T>
void fields(A& archive, T& relation) {
  archive(relation.id, relation.kind, relation.domain, relation.range, relation.cardinality,
          relation.label, relation.definition);
}

template <class A, MaybeConst<AttributeType> T>
void fields(A& archive, T& attribute) {
  archive(attribute.id, attribute.of, attribute.datatype, attribute.cardinality, attribute.min,
          attribute.max, attribute.values, attribute.label, attribute.definition);
}

template <class A, MaybeConst<Schema> T>
void fields(A& archive, T& schema) {
  archive(schema.types, schema.relations, schema.attributes);
}

template <class A, MaybeConst<Person> T>
void fields(A& archive, T& person) {
  archive(person.family, person.given, person.literal);
}

template <class A, MaybeConst<Source> T>
void fields(A& archive, T& source) {
  archive(source.type, source.language, source.title, source.authors, source.year, source.month,
          source.day, source.fields, source.note, source.study);
}

template <class A, MaybeConst<AttributeValue> T>
void fields(A& archive, T& attribute) {
  archive(attribute.name, attribute.value);
}

template <class A, MaybeConst<Link> T>
void fields(A& archive, T& link) {
  archive(link.relation, link.to);
}

template <class A, MaybeConst<Concept> T>
void fields(A& archive, T& node) {
  archive(node.type, node.label, node.aliases, node.definition, node.attributes, node.links,
          node.ontology);
}

template <class A, MaybeConst<Locator> T>
void fields(A& archive, T& at) {
  archive(at.source, at.section, at.paragraph, at.sentence, at.clause, at.fingerprint, at.sketch);
}

template <class A, MaybeConst<Evidence> T>
void fields(A& archive, T& evidence) {
  archive(evidence.at, evidence.direction, evidence.design, evidence.cites, evidence.method,
          evidence.sample, evidence.result);
}

template <class A, MaybeConst<Moderator> T>
void fields(A& archive, T& moderator) {
  archive(moderator.id, moderator.polarity);
}

template <class A, MaybeConst<Scope> T>
void fields(A& archive, T& scope) {
  archive(scope.what, scope.value);
}

template <class A, MaybeConst<Lag> T>
void fields(A& archive, T& lag) {
  archive(lag.from, lag.to, lag.unit);
}

template <class A, MaybeConst<Claim> T>
void fields(A& archive, T& claim) {
  archive(claim.cause, claim.relation, claim.effect, claim.polarity, claim.certainty, claim.form,
          claim.status, claim.paraphrase, claim.conditions, claim.moderators, claim.via,
          claim.scopes, claim.lag, claim.evidence);
}

template <class A, MaybeConst<NoClaim> T>
void fields(A& archive, T& sentence) {
  archive(sentence.at, sentence.reason);
}

template <class A, MaybeConst<Alignment> T>
void fields(A& archive, T& alignment) {
  archive(alignment.id, alignment.with, alignment.relation, alignment.status, alignment.reason);
}

template <class A, MaybeConst<Unit> T>
void fields(A& archive, T& unit) {
  archive(unit.id, unit.label, unit.aliases);
}

template <class A, MaybeConst<Ratio> T>
void fields(A& archive, T& ratio) {
  archive(ratio.numerator, ratio.denominator, ratio.factor);
}

template <class A, MaybeConst<Measures> T>
void fields(A& archive, T& measures) {
  archive(measures.id, measures.binding, measures.reason);
}

template <class A, MaybeConst<Membership> T>
void fields(A& archive, T& membership) {
  archive(membership.by_quantile, membership.from, membership.to, membership.peers);
}

template <class A, MaybeConst<Indicator> T>
void fields(A& archive, T& indicator) {
  archive(indicator.unit, indicator.direction, indicator.min, indicator.max, indicator.label,
          indicator.aliases, indicator.definition, indicator.note, indicator.sources,
          indicator.ratio, indicator.measures, indicator.membership);
}

template <class A, MaybeConst<Region> T>
void fields(A& archive, T& region) {
  archive(region.code, region.label, region.aliases, region.attributes);
}

template <class A, MaybeConst<PeerGroup> T>
void fields(A& archive, T& group) {
  archive(group.label, group.aliases, group.members, group.all);
}

template <class A, MaybeConst<FigureRecord::Figure> T>
void fields(A& archive, T& figure) {
  archive(figure.indicator, figure.vintage, figure.source, figure.value);
}

template <class A, MaybeConst<FigureRecord> T>
void fields(A& archive, T& record) {
  archive(record.words, record.figures);
}

}  // namespace yinguo::ontology
