// Writes a random model in every format, for read_back.py: random_exports SEED DIRECTORY
// What is to be found in them stands in expected.json.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "literature/exporters.hpp"
#include "literature/json_stream.hpp"
#include "nasty_model.hpp"

using namespace yinguo;
using namespace yinguo::literature;

namespace {

void write_text(const ontology::Text& text, JsonStream& json) {
  json.begin_object().member("zh", text.zh).member("en", text.en).end_object();
}

void write_expected(const ontology::Model& model, TextStream& out) {
  JsonStream json{out};
  json.begin_object().key("concepts").begin_object();
  for (const auto& one : model.concepts)
    write_text(one.label, json.key(one.id));
  json.end_object().key("claims").begin_array();
  for (const auto& claim : model.claims) {
    json.begin_object().member("id", claim.id).member("from", claim.cause.id);
    write_text(claim.paraphrase, json.member("to", claim.effect.id).key("text"));
    json.end_object();
  }
  json.end_array().key("links").begin_array();
  for (const auto& one : model.concepts) {
    for (const auto& link : one.links)
      json.begin_array().string(one.id).string(link.to.id).end_array();
  }
  json.end_array().key("alignments").begin_array();
  for (const auto& one : model.alignments) {
    if (one.status != ontology::AlignmentStatus::kConfirmed) continue;
    json.begin_array().string(one.id.id).string(ontology::word(one.relation)).string(one.with.id);
    json.end_array();
  }
  json.end_array().key("sources").begin_object();
  for (const auto& source : model.sources)
    write_text(source.title, json.member(source.id + ".language", source.language).key(source.id));
  json.end_object().end_object();
  json.finish();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return EXIT_FAILURE;
  const auto model = test::nasty_model(static_cast<unsigned>(std::atoi(argv[1])));
  const std::string directory{argv[2]};
  const auto write_file = [&](const std::string& name, auto&& write) {
    std::ofstream file{directory + "/" + name, std::ios::binary};
    const auto sink = [&](std::string_view piece) { return static_cast<bool>(file << piece); };
    TextStream out{sink};
    write(out);
    if (!out.finish()) std::exit(EXIT_FAILURE);
  };
  write_file("expected.json", [&](TextStream& out) { write_expected(model, out); });
  const Selection selection{model, {}};
  for (const auto& format : export_formats()) {
    if (format.write == nullptr) continue;
    const std::string name{format.name};
    write_file(name, [&](TextStream& out) { format.write(selection, {}, out); });
    const auto other = format.editions.back();
    if (other.empty()) continue;
    write_file(name + "-" + std::string{other},
               [&](TextStream& out) { format.write(selection, {.edition = other}, out); });
  }
  const std::filesystem::path vault{directory + "/obsidian"};
  const auto sink = [&](std::string_view path, std::string_view text) {
    std::filesystem::create_directories((vault / path).parent_path());
    return static_cast<bool>(std::ofstream{vault / path, std::ios::binary} << text);
  };
  write_obsidian(selection, {}, sink);
  return EXIT_SUCCESS;
}
