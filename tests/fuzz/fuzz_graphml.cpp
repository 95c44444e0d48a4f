#include "fuzz_import.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return yinguo::literature::fuzz_import(data, size, "graphml",
                                         {{"garden.xml", yinguo::literature::kGarden}});
}
