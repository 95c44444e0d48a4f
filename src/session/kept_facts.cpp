#include "session/kept_facts.hpp"

#include <cstring>
#include <filesystem>
#include <future>
#include <span>

#include "base/text.hpp"
#include "ontology/reader.hpp"
#include "storage/store.hpp"

#include "rules/check.hpp"
#include "session/degree_graph.hpp"
#include "session/errors.hpp"
#include "session/fact_record.hpp"
#include "session/kept_reading.hpp"
#include "session/programs.hpp"
#include "syntax/parser.hpp"
#include "syntax/printer.hpp"

namespace yinguo::session {
namespace {

constexpr std::uint64_t kLayout = 2;
const std::string kHead = "facts/head";
/// From so many rows on, their checksum and that of what finds them are taken at the same time.
constexpr std::uint64_t kSharedRows = 1'000'000;
constexpr std::size_t kPieceBytes = std::size_t{128} << 20U;

/// Of the `what` ("rows", "given") of a relation.
std::string table_name(const std::string& what, std::size_t relation) {
  return "facts/" + what + "/" + std::to_string(relation);
}

base::Error damaged(const std::string& directory) {
  return {kNotKept, "the facts in `" + directory + "` are damaged",
          "run the program again with --keep; `yinguo store verify` says what is wrong"};
}

std::string head_of(const KeptFacts& kept) {
  FlatWriter writer;
  writer.number(kLayout);
  writer.word(engine_digest());
  writer.number(kept.files.size());
  for (const ProgramFile& file : kept.files) {
    writer.text(file.path);
    writer.word(file.digest);
  }
  writer.text(syntax::print(kept.ast));
  write_symbols(writer, kept.symbols);
  write_records(writer, kept.symbols.records());
  writer.items(kept.facts.work);
  return writer.take();
}

/// Whether the store at hand may be replaced by kept facts.
base::Result<void> check_target(const storage::Store& store, const std::string& directory) {
  const auto snapshot = store.snapshot();
  if (!snapshot) return snapshot.error();
  if (snapshot->generation() == 0) return {};
  const auto head = snapshot->kept(kHead);
  if (!head) return head.error();
  if (*head) return {};
  return base::Error{kNotKept, "`" + directory + "` is a store of something else",
                     "name a directory that does not exist yet"};
}

base::Result<void> check_files(const std::vector<ProgramFile>& files) {
  for (const ProgramFile& file : files) {
    const auto now = ontology::read_input_file(file.path, kMaxProgramBytes);
    if (!now || base::fnv1a(now->bytes) == file.digest) continue;
    return base::Error{kStale, "`" + file.path + "` has changed since its facts were kept",
                       "run it again with --keep"};
  }
  return {};
}

/// Keeps `bytes` and what stands behind them in pieces that the store takes.
base::Result<void> keep_bytes(storage::Load& load, const std::string& name,
                              std::span<const std::byte> bytes, std::size_t spare) {
  std::string all(bytes.size() + spare, '\0');
  if (!bytes.empty()) std::memcpy(all.data(), bytes.data(), bytes.size());
  if (all.size() < kPieceBytes) return load.keep(name + "0", std::move(all));
  for (std::size_t piece = 0; piece * kPieceBytes < all.size(); ++piece) {
    auto part = all.substr(piece * kPieceBytes, kPieceBytes);
    if (auto done = load.keep(name + std::to_string(piece), std::move(part)); !done) return done;
  }
  return {};
}

base::Result<void> keep_table(storage::Load& load, const std::string& name,
                              const evaluation::Table& table) {
  const auto image = evaluation::image_of(table);
  if (auto done = load.keep(name, encode_shape(image)); !done) return done;
  if (table.empty()) return {};
  auto done =
      keep_bytes(load, name + "/", image.row_bytes.elements, evaluation::PackedRows::kSpareBytes);
  if (!done || !image.box.empty()) return done;
  return keep_bytes(load, name + "/found/", image.cell_bytes.elements, 0);
}

using Bytes = evaluation::LentArray<std::byte>;

Bytes lent(const storage::LentBytes& bytes) {
  return {std::as_bytes(std::span{bytes.bytes}), bytes.lender};
}

/// What keep_bytes() kept: one piece where it was read to, several put together.
base::Result<Bytes> lend_bytes(const storage::Snapshot& snapshot, const std::string& name) {
  auto first = snapshot.lend_kept(name + "0");
  if (!first) return first.error();
  if (!*first) return Bytes{};
  if ((*first)->bytes.size() < kPieceBytes) return lent(**first);
  auto all = std::make_shared<std::string>((*first)->bytes);
  for (std::size_t piece = 1; all->size() == piece * kPieceBytes; ++piece) {
    const auto next = snapshot.lend_kept(name + std::to_string(piece));
    if (!next) return next.error();
    if (*next) all->append((*next)->bytes);
  }
  return lent({*all, all});
}

/// Reads tables of one snapshot.
class Tables {
 public:
  Tables(const storage::Snapshot& snapshot, const KeptFacts& kept)
      : snapshot_{snapshot}, kept_{kept} {}

