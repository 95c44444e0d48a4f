#include "cli/independence_sheet.hpp"
#include "cli/json_parts.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::IndependenceTest;

constexpr int kFormatVersion = 1;

ordered_json of(const IndependenceTest& test, int period, std::string_view verdict,
                std::string_view reason) {
  ordered_json out{{"period", period}, {"verdict", verdict}};
  if (!test.is_assessed()) {
    out["because"] = reason;
    return out;
  }
  out["regions"] = test.regions;
  out["partial_rank_correlation"] = test.correlation;
  out["interval"] = {
      {"low", test.significance.low}, {"high", test.significance.high}, {"p", test.significance.p}};
  out["q"] = test.adjusted;
  out["shared_series"] = test.shared_series;
  return out;
}

std::string spaced(const std::vector<std::string>& ids) {
  std::string out;
  for (const auto& id : ids)
    out += (out.empty() ? "" : " ") + id;
  return out;
}

}  // namespace

std::string independence_json(const IndependenceSheet& sheet, const Rendering& rendering) {
  const SheetReader reader{sheet};
  ordered_json out{
      {"format", "yinguo-independence-tests"}, {"version", kFormatVersion}, {"level", sheet.level}};
  auto periods = ordered_json::array();
  for (const auto& year : sheet.years)
    periods.push_back({{"period", year.period}, {"regions", year.regions}});
  out["periods"] = std::move(periods);
  auto tests = ordered_json::array();
  for (const auto at : sheet.shown) {
    const auto& pair = reader.pair(at);
    ordered_json one{{"a", json_name(pair.a, rendering.lexicon)},
                     {"b", json_name(pair.b, rendering.lexicon)},
                     {"given", json_names(pair.given, rendering.lexicon)},
                     {"verdict", word_of(reader.verdict(at))}};
    if (reader.verdict(at) != IndependenceVerdict::kNotAssessable)
      one["q"] = sheet.together[at].adjusted;
    auto years = ordered_json::array();
    for (const auto& year : sheet.years) {
      const auto& test = year.results[at];
      years.push_back(of(test, year.period, word_of(reader.verdict(test)),
                         test.is_assessed() ? std::string_view{} : reason_of(pair, test).word));
    }
    one["years"] = std::move(years);
    tests.push_back(std::move(one));
  }
  out["tests"] = std::move(tests);
  return json_text(out);
}

Table independence_table(const IndependenceSheet& sheet) {
  constexpr int kCsvDigits = 6;
  const SheetReader reader{sheet};
  Table table{{"a", "b", "given", "verdict", "q", "period", "verdict_of_year", "because", "regions",
               "partial_rank_correlation", "low", "high", "p", "q_of_year"}};
  for (const auto at : sheet.shown) {
    const auto& pair = reader.pair(at);
    const auto given = spaced(pair.given);
    const bool is_told = reader.verdict(at) != IndependenceVerdict::kNotAssessable;
    for (const auto& year : sheet.years) {
      const auto& test = year.results[at];
      const auto number = [&](double value) {
        return test.is_assessed() ? fixed(value, kCsvDigits) : std::string{};
      };
      table.add({pair.a, pair.b, given, std::string{word_of(reader.verdict(at))},
                 is_told ? fixed(sheet.together[at].adjusted, kCsvDigits) : "",
                 std::to_string(year.period), std::string{word_of(reader.verdict(test))},
                 test.is_assessed() ? "" : std::string{reason_of(pair, test).word},
                 test.is_assessed() ? std::to_string(test.regions) : "", number(test.correlation),
                 number(test.significance.low), number(test.significance.high),
                 number(test.significance.p), number(test.adjusted)});
    }
  }
  return table;
}

}  // namespace yinguo::cli
