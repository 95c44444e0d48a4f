#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/program_reading.hpp"
#include "cli/why_not_text.hpp"

#include "reasoning/why.hpp"
#include "verification/fact_text.hpp"

namespace yinguo::cli {

int run(const WhyNotArguments& arguments, const Output& output) {
  const auto atom = verification::read_atom(arguments.fact);
  if (!atom) return output.fail(atom.error());
  auto loaded = evaluate_program(arguments.source, std::vector{atom->name.text}, output);
  if (const int* status = std::get_if<int>(&loaded)) return *status;
  auto& reading = *std::get<ProgramReading>(loaded).reading;
  const auto pattern = verification::read_pattern(arguments.fact, reading.program, reading.symbols);
  if (!pattern) return output.fail(pattern.error());
  const auto matching = reasoning::Explainer{reading}.matching(*pattern);
  if (!matching.empty()) {
    const auto fact = verification::print_fact(reading.program, reading.symbols,
                                               matching.front().relation, matching.front().tuple);
    return output.fail(kHolds, "`" + fact + "` holds", "`yinguo why` proves it");
  }
  const auto why_not =
      reasoning::why_not(reading, *pattern,
                         {.attempts = arguments.attempts,
                          .depth = arguments.depth,
                          .seconds = static_cast<double>(arguments.source.timeout_seconds)});
  if (!why_not) return output.fail(why_not.error());
  const auto& common = output.common();
  switch (common.format) {
    case Format::kText:
    case Format::kMarkdown:
      return output.answer(why_not_text(*why_not, {.language = common.language,
                                                   .color = common.color,
                                                   .as_list = common.format == Format::kMarkdown}));
    case Format::kJson:
      return output.answer(why_not_json(*why_not));
    default:
      break;
  }
  return output.unsupported_format("text, md or json");
}

}  // namespace yinguo::cli
