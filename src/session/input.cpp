#include "session/input.hpp"

#include <iostream>

namespace yinguo::session {

base::Result<ontology::InputFile> read_input(const std::string& path, std::size_t max_bytes) {
  return path == "-" ? ontology::read_input_stream(std::cin, "<stdin>", max_bytes)
                     : ontology::read_input_file(path, max_bytes);
}

}  // namespace yinguo::session
