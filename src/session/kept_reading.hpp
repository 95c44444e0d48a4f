#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "reasoning/reading.hpp"

namespace yinguo::session {

/// The name under which a store keeps the causal reading of a year.
[[nodiscard]] std::string kept_reading_name(int period);

/// A digest of the sources of everything between facts and a Reading: another engine makes its own.
[[nodiscard]] std::uint64_t engine_digest() noexcept;

/// Facts with their heights, symbols and derivation graph of `reading` as bytes, tied to its
/// program and to this engine (docs/STORAGE_FORMAT.md, "Kept readings").
[[nodiscard]] std::string encode_reading(const reasoning::Reading& reading);

/// What encode_reading() wrote, with `program` as its program, exactly as evaluation would make it.
/// Null when the bytes are of another engine or another program, or are damaged; `program` is then
/// as it was. Never reads beyond `bytes`. Cost: 1 ms for the shipped ontology.
[[nodiscard]] std::unique_ptr<reasoning::Reading> try_decode_reading(std::string_view bytes,
                                                                     rules::Program& program);

}  // namespace yinguo::session
