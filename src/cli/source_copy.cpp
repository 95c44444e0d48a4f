#include "cli/source_copy.hpp"

#include <cstddef>
#include <map>
#include <utility>

#include "cli/command_parts.hpp"

#include "literature/locate.hpp"
#include "session/input.hpp"
#include "session/source_text.hpp"

namespace yinguo::cli {
namespace {

std::string main_source(const ontology::Model& model) {
  std::map<std::string, std::size_t> counts;
  for (const auto& claim : model.claims) {
    for (const auto& evidence : claim.evidence)
      ++counts[evidence.at.source.id];
  }
  std::string best;
  for (const auto& [source, count] : counts) {
    if (best.empty() || count > counts[best]) best = source;
  }
  return best;
}

base::Result<SourceCopy> read_as(SourceCopy out, const std::string& bytes,
                                 const std::string& name) {
  auto text = literature::read_source_text(bytes);
  if (!text) {
    auto error = text.error();
    error.message.insert(0, "`" + name + "`: ");
    return error;
  }
  out.text = std::move(*text);
  return out;
}

/// In the order of reading, or as it is laid out where more of the source's locators hold then.
base::Result<SourceCopy> read_pdf(const SourceCopy& source, const ontology::InputFile& file,
                                  const ontology::Model& model) {
  const auto read = [&](session::PdfOrder order) -> base::Result<SourceCopy> {
    const auto text = session::text_of_pdf(file.bytes, file.name, order);
    if (!text) return text.error();
    return read_as(source, *text, file.name);
  };
  const auto found = [&](const SourceCopy& copy) {
    return literature::count_found(model, copy.source, copy.text);
  };
  auto by_reading = read(session::PdfOrder::kReading);
  if (!by_reading) return by_reading;
  auto by_layout = read(session::PdfOrder::kLayout);
  const bool is_better = by_layout && found(*by_layout) > found(*by_reading);
  return is_better ? std::move(by_layout) : std::move(by_reading);
}

}  // namespace

base::Result<SourceCopy> read_source_copy(const std::string& file, const std::string& name,
                                          const ontology::Model& model) {
  SourceCopy out;
  if (name.empty()) {
    out.source = main_source(model);
  } else {
    const auto named = resolve_name(ontology::Names{model}, name, {ontology::Kind::kSource});
    if (!named) return named.error();
    out.source = named->id;
  }
  const auto input = session::read_input(file);
  if (!input) return input.error();
  if (!session::is_pdf(input->bytes)) return read_as(std::move(out), input->bytes, input->name);
  return read_pdf(out, *input, model);
}

}  // namespace yinguo::cli
