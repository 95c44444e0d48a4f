#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>

#include <rocksdb/db.h>

#include "storage/adjacency.hpp"
#include "storage/database.hpp"
#include "storage/digest.hpp"
#include "storage/format.hpp"
#include "storage/kept.hpp"
#include "storage/store.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

std::string hexadecimal(std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(16, '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, number >>= 4U) {
    *digit = kDigits[number & 0xFU];
  }
  return out;
}

/// Walks a store family by family and compares what it meets with what was recorded.
class Verifier {
 public:
  Verifier(const Database& database, const GenerationRecord& recorded, const VerifyOptions& options)
      : database_{database}, recorded_{recorded}, options_{options} {}

  [[nodiscard]] VerifyReport run() {
    check_blocks();
    walk_control();
    ContentDigest digest;
    for (const auto data : {Family::kRecords, Family::kSeries, Family::kNames, Family::kLinks}) {
      family_digest_ = {};
      walk(data);
      digest.add(family_digest_);
    }
    report_.content_digest = recorded_.generation == 0 ? 0 : digest.value();
    compare();
    return std::move(report_);
  }

 private:
  void problem(std::string text) {
    ++report_.problem_count;
    if (report_.problems.size() < options_.max_problems)
      report_.problems.push_back(std::move(text));
  }

  void expect(std::uint64_t found, std::uint64_t recorded, const std::string& what) {
    if (found == recorded) return;
    problem(what + ": found " + std::to_string(found) + ", recorded " + std::to_string(recorded));
  }

  void check_blocks() {
    const auto status = database_.handle().VerifyChecksum(rocksdb::ReadOptions{});
    if (!status.ok()) problem("a checksum does not fit: " + status.ToString());
  }

  void walk_control();
  void walk(Family family);
  void visit(const Key& key, std::string_view value);
  void visit_name(const Key& key, std::string_view value);
  void visit_links(const Key& key, std::string_view value);
  void check_order(const Key& key);
  void compare();

  const Database& database_;
  const GenerationRecord& recorded_;
  const VerifyOptions& options_;
  VerifyReport report_;
  ContentDigest family_digest_;
  std::vector<KindStat> kinds_;
  std::array<std::uint64_t, 2> id_count_{};   ///< id → number, number → id
  std::array<std::uint64_t, 2> id_digest_{};  ///< of the ids in order, both ways
  std::uint64_t relation_count_ = 0;
  std::array<std::uint64_t, 2> link_count_{};  ///< forward, reverse
  std::array<std::uint64_t, 2>
      link_sum_{};           ///< of the links' hashes, which is the same in any order
  std::optional<Key> last_;  ///< of the links walked
  bool is_chunk_due_ = false;
};

void Verifier::walk_control() {
  std::uint64_t generations = 0;
  const auto walked = database_.scan_prefix(
      Family::kControl, {}, [&](std::string_view bytes, std::string_view value) {
        const auto key = try_decode_key(bytes);
        if (!key || family_of(key->prefix) != Family::kControl) {
          return problem("a key of the control family is malformed");
        }
        if (key->prefix != KeyPrefix::kGeneration) return;
        ++generations;
        const auto record = try_decode_generation(value);
        if (!record || record->generation != key->generation)
          problem("a generation's record is malformed");
      });
  if (!walked) problem(walked.error().message);
  expect(generations, recorded_.generation == 0 ? 0 : 1, "generations with a record");
}

void Verifier::walk(Family family) {
  const auto walked =
      database_.scan_prefix(family, {}, [&](std::string_view bytes, std::string_view value) {
        const auto key = try_decode_key(bytes);
        if (!key || family_of(key->prefix) != family) {
          return problem("a key of the family `" +
                         std::string{kFamilyNames.at(static_cast<std::size_t>(family))} +
                         "` is malformed");
        }
        if (key->generation != recorded_.generation) return;  // left by a load that was interrupted
        report_.bytes += bytes.size() + value.size();
        if (key->prefix != KeyPrefix::kKept) family_digest_.add(bytes, value);
        visit(*key, value);
      });
  if (!walked) problem(walked.error().message);
}

void Verifier::visit(const Key& key, std::string_view value) {
  switch (key.prefix) {
    case KeyPrefix::kRecord:
    case KeyPrefix::kSeries:
      if (kinds_.empty() || kinds_.back().kind != key.kind) kinds_.push_back({key.kind});
      kinds_.back().records += 1;
      kinds_.back().bytes += key.id.size() + value.size();
      ++report_.records;
      break;
    case KeyPrefix::kKept:
      ++report_.kept;
      if (!try_decode_kept(value, recorded_.digest)) {
        problem("the kept result `" + std::string{key.id} + "` is damaged or of another graph");
      }
      break;
    case KeyPrefix::kVertexOfId:
    case KeyPrefix::kIdOfVertex:
    case KeyPrefix::kRelation:
      visit_name(key, value);
      break;
    case KeyPrefix::kForward:
    case KeyPrefix::kReverse:
      visit_links(key, value);
      break;
    case KeyPrefix::kFormat:
    case KeyPrefix::kCurrent:
    case KeyPrefix::kGeneration:
      break;
  }
}

