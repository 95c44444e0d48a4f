#include "ontology/codec.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "base/sorting.hpp"
#include "ontology/errors.hpp"
#include "ontology/record_fields.hpp"
#include "ontology/xml_fields.hpp"

namespace yinguo::ontology {
namespace {

using storage::RecordKind;

constexpr std::string_view kSchemaId = "schema";
constexpr std::string_view kMeasuresRelation = "measures";

template <class... T>
std::string encode(const T&... parts) {
  RecordEncoder encoder;
  encoder(kRecordVersion, parts...);
  return encoder.take();
}

base::Error corrupt(RecordKind kind, std::string_view id) {
  return {
      kCorruptRecord,
      "the " + std::string{storage::name_of(kind)} + " record `" + std::string{id} + "` is damaged",
      "load the ontology again, or restore a backup"};
}

// Writing

std::string padded(std::uint32_t number) {
  auto digits = std::to_string(number);
  constexpr std::size_t kWidth = 6;
  return digits.size() < kWidth ? std::string(kWidth - digits.size(), '0') + digits : digits;
}

std::string sentence_id(const Locator& at) {
  return at.source.id + "/" + at.section + "/" + padded(at.sentence) + "/" + padded(at.clause);
}

std::string alignment_id(const Alignment& alignment) {
  return alignment.id.id + "/" + alignment.with.id;
}

std::string program_id(const Program& program) {
  return std::string{word(program.kind)} + "/" + program.name;
}

using FigureKey = std::pair<std::int32_t, std::string_view>;  // period, region

std::string figures_id(const FigureKey& key) {
  return std::to_string(key.first) + "/" + std::string{key.second};
}

/// Builds a FigureRecord, each text once.
class FigureRecordBuilder {
 public:
  void add(const Observation& o) {
    record_.figures.push_back({place(o.indicator), place(o.vintage), place(o.source), o.value});
  }

  [[nodiscard]] const FigureRecord& record() const { return record_; }

 private:
  std::uint32_t place(const std::string& text) {
    const auto next = static_cast<std::uint32_t>(record_.words.size());
    const auto [entry, is_new] = places_.try_emplace(text, next);
    if (is_new) record_.words.push_back(text);
    return entry->second;
  }

  FigureRecord record_;
  std::map<std::string, std::uint32_t> places_;
};

/// Puts records and links; after a failure the rest is skipped.
class Writer {
 public:
  explicit Writer(storage::Load& load) : load_{load} {}

  template <class... T>
  void put(RecordKind kind, std::string_view id, const T&... parts) {
    if (result_) result_ = load_.put(kind, id, encode(parts...));
  }

  template <class T>
  void put_all(RecordKind kind, const std::vector<T>& elements) {
    for (const auto& element : elements)
      put(kind, element.id, element);
  }

  void link(std::string_view from, std::string_view relation, std::string_view to,
            std::string_view bytes) {
    if (result_) result_ = load_.link(from, relation, to, bytes);
  }

  void put_figures(const std::vector<Observation>& observations) {
    std::map<FigureKey, FigureRecordBuilder> records;
    for (const auto& o : observations)
      records[{o.period, o.region}].add(o);
    for (const auto& [key, builder] : records) {
      put(RecordKind::kObservations, figures_id(key), builder.record());
    }
  }

  void put_links(const Model& model) {
    for (const auto& node : model.concepts) {
      for (const auto& to : node.links)
        link(node.id, to.relation.id, to.to.id, {});
    }
    for (const auto& indicator : model.indicators) {
      for (const auto& m : indicator.measures)
        link(indicator.id, kMeasuresRelation, m.id.id, {});
    }
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::string> claims;
    for (const auto& claim : model.claims) {
      auto& ids = claims[{claim.cause.id, claim.relation.id, claim.effect.id}];
      ids.append(ids.empty() ? "" : "\n").append(claim.id);
    }
    for (const auto& [ends, ids] : claims) {
      link(std::get<0>(ends), std::get<1>(ends), std::get<2>(ends), ids);
    }
  }

  [[nodiscard]] base::Result<void> result() const { return result_; }

