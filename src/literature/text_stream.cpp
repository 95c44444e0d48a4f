#include "literature/text_stream.hpp"

namespace yinguo::literature {

TextStream& TextStream::operator<<(std::string_view text) {
  constexpr std::size_t kPieceBytes = std::size_t{64} << 10U;
  if (!is_open_) return *this;
  piece_ += text;
  if (piece_.size() >= kPieceBytes) (void)finish();
  return *this;
}

TextStream& TextStream::operator<<(std::size_t number) {
  return *this << std::to_string(number);
}

bool TextStream::finish() {
  if (is_open_ && !piece_.empty()) is_open_ = sink_(piece_);
  piece_.clear();
  return is_open_;
}

}  // namespace yinguo::literature
