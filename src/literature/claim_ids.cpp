#include "literature/claim_ids.hpp"

namespace yinguo::literature {
namespace {

/// "a" … "z", "aa", "ab" …
std::string letters(std::size_t number) {
  constexpr std::size_t kLetters = 26;
  std::string out;
  for (++number; number > 0; number = (number - 1) / kLetters)
    out.insert(out.begin(), static_cast<char>('a' + (number - 1) % kLetters));
  return out;
}

}  // namespace

std::string ClaimIds::next(std::string_view source, std::string_view section,
                           std::uint32_t sentence, std::uint32_t clause) {
  auto place = "c-" + std::string{source} + (source.empty() ? "" : "-") + std::string{section} +
               "-" + std::to_string(sentence);
  if (clause > 0) place += "." + std::to_string(clause);
  auto& next = used_[place];
  auto id = place + "-" + letters(next++);
  while (is_taken_(id))
    id = place + "-" + letters(next++);
  return id;
}

}  // namespace yinguo::literature
