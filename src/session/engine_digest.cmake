# Writes OUTPUT: a digest of the texts of SOURCES. A kept reading is tied to it, so that an engine that might evaluate
# differently evaluates anew, and nobody has to remember to raise a number.
set(texts "")
foreach(source IN LISTS SOURCES)
  file(SHA256 "${source}" digest)
  string(APPEND texts "${digest}")
endforeach()
string(SHA256 digest "${texts}")
string(SUBSTRING "${digest}" 0 16 digest)
file(WRITE "${OUTPUT}" "#include \"session/kept_reading.hpp\"

namespace yinguo::session {

std::uint64_t engine_digest() noexcept {
  return 0x${digest}U;
}

}  // namespace yinguo::session
")
