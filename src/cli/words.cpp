#include "cli/words.hpp"

namespace yinguo::cli {

std::string Words::title_of(std::string_view region, int period) const {
  return label(region) + " · " + std::to_string(period);
}

std::string Words::labels(const std::vector<std::string>& ids) const {
  std::string text;
  for (const auto& id : ids)
    text += (text.empty() ? "" : say({"; ", "；"})) + label(id);
  return text;
}

std::string Words::unit_of(std::string_view indicator) const {
  const auto* known = lexicon_.find_indicator(indicator);
  return known == nullptr ? std::string{} : lexicon_.label(known->unit, language_);
}

std::string Words::status_of(model::Status status, const model::Interval& degree) const {
  return style(std::string{status_mark(status)} + " " +
                   std::string{status_phrase(status, language_)} + " " + degree_text(degree),
               status_style(status));
}

}  // namespace yinguo::cli
