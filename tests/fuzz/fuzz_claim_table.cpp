#include "fuzz_import.hpp"

namespace {

constexpr const char* kStore = R"(<?xml version="1.0"?>
<ontology xmlns="urn:yinguo:ontology:1" id="garden" version="1">
<schema>
  <type id="factor"><label lang="zh">因素</label><label lang="en">factor</label></type>
  <relation id="raises" kind="claim" domain="factor" range="factor"><label lang="zh">提高</label><label lang="en">raises</label></relation>
</schema>
<sources>
  <source id="book" type="book"><title lang="en">On Gardens</title></source>
</sources>
<concepts>
  <concept id="rain" type="factor"><label lang="zh">雨水</label><label lang="en">rain</label></concept>
  <concept id="growth" type="factor"><label lang="zh">生长</label><label lang="en">growth</label></concept>
</concepts>
<regions>
  <region id="north"><label lang="zh">北方</label><label lang="en">North</label></region>
</regions>
</ontology>
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return yinguo::literature::fuzz_import(data, size, "csv", {{"garden.xml", kStore}});
}
