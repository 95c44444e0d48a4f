#include <utility>

#include "base/source_text.hpp"
#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/extract_words.hpp"
#include "ontology/text_encoding.hpp"
#include "ontology/xml_fields.hpp"

#include "literature/sentences.hpp"
#include "session/source_text.hpp"

namespace yinguo::cli {
namespace {

using literature::ClaimCandidate;
using literature::NamedCandidates;

/// A text, as sentences and as what diagnostics point into.
struct ReadText {
  base::SourceMap sources;
  base::SourceId id = base::SourceId::kNone;
  std::vector<literature::Sentence> sentences;
};

/// Errors: the file cannot be read (YG-O314, YG-Q757, YG-Q758); YG-L801 to YG-L803, with its name.
base::Result<ReadText> read_text(const std::string& path) {
  auto file = session::read_text_file(path);
  if (!file) return file.error();
  auto sentences = literature::read_sentences(file->bytes);
  if (!sentences) {
    auto error = sentences.error();
    error.message.insert(0, "`" + file->name + "`: ");
    return error;
  }
  ReadText out;
  auto text = ontology::to_utf8(file->bytes);
  if (!text) return text.error();
  out.id = out.sources.add(std::move(file->name), std::move(*text));
  out.sentences = std::move(*sentences);
  return out;
}

literature::ExtractOptions options_of(const ExtractArguments& arguments) {
  literature::ExtractOptions options;
  if (!arguments.text_language.empty())
    options.language = ontology::try_parse_word<ontology::Language>(arguments.text_language);
  options.only_known = arguments.only_known;
  options.longest_sentence = arguments.max_sentence;
  options.most_candidates = arguments.max_candidates;
  return options;
}

literature::CandidateLevel least_level(const ExtractArguments& arguments) {
  using enum literature::CandidateLevel;
  for (const auto level : {kHigh, kMiddle}) {
    if (word(level) == arguments.least) return level;
  }
  return kLow;
}

/// Leaves the candidates that are no claims of the source yet; returns how many are.
std::size_t leave_out_claimed(std::string_view source, const ontology::Model& model,
                              std::span<const literature::Sentence> sentences,
                              std::vector<ClaimCandidate>& candidates) {
  const auto claimed = literature::already_claimed(model, source, sentences, candidates);
  std::vector<ClaimCandidate> kept;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!claimed[i]) kept.push_back(std::move(candidates[i]));
  }
  const auto left_out = candidates.size() - kept.size();
  candidates = std::move(kept);
  return left_out;
}

int write(const NamedCandidates& candidates, const ExtractArguments& arguments,
          const ontology::Model& model, const Output& output) {
  if (output.common().format != Format::kXml) {
    return output.answer(candidate_table(candidates, arguments.quote, Lexicon{model}, output));
  }
  return output.stream([&](const Output::Sink& sink) {
    literature::TextStream out{sink};
    literature::write_candidate_file(candidates, arguments.quote, out);
    (void)out.finish();
  });
}

int list(const ExtractArguments& arguments, const ontology::Model& model, const ReadText& text,
         std::vector<ClaimCandidate> candidates, const Output& output) {
  const auto claimed = leave_out_claimed(arguments.source, model, text.sentences, candidates);
  const std::span<const ClaimCandidate> found{candidates};
  const auto shown =
      arguments.limit > 0 && found.size() > arguments.limit ? found.first(arguments.limit) : found;
  const int status =
      write({model, text.sentences, shown, arguments.source}, arguments, model, output);
  output.note(candidate_note(found, shown.size(), claimed, output.common().language));
  return status;
}

/// A source that is not in the store yet may be named, but not by what is no id.
int check_source(const ExtractArguments& arguments, const ontology::Model& model,
                 const Output& output) {
  if (arguments.source.empty() || Lexicon{model}.find_source(arguments.source) != nullptr) return 0;
  if (!ontology::is_id(arguments.source)) {
    return output.fail(kUsage, "`" + arguments.source + "` is no id of a source",
                       "ids are small letters, digits, `.` and `-`; `yinguo list sources`");
  }
  output.note(output.common().language == Language::kZh
                  ? "库中没有文献来源 `" + arguments.source + "`：载入前须先声明"
                  : "the store has no source `" + arguments.source +
                        "`: it has to be declared before candidates of it are loaded");
  return 0;
}

int compare(const std::string& name, const ontology::Model& model, const ReadText& text,
            const std::vector<ClaimCandidate>& candidates, const Output& output) {
  const auto source = resolve_name(ontology::Names{model}, name, {ontology::Kind::kSource});
  if (!source) return output.fail(source.error());
  return output.answer(
      measure_table(literature::measure(model, source->id, text.sentences, candidates), output));
}

}  // namespace

int run(const ExtractArguments& arguments, const Output& output) {
  const bool is_table = arguments.cues || !arguments.against.empty();
  if (is_table && output.common().format == Format::kXml)
    return output.unsupported_format("text, json, csv, md");
  if (arguments.cues == !arguments.file.empty()) {
    return output.fail(kUsage, arguments.cues ? "--cues reads no text" : "no text is given",
                       "`yinguo extract FILE`, - for standard input, or `yinguo extract --cues`");
  }
  if (arguments.cues) return output.answer(cue_table(output));
  const auto session = open_store(output);
  if (!session) return output.fail(session.error());
  const auto& model = session->model();
  if (const int status = check_source(arguments, model, output); status != 0) return status;
  const auto text = read_text(arguments.file);
  if (!text) return output.fail(text.error());
  auto extraction = literature::propose_claims(model, text->sentences, options_of(arguments));
  base::Diagnostics diagnostics;
  literature::report(extraction, text->sentences, text->sources.at(text->id), text->id,
                     diagnostics);
  (void)output.report(diagnostics, text->sources);
  std::erase_if(extraction.candidates,
                [&](const ClaimCandidate& one) { return one.level() < least_level(arguments); });
  if (!arguments.against.empty())
    return compare(arguments.against, model, *text, extraction.candidates, output);
  return list(arguments, model, *text, std::move(extraction.candidates), output);
}

}  // namespace yinguo::cli
