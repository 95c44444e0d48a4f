#include "evaluation/gzip.hpp"

#include <cassert>

#include <zlib.h>

#include "evaluation/errors.hpp"

namespace yinguo::evaluation {
namespace {

constexpr int kGzipWindow = 15 + 16;  // the greatest window, with gzip's header and checksum
constexpr std::size_t kBlock = std::size_t{256} << 10U;

/// Hands `bytes` to `stream` in parts that its counters can hold; `bytes` shrinks by what is taken.
void feed(z_stream& stream, std::string_view& bytes) {
  constexpr std::size_t kMost = std::size_t{1} << 30U;
  const auto part = bytes.substr(0, kMost);
  // zlib reads only, but its interface is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));  // NOLINT(*-cast)
  stream.avail_in = static_cast<uInt>(part.size());
  bytes.remove_prefix(part.size());
}

struct Inflater {
  z_stream stream{};

  Inflater() {
    [[maybe_unused]] const int status = inflateInit2(&stream, kGzipWindow);
    assert(status == Z_OK || status == Z_MEM_ERROR);
  }

  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  Inflater(Inflater&&) = delete;
  Inflater& operator=(Inflater&&) = delete;

  ~Inflater() { inflateEnd(&stream); }
};

base::Error damaged(std::string message) {
  return {kUnreadable, std::move(message), "", {}};
}

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

base::Result<std::string> gunzip(std::string_view bytes, std::size_t max_bytes) {
  Inflater inflater;
  z_stream& stream = inflater.stream;
  std::string content;
  std::string block(kBlock, '\0');
  int status = Z_OK;
  feed(stream, bytes);
  while (true) {
    if (stream.avail_in == 0 && !bytes.empty()) feed(stream, bytes);
    if (status == Z_STREAM_END) {
      if (stream.avail_in == 0) return content;
      inflateReset(&stream);
    }
    stream.next_out = reinterpret_cast<Bytef*>(block.data());  // NOLINT(*-reinterpret-cast)
    stream.avail_out = static_cast<uInt>(block.size());
    status = inflate(&stream, Z_NO_FLUSH);
    content.append(block.data(), block.size() - stream.avail_out);
    if (content.size() > max_bytes)
      return damaged("its content has more than " + std::to_string(max_bytes) + " bytes");
    if (status != Z_OK && status != Z_STREAM_END) return damaged("its gzip data are damaged");
  }
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  constexpr int kMemoryLevel = 8;  // zlib's default
  [[maybe_unused]] const int opened = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED,
                                                   kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY);
  assert(opened == Z_OK);
  std::string content;
  std::string block(kBlock, '\0');
  int status = Z_OK;
  while (status != Z_STREAM_END) {
    if (stream.avail_in == 0) feed(stream, bytes);
    stream.next_out = reinterpret_cast<Bytef*>(block.data());  // NOLINT(*-reinterpret-cast)
    stream.avail_out = static_cast<uInt>(block.size());
    status = deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
    content.append(block.data(), block.size() - stream.avail_out);
  }
  deflateEnd(&stream);
  return content;
}

}  // namespace yinguo::evaluation
