#include "session/kept_facts.hpp"

#include <algorithm>
#include <filesystem>

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

constexpr std::uint64_t kLayout = 1;
constexpr std::size_t kRowsOfBlock = std::size_t{1} << 16U;
const std::string kHead = "facts/head";

std::string block_name(std::size_t relation, std::size_t block) {
  return "facts/rows/" + std::to_string(relation) + "/" + std::to_string(block);
}

std::string given_name(std::size_t relation) {
  return "facts/given/" + std::to_string(relation);
}

std::size_t blocks_of(std::uint64_t rows) {
  return static_cast<std::size_t>((rows + kRowsOfBlock - 1) / kRowsOfBlock);
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
  writer.array(kept.facts.database.relation_count(), [&](std::size_t i) {
    const rules::RelationId id{static_cast<std::uint32_t>(i)};
    return std::uint64_t{kept.facts.database.table(id).size()};
  });
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

/// Reads blocks of one snapshot into tables.
class Blocks {
 public:
  Blocks(const storage::Snapshot& snapshot, const KeptFacts& kept)
      : snapshot_{snapshot}, kept_{kept} {}

  /// nullopt: it is damaged.
  base::Result<bool> read(const std::string& name, rules::RelationId relation,
                          evaluation::Table& table) {
    const auto bytes = snapshot_.kept(name);
    if (!bytes) return bytes.error();
    if (!*bytes) return false;
    FlatReader reader{**bytes};
    read_rows(reader, kept_.program.relation(relation), kept_.symbols, table);
    return reader.done();
  }

 private:
  const storage::Snapshot& snapshot_;
  const KeptFacts& kept_;
};

/// False: damaged.
base::Result<bool> read_tables(const storage::Snapshot& snapshot,
                               const std::vector<std::uint64_t>& sizes, KeptFacts& kept) {
  Blocks blocks{snapshot, kept};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const rules::RelationId id{static_cast<std::uint32_t>(i)};
    evaluation::Table& table = kept.facts.database.table(id);
    for (std::size_t block = 0; block < blocks_of(sizes[i]); ++block) {
      auto read = blocks.read(block_name(i, block), id, table);
      if (!read || !*read) return read;
    }
    if (table.size() != sizes[i]) return false;
    auto read = blocks.read(given_name(i), id, kept.facts.given.emplace_back(table.arity()));
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
  auto load = store->begin_load();
  if (!load) return load.error();
  if (auto done = load->keep(kHead, head_of(kept)); !done) return done;
  for (std::size_t i = 0; i < kept.facts.given.size(); ++i) {
    const auto& table = kept.facts.database.table(rules::RelationId{static_cast<std::uint32_t>(i)});
    for (std::size_t block = 0; block < blocks_of(table.size()); ++block) {
      const std::size_t begin = block * kRowsOfBlock;
      const std::size_t end = std::min(begin + kRowsOfBlock, table.size());
      auto done = load->keep(block_name(i, block), encode_rows(table, begin, end));
      if (!done) return done;
    }
    const auto& given = kept.facts.given[i];
    if (auto done = load->keep(given_name(i), encode_rows(given, 0, given.size())); !done)
      return done;
  }
  return load->commit();
}

base::Result<std::unique_ptr<KeptFacts>> read_kept_facts(const std::string& directory) {
  const auto store = storage::Store::open(directory, storage::Mode::kReadOnly);
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
  std::vector<std::uint64_t> sizes;
  reader.items(sizes);
  if (!program || !reader.done() || sizes.size() != program->relations.size() ||
      kept->facts.work.size() != program->strata.size()) {
    return damaged(directory);
  }
  kept->program = std::move(*program);
  if (auto checked = check_files(kept->files); !checked) return checked.error();
  kept->facts.database = evaluation::Database{kept->program};
  const auto read = read_tables(*snapshot, sizes, *kept);
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