 private:
  storage::Load& load_;
  base::Result<void> result_;
};

// Reading

template <class... T>
bool decode_all(std::string_view bytes, T&... parts) {
  RecordDecoder decoder{bytes};
  std::uint8_t version = 0;
  decoder(version, parts...);
  return decoder.done();
}

template <class T>
bool decode_into(std::string_view id, std::string_view bytes, std::vector<T>& elements) {
  auto& element = elements.emplace_back();
  element.id = id;
  return decode_all(bytes, element);
}

bool decode_figures(std::string_view id, std::string_view bytes, std::vector<Observation>& out) {
  FigureRecord record;
  const auto slash = id.find('/');
  if (slash == std::string_view::npos || !decode_all(bytes, record)) return false;
  const auto period = try_parse_whole(id.substr(0, slash), INT32_MIN, INT32_MAX);
  const std::string region{id.substr(slash + 1)};
  const auto& words = record.words;
  for (const auto& figure : record.figures) {
    if (!period || std::max({figure.indicator, figure.vintage, figure.source}) >= words.size()) {
      return false;
    }
    out.push_back({region,
                   words[figure.indicator],
                   static_cast<std::int32_t>(*period),
                   figure.value,
                   words[figure.vintage],
                   words[figure.source],
                   {}});
  }
  return true;
}

bool decode_program(std::string_view id, std::string_view bytes, std::vector<Program>& out) {
  const auto slash = id.find('/');
  const auto kind = try_parse_word<ProgramKind>(id.substr(0, slash));
  if (slash == std::string_view::npos || !kind) return false;
  auto& program = out.emplace_back(Program{*kind, std::string{id.substr(slash + 1)}, {}});
  return decode_all(bytes, program.text);
}

bool decode_any(RecordKind kind, std::string_view id, std::string_view bytes, Model& model) {
  switch (kind) {
    case RecordKind::kSchema:
      return decode_all(bytes, model.schema, model.units);
    case RecordKind::kConcept:
      return decode_into(id, bytes, model.concepts);
    case RecordKind::kClaim:
      return decode_into(id, bytes, model.claims);
    case RecordKind::kSource:
      return decode_into(id, bytes, model.sources);
    case RecordKind::kIndicator:
      return decode_into(id, bytes, model.indicators);
    case RecordKind::kRegion:
      return decode_into(id, bytes, model.regions);
    case RecordKind::kPeerGroup:
      return decode_into(id, bytes, model.peer_groups);
    case RecordKind::kObservations:
      return decode_figures(id, bytes, model.observations);
    case RecordKind::kText:
      return decode_program(id, bytes, model.programs);
    case RecordKind::kSentence:
      return decode_all(bytes, model.no_claims.emplace_back());
    case RecordKind::kAlignment:
      return decode_all(bytes, model.alignments.emplace_back());
    case RecordKind::kMeta:
      return true;
  }
  return true;
}

base::Result<void> read_kind(const storage::Snapshot& snapshot, RecordKind kind,
                             std::string_view prefix, Model& model) {
  base::Result<void> decoded;
  auto scanned =
      snapshot.scan_prefix(kind, prefix, [&](std::string_view id, std::string_view bytes) {
        if (decoded) decoded = decode_record(kind, id, bytes, model);
      });
  if (!scanned) return scanned;
  return decoded;
}

}  // namespace

base::Result<void> write(const Model& model, storage::Load& load) {
  Writer writer{load};
  writer.put(RecordKind::kSchema, kSchemaId, model.schema, model.units);
  writer.put_all(RecordKind::kConcept, model.concepts);
  writer.put_all(RecordKind::kClaim, model.claims);
  writer.put_all(RecordKind::kSource, model.sources);
  writer.put_all(RecordKind::kIndicator, model.indicators);
  writer.put_all(RecordKind::kRegion, model.regions);
  writer.put_all(RecordKind::kPeerGroup, model.peer_groups);
  for (const auto& sentence : model.no_claims) {
    writer.put(RecordKind::kSentence, sentence_id(sentence.at), sentence);
  }
  for (const auto& alignment : model.alignments) {
    writer.put(RecordKind::kAlignment, alignment_id(alignment), alignment);
  }
  for (const auto& program : model.programs) {
    writer.put(RecordKind::kText, program_id(program), program.text);
  }
  writer.put_figures(model.observations);
  writer.put_links(model);
  return writer.result();
}

base::Result<void> decode_record(RecordKind kind, std::string_view id, std::string_view bytes,
                                 Model& model) {
  if (bytes.empty()) return corrupt(kind, id);
  const auto version = static_cast<std::uint8_t>(bytes.front());
  if (version > kRecordVersion) {
    return base::Error{kUnknownRecordVersion,
                       "the " + std::string{storage::name_of(kind)} + " record `" +
                           std::string{id} + "` is of version " + std::to_string(version) +
                           "; this program knows " + std::to_string(kRecordVersion),
                       "use a newer version of the program, or load the ontology again"};
  }
  if (version < kRecordVersion || !decode_any(kind, id, bytes, model)) return corrupt(kind, id);
  return {};
}

base::Result<Model> read_model(const storage::Snapshot& snapshot, const ReadOptions& options) {
  Model model;
  for (const auto kind : storage::kRecordKinds) {
    if (kind == RecordKind::kMeta || kind == RecordKind::kObservations ||
        (kind == RecordKind::kText && !options.programs)) {
      continue;
    }
    if (auto read = read_kind(snapshot, kind, {}, model); !read) return read.error();
  }
  if (options.figures) {
    if (auto read = read_figures(snapshot, options.period, model); !read) return read.error();
  }
  return model;
}

void sort_as_stored(Model& model) {
  const auto sort = [](auto& elements, auto id_of) {
    std::ranges::stable_sort(elements,
                             [&](const auto& a, const auto& b) { return id_of(a) < id_of(b); });
  };
  const auto own_id = [](const auto& element) -> std::string_view { return element.id; };
  sort(model.concepts, own_id);
  sort(model.claims, own_id);
  sort(model.sources, own_id);
  sort(model.indicators, own_id);
  sort(model.regions, own_id);
  sort(model.peer_groups, own_id);
  sort(model.no_claims, [](const auto& sentence) { return sentence_id(sentence.at); });
  sort(model.alignments, alignment_id);
  sort(model.programs, [](const auto& program) { return program_id(program); });
  sort(model.observations, [](const Observation& o) { return figures_id({o.period, o.region}); });
}

base::Result<void> read_figures(const storage::Snapshot& snapshot,
                                std::optional<std::int32_t> period, Model& model) {
  model.observations.clear();
  const auto prefix = period ? std::to_string(*period) + "/" : std::string{};
  return read_kind(snapshot, RecordKind::kObservations, prefix, model);
}

base::Result<std::vector<std::int32_t>> read_periods(const storage::Snapshot& snapshot) {
  std::vector<std::int32_t> periods;
  const auto scanned = snapshot.scan(
      RecordKind::kObservations, [&](std::string_view id, std::string_view /*bytes*/) {
        const auto period = try_parse_whole(id.substr(0, id.find('/')), INT32_MIN, INT32_MAX);
        if (period) periods.push_back(static_cast<std::int32_t>(*period));
      });
  if (!scanned) return scanned.error();
  base::sort_unique(periods);
  return periods;
}

}  // namespace yinguo::ontology