  /// False: it is damaged.
  base::Result<bool> read(const std::string& name, const rules::Relation& relation,
                          evaluation::Table& table) {
    const auto shape = snapshot_.lend_kept(name);
    if (!shape) return shape.error();
    if (!*shape) return false;
    FlatReader reader{(*shape)->bytes};
    auto image = read_shape(reader);
    if (!reader.done()) return false;
    if (image.rows > 0) {
      const auto policy = image.rows < kSharedRows ? std::launch::deferred : std::launch::async;
      auto others = std::async(policy, [&] {
        return image.box.empty() ? lend_bytes(snapshot_, name + "/found/")
                                 : base::Result<Bytes>{Bytes{}};
      });
      auto rows = lend_bytes(snapshot_, name + "/");
      auto cells = others.get();
      if (!rows) return rows.error();
      if (!cells) return cells.error();
      image.row_bytes = std::move(*rows);
      image.cell_bytes = std::move(*cells);
    }
    auto read = evaluation::table_of(table.arity(), std::move(image));
    if (!read || !is_sound(*read, relation, kept_.symbols)) return false;
    table = std::move(*read);
    return true;
  }

 private:
  const storage::Snapshot& snapshot_;
  const KeptFacts& kept_;
};

/// False: damaged.
base::Result<bool> read_tables(const storage::Snapshot& snapshot, KeptFacts& kept) {
  Tables tables{snapshot, kept};
  for (std::size_t i = 0; i < kept.program.relations.size(); ++i) {
    const auto& relation = kept.program.relations[i];
    const rules::RelationId id{static_cast<std::uint32_t>(i)};
    auto read = tables.read(table_name("rows", i), relation, kept.facts.database.table(id));
    if (!read || !*read) return read;
    auto& given = kept.facts.given.emplace_back(kept.facts.database.table(id).arity());
    read = tables.read(table_name("given", i), relation, given);
    if (!read || !*read) return read;
  }
  return true;
}

}  // namespace

std::vector<ProgramFile> program_files(const base::SourceMap& sources) {
  std::vector<ProgramFile> files;
  for (std::uint32_t i = 1; sources.has(base::SourceId{i}); ++i) {
    std::error_code none;
    const std::filesystem::path path{std::string{sources.at(base::SourceId{i}).name()}};
    if (!std::filesystem::is_regular_file(path, none)) continue;
    const auto file = ontology::read_input_file(path, kMaxProgramBytes);
    if (!file) continue;
    files.push_back({std::filesystem::absolute(path, none).lexically_normal().string(),
                     base::fnv1a(file->bytes)});
  }
  return files;
}

base::Result<std::unique_ptr<KeptFacts>> facts_to_keep(syntax::Ast ast,
                                                       std::vector<ProgramFile> files,
                                                       const evaluation::FactLoader& loader,
                                                       const evaluation::Limits& limits,
                                                       base::Diagnostics& diagnostics) {
  auto kept = std::make_unique<KeptFacts>();
  kept->files = std::move(files);
  kept->ast = std::move(ast);
  auto program = rules::check(kept->ast, nullptr, diagnostics);
  if (!program) return base::Error{kRejected, "the rules have mistakes", "mend them and ask again"};
  kept->program = std::move(*program);
  auto facts =
      evaluation::Materialisation::make(kept->program, kept->symbols, {.loader = loader}, limits);
  if (!facts) return facts.error();
  kept->facts = std::move(*facts).take();
  return kept;
}

base::Result<void> keep_facts(const std::string& directory, const KeptFacts& kept) {
  std::error_code ignored;  // a failure here shows as the store's own error, which says more
  std::filesystem::create_directories(std::filesystem::path{directory}.parent_path(), ignored);
  auto store = storage::Store::open(directory, storage::Mode::kCreate);
  if (!store) return store.error();
  if (auto checked = check_target(*store, directory); !checked) return checked;
  auto load = store->begin_load({.keeps_plain = true});
  if (!load) return load.error();
  if (auto done = load->keep(kHead, head_of(kept)); !done) return done;
  for (std::size_t i = 0; i < kept.facts.given.size(); ++i) {
    const rules::RelationId id{static_cast<std::uint32_t>(i)};
    auto done = keep_table(*load, table_name("rows", i), kept.facts.database.table(id));
    if (done) done = keep_table(*load, table_name("given", i), kept.facts.given[i]);
    if (!done) return done;
  }
  return load->commit();
}

base::Result<std::unique_ptr<KeptFacts>> read_kept_facts(const std::string& directory) {
  const auto store =
      storage::Store::open(directory, storage::Mode::kReadOnly, {.maps_files = true});
  if (!store) return store.error();
  const auto snapshot = store->snapshot();
  if (!snapshot) return snapshot.error();
  const auto head = snapshot->kept(kHead);
  if (!head) return head.error();
  if (!*head)
    return base::Error{kNotKept, "no facts are kept in `" + directory + "`",
                       "`yinguo run PROGRAM --keep DIR` keeps them"};
  FlatReader reader{**head};
  if (reader.number() != kLayout || reader.word() != engine_digest()) {
    return base::Error{kStale,
                       "the facts in `" + directory + "` were kept by another version of yinguo",
                       "run the program again with --keep"};
  }
  auto kept = std::make_unique<KeptFacts>();
  for (auto left = reader.number(); left > 0 && reader.ok(); --left) {
    std::string path{reader.text()};
    kept->files.push_back({std::move(path), reader.word()});
  }
  base::SourceMap sources;
  base::Diagnostics mistakes;
  kept->ast = syntax::parse(sources, sources.add("kept", std::string{reader.text()}), mistakes);
  auto program = reader.ok() ? rules::check(kept->ast, nullptr, mistakes) : std::nullopt;
  read_symbols(reader, kept->symbols);
  read_records(reader, kept->symbols);
  reader.items(kept->facts.work);
  if (!program || !reader.done() || kept->facts.work.size() != program->strata.size()) {
    return damaged(directory);
  }
  kept->program = std::move(*program);
  if (auto checked = check_files(kept->files); !checked) return checked.error();
  kept->facts.database = evaluation::Database{kept->program};
  const auto read = read_tables(*snapshot, *kept);
  if (!read) return read.error();
  if (!*read) return damaged(directory);
  return kept;
}

base::Result<std::unique_ptr<reasoning::Reading>> reading_of(KeptFacts kept, double seconds) {
  auto reading = std::make_unique<reasoning::Reading>();
  reading->program = std::move(kept.program);
  reading->symbols = std::move(kept.symbols);
  reading->database = std::move(kept.facts.database);
  if (auto built = add_degree_graph(*reading, seconds); !built) return built.error();
  return reading;
}

}  // namespace yinguo::session
