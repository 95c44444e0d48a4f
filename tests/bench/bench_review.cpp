// What the synthesis and the exports of a large literature cost: 100,000 made-up claims from 5,000
// sources about 6,000 concepts, some of which most claims are about, as in a real field. With a
// DIRECTORY it writes them there as an ontology instead, for `yinguo load` and whole commands.
// Usage: bench_review [DIRECTORY]
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>
#include <random>
#include <string>

#include "literature/export.hpp"
#include "literature/review_conflicts.hpp"
#include "literature/review_gaps.hpp"
#include "literature/review_status.hpp"

using namespace yinguo;
using namespace yinguo::ontology;

namespace {

constexpr std::size_t kClaims = 100'000;
constexpr std::size_t kSources = 5'000;
constexpr std::size_t kConcepts = 6'000;
constexpr std::size_t kRegions = 31;
constexpr std::size_t kZones = 4;
constexpr std::size_t kPerFile = 10'000;

class Maker {
 public:
  Model make() {
    for (std::size_t i = 0; i < kSources; ++i)
      model_.sources.emplace_back().id = "s" + std::to_string(i);
    for (std::size_t i = 0; i < kConcepts; ++i)
      model_.concepts.emplace_back().id = "k" + std::to_string(i);
    for (std::size_t i = 0; i < kRegions; ++i)
      model_.regions.emplace_back().id = "r" + std::to_string(i);
    for (std::size_t i = 0; i < kZones; ++i) {
      auto& zone = model_.peer_groups.emplace_back();
      zone.id = "z" + std::to_string(i);
      for (std::size_t r = i; r < kRegions; r += kZones)
        zone.members.push_back({model_.regions[r].id, {}});
    }
    for (std::size_t i = 0; i < kClaims; ++i)
      claim(i);
    return std::move(model_);
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  /// Few concepts are in most claims: their share falls with their number as in Zipf's law.
  std::size_t popular() {
    const auto share = static_cast<double>(random_()) / static_cast<double>(std::mt19937::max());
    return static_cast<std::size_t>(std::pow(static_cast<double>(kConcepts), share)) - 1;
  }

  std::size_t any_concept() { return below(3) == 0 ? popular() : below(kConcepts); }

  void claim(std::size_t number) {
    auto& out = model_.claims.emplace_back();
    out.id = "c" + std::to_string(number);
    const auto cause = any_concept();
    auto effect = any_concept();
    if (effect == cause) effect = (effect + 1) % kConcepts;
    out.cause.id = model_.concepts[cause].id;
    out.effect.id = model_.concepts[effect].id;
    constexpr std::array kPolarities{Polarity::kIncrease, Polarity::kIncrease,
                                     Polarity::kIncrease, Polarity::kDecrease,
                                     Polarity::kNull,     Polarity::kNonMonotone};
    out.polarity = kPolarities.at(below(kPolarities.size()));
    out.paraphrase = {"在所考察的地区和年份里，前者的提高与后者的变化相伴。",
                      "In the regions and years that were looked at, more of the one went along "
                      "with a change of the other."};
    if (below(2) == 0) out.scopes.push_back({"regions", any_place(), {}});
    if (below(2) == 0) {
      const auto from = 2000 + below(20);
      out.scopes.push_back(
          {"period", std::to_string(from) + "-" + std::to_string(from + below(10)), {}});
    }
    for (std::size_t i = below(4) == 0 ? 2 : 1; i > 0; --i) {
      auto& evidence = out.evidence.emplace_back();
      evidence.at.source.id = model_.sources[(number / 20 + i * 7) % kSources].id;
      evidence.at.section = "abstract";
      evidence.design = static_cast<Design>(below(4));
      if (below(8) == 0) evidence.direction = static_cast<Bearing>(1 + below(3));
    }
  }

  std::string any_place() {
    return below(2) == 0 ? model_.peer_groups[below(kZones)].id
                         : model_.regions[below(kRegions)].id;
  }

  std::mt19937 random_{2026};
  Model model_;
};

template <class Run>
void timed(const char* title, const Run& run) {
  double least = std::numeric_limits<double>::max();
  std::size_t found = 0;
  for (int i = 0; i < 3; ++i) {
    const auto start = std::chrono::steady_clock::now();
    found = run();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    least = std::min(least, took.count());
  }
  std::printf("%-40s %8.3f s  %zu found\n", title, least, found);
}

/// How fast each format is written, to where it costs nothing.
void bench_exports(const Model& model) {
  namespace lit = yinguo::literature;
  const lit::Selection all{model, {}};
  for (const auto& format : lit::export_formats()) {
    std::size_t bytes = 0;
    const auto start = std::chrono::steady_clock::now();
    const auto count = [&](std::string_view piece) {
      bytes += piece.size();
      return true;
    };
    const auto count_file = [&](std::string_view, std::string_view text) { return count(text); };
    lit::TextStream out{count};
    if (format.write == nullptr)
      format.write_files(all, {}, count_file);
    else
      format.write(all, {}, out);
    (void)out.finish();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    const double megabytes = static_cast<double>(bytes) / 1e6;
    std::printf("export: %-32s %8.3f s  %.1f MB, %.0f MB/s\n", std::string{format.name}.c_str(),
                took.count(), megabytes, megabytes / took.count());
  }
}

int bench() {
  namespace lit = yinguo::literature;
  const auto model = Maker{}.make();
  timed("evidence by pair and study", [&] { return lit::EvidenceBase{model}.pairs().size(); });
  const lit::EvidenceBase base{model};
  const std::vector<bool> all(base.pairs().size(), true);
  timed("matrix: cells of all pairs", [&] {
    std::size_t cells = 0;
    for (const auto pair : lit::ranked_pairs(base, all))
      cells += lit::matrix_of(base, base.pairs()[pair]).size();
    return cells;
  });
  timed("status: positions of all pairs", [&] {
    std::size_t positions = 0;
    for (const auto pair : lit::ranked_pairs(base, all))
      positions += lit::status_of(base, pair, std::nullopt).size();
    return positions;
  });
  timed("conflicts", [&] {
    std::size_t count = 0;
    for (const auto& group : lit::find_conflicts(base, all, {}).groups)
      count += group.count;
    return count;
  });
  timed("gaps", [&] {
    const auto gaps = lit::find_gaps(base, all, {});
    return gaps.causes_left > 0 ? 0 : gaps.unlinked.count;
  });
  bench_exports(model);
  return 0;
}

std::ofstream open(const std::string& directory, const std::string& name) {
  std::ofstream out{directory + "/" + name + ".xml"};
  out << R"(<ontology xmlns="urn:yinguo:ontology:1" id="made-up.)" << name << R"(" version="1">)";
  return out;
}

void write_labels(std::ostream& out, const char* element, const std::string& text) {
  for (const auto* language : {"zh", "en"})
    out << '<' << element << " lang=\"" << language << "\">" << text << "</" << element << '>';
}

void write_frame(const Model& model, const std::string& directory) {
  auto out = open(directory, "frame");
  out << R"(<schema><type id="factor">)";
  write_labels(out, "label", "factor");
  out << R"(</type><relation id="acts-on" kind="claim" domain="factor" range="factor">)";
  write_labels(out, "label", "acts on");
  out << "</relation></schema>\n<sources>";
  for (const auto& source : model.sources) {
    out << "<source id=\"" << source.id << R"(" type="article-journal">)";
    write_labels(out, "title", "Study " + source.id);
    out << "</source>\n";
  }
  out << "</sources><concepts>";
  for (const auto& one : model.concepts) {
    out << "<concept id=\"" << one.id << R"(" type="factor">)";
    write_labels(out, "label", "factor " + one.id);
    out << "</concept>\n";
  }
  out << "</concepts><regions>";
  for (const auto& region : model.regions) {
    out << "<region id=\"" << region.id << "\">";
    write_labels(out, "label", "region " + region.id);
    out << "</region>\n";
  }
  for (const auto& zone : model.peer_groups) {
    out << "<peer-group id=\"" << zone.id << "\">";
    write_labels(out, "label", "zone " + zone.id);
    for (const auto& member : zone.members)
      out << "<member region=\"" << member.id << "\"/>";
    out << "</peer-group>\n";
  }
  out << "</regions></ontology>\n";
}

