#include <algorithm>

#include "base/text.hpp"
#include "cli/command_parts.hpp"
#include "cli/facts_table.hpp"
#include "cli/profiles.hpp"

#include "session/errors.hpp"
#include "session/programs.hpp"

namespace yinguo::cli {
namespace {

int list_queries(const session::Session& session, const Output& output) {
  const bool zh = output.common().language == Language::kZh;
  Table table{{"query", "parameters", "title"}};
  for (const auto& card : session::query_cards(session.model())) {
    std::string parameters;
    for (const auto& parameter : card.parameters) {
      parameters += (parameters.empty() ? "" : " ") + parameter.name;
      if (parameter.fallback) parameters += "=" + *parameter.fallback;
    }
    table.add({card.name, parameters, zh ? card.title_zh : card.title_en});
  }
  return output.answer(table);
}

base::Error unknown_query(const std::string& name, const std::vector<session::QueryCard>& cards) {
  std::vector<std::string_view> names;
  names.reserve(cards.size());
  for (const auto& card : cards)
    names.push_back(card.name);
  const auto near = base::nearest_name(name, names);
  return {session::kUnknownQuery, "there is no query `" + name + "`",
          near ? "did you mean `" + std::string{*near} + "`?" : "`yinguo query` lists them"};
}

/// A name that stands for exactly one thing becomes its id; any other text stays as it is.
std::string value_of(const ontology::Names& names, const std::string& text) {
  const auto found = names.find(text);
  return found.size() == 1 ? std::string{found.front().id} : text;
}

using Parameters = std::vector<std::pair<std::string, std::string>>;

const session::QueryParameter* find_parameter(const session::QueryCard& card,
                                              std::string_view name) {
  const auto found = std::ranges::find(card.parameters, name, &session::QueryParameter::name);
  return found == card.parameters.end() ? nullptr : &*found;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A parameter is a number if its default is one.
bool is_number(const session::QueryParameter& parameter) {
  return parameter.fallback && is_digits(*parameter.fallback);
}

base::Result<Parameters> fill_parameters(const session::QueryCard& card, const Parameters& given,
                                         const session::Session& session) {
  const ontology::Names names{session.model()};
  Parameters filled;
  for (const auto& [name, value] : given) {
    const auto* parameter = find_parameter(card, name);
    if (parameter == nullptr) {
      return base::Error{session::kBadParameter,
                         "`" + card.name + "` has no parameter `" + name + "`",
                         "`yinguo query` lists the parameters of each query"};
    }
    if (std::ranges::find(filled, name, &Parameters::value_type::first) != filled.end()) {
      return base::Error{session::kBadParameter, "`" + name + "` is given twice",
                         "ask once for each value"};
    }
    if (is_number(*parameter) && !is_digits(value)) {
      auto message = "`" + name;
      message.append("` is a number, found `").append(value).append("`");
      auto help = "such as " + name;
      return base::Error{session::kBadParameter, std::move(message),
                         help.append("=").append(*parameter->fallback)};
    }
    filled.emplace_back(name, value_of(names, value));
  }
  for (const auto& parameter : card.parameters) {
    const bool is_given = std::any_of(
        given.begin(), given.end(), [&](const auto& pair) { return pair.first == parameter.name; });
    if (is_given) continue;
    if (!parameter.fallback) {
      return base::Error{session::kBadParameter,
                         "`" + card.name + "` needs " + parameter.name + "=…",
                         parameter.meaning_en + " / " + parameter.meaning_zh};
    }
    filled.emplace_back(parameter.name, *parameter.fallback);
  }
  return filled;
}

/// Where an empty answer may come from: a value that is no name, or that names another kind of
/// thing than was meant.
void note_names(const session::QueryCard& card, const Parameters& given,
                const session::Session& session, const Output& output) {
  const ontology::Names names{session.model()};
  for (const auto& [name, value] : given) {
    const auto* parameter = find_parameter(card, name);
    if (parameter->is_text || is_number(*parameter)) continue;
    const auto found = names.resolve(value);
    if (found) {
      auto read_as = name + ": read as the " + std::string{ontology::name_of(found->kind)} + " `";
      read_as.append(found->id).append("`; asked for: ");
      read_as += output.say({parameter->meaning_en, parameter->meaning_zh});
      output.note(read_as);
      continue;
    }
    output.note(name + ": " + found.error().message);
    if (!found.error().help.empty()) output.note("  help: " + found.error().help);
  }
}

void note_unknown_period(const std::optional<int>& period, const session::Session& session,
                         const Output& output) {
  const auto& known = session.periods();
  if (!period || std::find(known.begin(), known.end(), *period) != known.end()) return;
  std::string list;
  for (const auto year : known)
    list += (list.empty() ? "" : ", ") + std::to_string(year);
  output.note("  help: " + std::string{output.say({"years with figures: ", "有数据的年份："})} +
              list);
}

}  // namespace

int run(const QueryArguments& arguments, const Output& output) {
  auto opened = open_store(output);
  if (!opened) return output.fail(opened.error());
  auto& session = *opened;
  if (arguments.name.empty()) return list_queries(session, output);
  const auto cards = session::query_cards(session.model());
  const auto card = std::find_if(cards.begin(), cards.end(),
                                 [&](const auto& item) { return item.name == arguments.name; });
  if (card == cards.end()) return output.fail(unknown_query(arguments.name, cards));
  auto parameters = fill_parameters(*card, arguments.parameters, session);
  if (!parameters) return output.fail(parameters.error());
  const auto region = resolve_region(session, arguments.region);
  if (!region) return output.fail(region.error());
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const std::vector<std::string> regions(region->empty() ? 0 : 1, *region);
  auto profile = read_profiles(arguments.profiles, session.model(), sources, diagnostics,
                               unsaid_in_table(arguments.period, regions));
  if (!profile) return output.fail(profile.error());
  const auto ast = session::parse_stored(session.model(), "queries/" + arguments.name + ".dl",
                                         sources, diagnostics);
  if (!ast) return output.fail(ast.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  base::Diagnostics mistakes;
  const auto reading =
      session.evaluate(*ast,
                       {.period = arguments.period ? arguments.period : latest_period(*profile),
                        .profile = std::move(*profile)},
                       *parameters, {}, mistakes);
  if (mistakes.has_errors()) return output.report(mistakes, sources);
  if (!reading) {
    auto error = reading.error();
    if (error.help.empty() && !parameters->empty())
      error.help = "check the values of the parameters";
    return output.fail(error);
  }
  const auto degrees = degrees_for(**reading, *region);
  if (!degrees) return output.fail(degrees.error());
  const Lexicon lexicon{session.model()};
  const auto table = facts_table(**reading, "answer", *degrees, lexicon, output.common());
  if (!table) {
    return output.fail(session::kRejected, "the query has no relation `answer`",
                       "declare it and `.output answer`");
  }
  const int status = output.answer(*table);
  if (status != 0 || table->row_count() > 0) return status;
  output.note(output.say({"no answer", "没有答案"}));
  note_names(*card, arguments.parameters, session, output);
  note_unknown_period(arguments.period, session, output);
  return static_cast<int>(base::FailureKind::kNoAnswer);
}

}  // namespace yinguo::cli