void Verifier::visit_name(const Key& key, std::string_view value) {
  if (key.prefix == KeyPrefix::kRelation) {
    if (static_cast<std::uint16_t>(key.relation) != relation_count_)
      problem("a relation's number is missing");
    ++relation_count_;
    return;
  }
  const bool is_by_id = key.prefix == KeyPrefix::kVertexOfId;
  const std::size_t side = is_by_id ? 0 : 1;
  if (is_by_id && value.size() != 4) return problem("the number of a vertex is malformed");
  const auto number = is_by_id ? decode_u32(value) : static_cast<std::uint32_t>(key.vertex);
  if (number != id_count_.at(side)) problem("the numbers of vertices do not follow their ids");
  ++id_count_.at(side);
  id_digest_.at(side) = xxh64(is_by_id ? key.id : value, id_digest_.at(side));
}

/// Chunks of one vertex count up from zero, without a gap and without a missing end.
void Verifier::check_order(const Key& key) {
  const bool goes_on = last_ && last_->prefix == key.prefix && last_->vertex == key.vertex;
  const std::uint32_t expected = goes_on ? last_->chunk + 1 : 0;
  if (goes_on != is_chunk_due_ || key.chunk != expected) {
    problem("the chunks of a packed adjacency are incomplete");
  }
  last_ = key;
}

void Verifier::visit_links(const Key& key, std::string_view value) {
  check_order(key);
  const bool is_forward = key.prefix == KeyPrefix::kForward;
  const std::size_t side = is_forward ? 0 : 1;
  const auto at = static_cast<std::uint32_t>(key.vertex);
  bool is_known = at < recorded_.vertices;
  std::string link;
  const auto more =
      try_unpack(value, [&](RelationId relation, VertexId other, std::string_view bytes) {
        const auto number = static_cast<std::uint32_t>(other);
        is_known = is_known && number < recorded_.vertices &&
                   static_cast<std::uint16_t>(relation) < recorded_.relations;
        link.clear();
        append_u32(link, is_forward ? at : number);
        append_u32(link, is_forward ? number : at);
        append_u16(link, static_cast<std::uint16_t>(relation));
        link_sum_.at(side) += xxh64(bytes, xxh64(link, 0));
        ++link_count_.at(side);
      });
  if (!more) problem("a packed adjacency is malformed");
  if (!is_known) problem("a link names an unknown vertex or relation");
  is_chunk_due_ = more.value_or(false);
}

void Verifier::compare() {
  report_.links = link_count_[0];
  report_.vertices = id_count_[0];
  if (is_chunk_due_) problem("the chunks of a packed adjacency are incomplete");
  if (link_sum_[0] != link_sum_[1] || link_count_[0] != link_count_[1]) {
    problem("forward and reverse links differ: " + std::to_string(link_count_[0]) + " and " +
            std::to_string(link_count_[1]));
  }
  if (id_count_[0] != id_count_[1] || id_digest_[0] != id_digest_[1]) {
    problem("ids and numbers of vertices differ: " + std::to_string(id_count_[0]) + " and " +
            std::to_string(id_count_[1]));
  }
  std::sort(kinds_.begin(), kinds_.end(),
            [](const KindStat& a, const KindStat& b) { return a.kind < b.kind; });
  for (const auto kind : kRecordKinds) {
    const auto of_kind = [kind](const std::vector<KindStat>& stats) {
      const auto found = std::find_if(stats.begin(), stats.end(),
                                      [kind](const KindStat& stat) { return stat.kind == kind; });
      return found == stats.end() ? KindStat{kind} : *found;
    };
    const auto name = std::string{name_of(kind)};
    expect(of_kind(kinds_).records, of_kind(recorded_.kinds).records, "records of kind " + name);
    expect(of_kind(kinds_).bytes, of_kind(recorded_.kinds).bytes, "bytes of kind " + name);
  }
  expect(link_count_[0], recorded_.links, "links");
  expect(id_count_[0], recorded_.vertices, "vertices");
  expect(relation_count_, recorded_.relations, "relations");
  if (report_.content_digest != recorded_.digest) {
    problem("content digest: found " + hexadecimal(report_.content_digest) + ", recorded " +
            hexadecimal(recorded_.digest));
  }
}

}  // namespace

base::Result<VerifyReport> Store::verify(const VerifyOptions& options) const {
  const auto [record, pin] = database_->pin_current();
  return Verifier{*database_, record, options}.run();
}

}  // namespace yinguo::storage
