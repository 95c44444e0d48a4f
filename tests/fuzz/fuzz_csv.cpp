// Whatever bytes a profile holds, reading ends, and every figure that is read is finite, of a
// region and an indicator or concept that exist, for a year, and inside its text.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/diagnostic.hpp"
#include "ontology/names.hpp"
#include "ontology/profile.hpp"

namespace {

using namespace yinguo;
using namespace yinguo::ontology;

void require(bool holds) {
  if (!holds) std::abort();
}

Model make_model() {
  Model model;
  const auto region = [&](std::string id, std::string zh) {
    model.regions.push_back({id, "11", {std::move(zh), id}, {}, {}, {}});
  };
  region("north", "北方");
  region("south", "南方");
  const auto indicator = [&](std::string id, std::string unit, std::string zh) {
    Indicator out;
    out.label = {std::move(zh), id};
    out.id = std::move(id);
    out.unit = std::move(unit);
    out.min = 0.0;
    model.indicators.push_back(std::move(out));
  };
  indicator("rain", "mm", "雨量");
  indicator("sun", "%", "日照");
  Concept node;
  node.id = "mood";
  node.label = {"心情", "mood"};
  model.concepts.push_back(std::move(node));
  return model;
}

void check(const Observation& o, const Names& names, const base::SourceMap& sources) {
  require(std::isfinite(o.value) && o.value >= 0.0);
  require(o.period >= 1000 && o.period <= 2999);
  require(names.index().find_region(o.region) != nullptr);
  require(names.index().find_indicator(o.indicator) != nullptr ||
          names.index().find_concept(o.indicator) != nullptr);
  require(o.span.begin <= o.span.end && o.span.end <= sources.at(o.span.source).text().size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Model model = make_model();
  static const Names names{model};
  const std::string bytes{reinterpret_cast<const char*>(data), size};  // NOLINT: bytes
  ProfileOptions options;
  if (size % 2 == 1) options.period = 2020;
  base::SourceMap sources;
  base::Diagnostics diagnostics{20};
  for (const auto& o : read_profile({"input.csv", bytes}, names, options, sources, diagnostics)) {
    check(o, names, sources);
  }
  for (const auto& diagnostic : diagnostics.all()) {
    require(!base::render(diagnostic, sources, false).empty());
  }
  return 0;
}
