#include "session/load.hpp"

#include <chrono>
#include <filesystem>
#include <system_error>

#include "ontology/codec.hpp"
#include "storage/store.hpp"

#include "session/kept_reading.hpp"
#include "session/session.hpp"

namespace yinguo::session {
namespace {

base::Result<void> keep_readings(ontology::Model model, double seconds, storage::Load& load) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double>{seconds};
  ontology::sort_as_stored(model);
  Session session{std::move(model)};
  for (const auto period : session.periods()) {
    const auto left = std::chrono::duration<double>{end - Clock::now()}.count();
    if (left <= 0.0) break;
    base::SourceMap sources;
    base::Diagnostics mistakes;
    const auto reading =
        session.read({.period = period, .limits = {.seconds = left}}, sources, mistakes);
    if (!reading) continue;
    auto kept = load.keep(kept_reading_name(period), encode_reading(**reading));
    if (!kept) return kept;
  }
  return {};
}

}  // namespace

base::Result<void> load(ontology::Model model, const std::string& path,
                        const LoadOptions& options) {
  // A failure here shows as the store's own error, which says more.
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path{path}.parent_path(), ignored);
  auto store = storage::Store::open(path, storage::Mode::kCreate);
  if (!store) return store.error();
  auto load = store->begin_load();
  if (!load) return load.error();
  if (const auto written = ontology::write(model, *load); !written) return written.error();
  if (options.keep_readings) {
    auto kept = keep_readings(std::move(model), options.keep_seconds, *load);
    if (!kept) return kept;
  }
  return load->commit();
}

}  // namespace yinguo::session
