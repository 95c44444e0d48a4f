#include "session/load.hpp"

#include <filesystem>
#include <system_error>

#include "ontology/codec.hpp"
#include "storage/store.hpp"

namespace yinguo::session {

base::Result<void> load(const ontology::Model& model, const std::string& path) {
  // A failure here shows as the store's own error, which says more.
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path{path}.parent_path(), ignored);
  auto store = storage::Store::open(path, storage::Mode::kCreate);
  if (!store) return store.error();
  auto load = store->begin_load();
  if (!load) return load.error();
  if (const auto written = ontology::write(model, *load); !written) return written.error();
  return load->commit();
}

}  // namespace yinguo::session