void write_claim(const Claim& claim, std::ostream& out) {
  out << "<claim id=\"" << claim.id << "\" cause=\"" << claim.cause.id
      << R"(" relation="acts-on" effect=")" << claim.effect.id << "\" polarity=\""
      << word(claim.polarity) << R"(" certainty="certain">)";
  write_labels(out, "paraphrase", claim.id);
  for (const auto& scope : claim.scopes)
    out << "<scope " << scope.what << "=\"" << scope.value << "\"/>";
  for (const auto& evidence : claim.evidence)
    out << "<evidence source=\"" << evidence.at.source.id
        << R"(" section="abstract" sentence="0" direction=")" << word(evidence.direction)
        << "\" design=\"" << word(evidence.design) << "\"/>";
  out << "</claim>\n";
}

int write(const std::string& directory) {
  const auto model = Maker{}.make();
  write_frame(model, directory);
  for (std::size_t begin = 0; begin < model.claims.size(); begin += kPerFile) {
    auto out = open(directory, "claims-" + std::to_string(begin / kPerFile));
    out << "<claims>";
    for (std::size_t i = begin; i < std::min(begin + kPerFile, model.claims.size()); ++i)
      write_claim(model.claims[i], out);
    out << "</claims></ontology>\n";
    if (!out) return 1;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return argc > 1 ? write(argv[1]) : bench();
}
