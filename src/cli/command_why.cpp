#include <iostream>

#include "cli/certificate_json.hpp"
#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/program_reading.hpp"
#include "cli/proof_text.hpp"

#include "evaluation/fact_files.hpp"
#include "reasoning/certify.hpp"
#include "reasoning/why.hpp"
#include "syntax/printer.hpp"
#include "verification/fact_text.hpp"

namespace yinguo::cli {
namespace {

std::string heading(const verification::Proof& proof, std::size_t number, std::size_t of,
                    const Output& output) {
  const bool zh = output.common().language == Language::kZh;
  std::string text = proof.steps.front().fact;
  if (of > 1) {
    const auto counted = std::to_string(number) + (zh ? "/" : " of ") + std::to_string(of);
    text += zh ? "，证明 " + counted : ", proof " + counted;
  }
  const auto height = std::to_string(proof.height);
  const auto steps = std::to_string(proof.steps.size());
  text += zh ? "，高度 " + height + "，" + steps + " 个事实"
             : ", height " + height + ", " + steps + (proof.steps.size() == 1 ? " fact" : " facts");
  if (proof.cut) text += output.say({", cut", "，已截断"});
  return text;
}

/// The proofs of one fact stand together: how many they are, by their index.
std::vector<std::pair<std::size_t, std::size_t>> counted(
    const verification::Certificate& certificate) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  const auto& proofs = certificate.proofs;
  for (std::size_t i = 0; i < proofs.size();) {
    std::size_t end = i;
    while (end < proofs.size() && proofs[end].steps.front().fact == proofs[i].steps.front().fact)
      ++end;
    for (std::size_t number = 1; number <= end - i; ++number)
      out.emplace_back(number, end - i);
    i = end;
  }
  return out;
}

std::string for_people(const reasoning::Why& why, const ProofRendering& rendering,
                       const Output& output) {
  const bool is_list = output.common().format == Format::kMarkdown;
  const auto numbers = counted(why.certificate);
  std::string text;
  for (std::size_t i = 0; i < why.certificate.proofs.size(); ++i) {
    const auto& proof = why.certificate.proofs[i];
    const auto title = heading(proof, numbers[i].first, numbers[i].second, output);
    if (!text.empty()) text += "\n";
    text += is_list ? "## " + title + "\n\n" : output.style(title, Style::kBold) + "\n\n";
    text += is_list ? proof_markdown(why.certificate, proof, rendering)
                    : proof_text(why.certificate, proof, rendering);
  }
  if (why.shown < why.matching) {
    const auto more = std::to_string(why.matching - why.shown);
    text += output.common().language == Language::kZh
                ? "\n另有 " + more + " 个事实；用 --facts 显示更多\n"
                : "\nand " + more + " more facts; --facts shows more\n";
  }
  if (why.cut) text += output.say({"\nthere may be further proofs\n", "\n可能还有其他证明\n"});
  return text;
}

std::string pictures(const reasoning::Why& why) {
  std::string text;
  for (const auto& proof : why.certificate.proofs)
    text += proof_dot(why.certificate, proof);
  return text;
}

int answer(const reasoning::Why& why, const WhyArguments& arguments, const Output& output) {
  const auto& common = output.common();
  const ProofRendering rendering{common.language, common.color, arguments.depth};
  const ProofQuestion question{arguments.fact, why.matching, why.shown, why.cut};
  const auto words = [&] { return for_people(why, rendering, output); };
  return output.answer_as(
      {{Format::kText, words},
       {Format::kMarkdown, words},
       {Format::kJson, [&] { return certificate_json(why.certificate, &question); }},
       {Format::kDot, [&] { return pictures(why); }},
       {Format::kCertificate, [&] { return certificate_json(why.certificate, nullptr); }}});
}

}  // namespace

int run(const WhyArguments& arguments, const Output& output) {
  const auto atom = verification::read_atom(arguments.fact);
  if (!atom) return output.fail(atom.error());
  if (output.common().format == Format::kCertificate && is_kept(arguments.source))
    return output.unsupported_format("text, md, json or dot for kept facts");
  auto loaded = evaluate_program(arguments.source, std::vector{atom->name.text}, output);
  if (const int* status = std::get_if<int>(&loaded)) return *status;
  auto& program = std::get<ProgramReading>(loaded);
  auto& reading = *program.reading;
  const auto pattern = verification::read_pattern(arguments.fact, reading.program, reading.symbols);
  if (!pattern) return output.fail(pattern.error());
  reasoning::Explainer explainer{reading};
  auto why =
      explainer.why(*pattern, {.proofs = arguments.k,
                               .facts = arguments.facts,
                               .case_name = program.case_name,
                               .seconds = static_cast<double>(arguments.source.timeout_seconds)});
  if (!why) return output.fail(why.error());
  if (why->matching == 0) {
    return output.fail(kDoesNotHold, "no fact matches `" + syntax::print(*atom) + "`",
                       "`yinguo why-not` says what is missing");
  }
  why->certificate.program = arguments.source.program;
  if (needs_store(program.ast)) why->certificate.period = reading.period;
  why->certificate.digest = verification::digest_of(syntax::print(program.ast));
  if (output.common().format == Format::kCertificate) {
    base::SourceMap sources;
    base::Diagnostics mistakes;
    const auto done = reasoning::certify(
        why->certificate, reading,
        evaluation::fact_folder(arguments.source.fact_directory, std::cin, sources, mistakes));
    if (!done) return output.fail(done.error());
  }
  return answer(*why, arguments, output);
}

}  // namespace yinguo::cli
