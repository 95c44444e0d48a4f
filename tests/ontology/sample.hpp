#pragma once
// A small ontology about a made-up theory of gardens, and ways to read changed copies of it.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "ontology/reader.hpp"

namespace yinguo::ontology::test {

inline constexpr std::string_view kSample = R"(<?xml version="1.0" encoding="UTF-8"?>
<ontology xmlns="urn:yinguo:ontology:1" id="garden" version="1">
  <schema>
    <type id="thing" abstract="true"><label lang="zh">事物</label><label lang="en">thing</label></type>
    <type id="factor" is-a="thing"><label lang="zh">因素</label><label lang="en">factor</label></type>
    <type id="way" is-a="thing"><label lang="zh">方式</label><label lang="en">way</label></type>
    <relation id="needs" domain="way" range="thing" cardinality="1..2">
      <label lang="zh">需要</label><label lang="en">needs</label>
    </relation>
    <relation id="rests-on" domain="thing" range="claim"><label lang="zh">依据</label><label lang="en">rests on</label></relation>
    <relation id="raises" kind="claim" domain="factor" range="thing"><label lang="zh">提高</label><label lang="en">raises</label></relation>
    <attribute id="at-least" of="way" datatype="integer" cardinality="0..1" min="1" max="9"/>
    <attribute id="since" of="factor" datatype="date"/>
    <attribute id="kind" of="factor" datatype="string" values="wild tame"/>
    <attribute id="known" of="factor" datatype="boolean"/>
    <attribute id="zone" of="region" datatype="string" cardinality="0..1"/>
  </schema>
  <sources>
    <source id="book" type="book" language="en">
      <title lang="en">On Gardens</title><title lang="zh">论园</title>
      <author family="Green" given="G."/><author literal="Garden Office"/>
      <issued year="1999" month="4"/><publisher>Hedge &amp; Sons</publisher><doi>10.0/1</doi>
      <note lang="en">made up</note>
    </source>
    <source id="other" type="report" study="book"><title lang="zh">另一份</title></source>
  </sources>
  <concepts>
    <concept id="rain" type="factor">
      <label lang="zh">雨水</label><label lang="en">rain</label>
      <alias lang="zh">降水</alias><alias lang="en">rainfall</alias>
      <definition lang="zh">落下的水。</definition><definition lang="en">Water that falls.</definition>
      <attribute name="since">1999-04-30</attribute><attribute name="kind">wild</attribute><attribute name="known">true</attribute>
    </concept>
    <concept id="growth" type="factor"><label lang="zh">生长</label><label lang="en">growth</label></concept>
    <concept id="watering" type="way">
      <label lang="zh">浇灌</label><label lang="en">watering</label>
      <attribute name="at-least">2</attribute>
      <link relation="needs" to="rain"/>
      <link relation="rests-on" to="c-1-2-a"/>
    </concept>
  </concepts>
  <claims>
    <claim id="c-1-2-a" cause="rain" relation="raises" effect="growth" polarity="increase" certainty="certain">
      <paraphrase lang="zh">雨水使植物生长。</paraphrase><paraphrase lang="en">Rain makes plants grow.</paraphrase>
      <condition concept="watering"/>
      <moderator concept="growth" polarity="unknown"/>
      <via concept="watering"/>
      <scope regions="north" period="1990-1999"/>
      <lag from="0.5" to="2" unit="year"/>
      <evidence source="book" section="1" paragraph="1" sentence="2" clause="1" fingerprint="0123456789abcdef"
                sketch="0123456789abcdef0123456789abcdef" direction="partial" design="observational">
        <method lang="zh">观察</method><method lang="en">watching</method>
        <sample lang="zh">一处园子，十年</sample><sample lang="en">one garden, ten years</sample>
        <result lang="zh">高出三成</result><result lang="en">a third taller</result>
        <cites source="other"/>
      </evidence>
    </claim>
  </claims>
  <sentences>
    <no-claim source="book" section="1" paragraph="1" sentence="1" fingerprint="fedcba9876543210">
      <reason lang="zh">引言。</reason><reason lang="en">An introduction.</reason>
    </no-claim>
  </sentences>
  <alignments>
    <align concept="watering" with="rain" relation="related" status="confirmed">
      <reason lang="zh">都给植物供水。</reason><reason lang="en">Both give plants water.</reason>
    </align>
  </alignments>
  <units>
    <unit id="mm"><label lang="zh">毫米</label><label lang="en">mm</label></unit>
    <unit id="10 thousand"><label lang="zh">万株</label><label lang="en">10 thousand</label><alias lang="zh">万棵</alias></unit>
    <unit id="%"><label lang="en">%</label><label lang="zh">%</label></unit>
  </units>
  <indicators>
    <indicator id="rainfall-mm" unit="mm" direction="higher" min="0">
      <label lang="zh">降雨量</label><label lang="en">yearly rain</label>
      <source ref="book"/>
      <measures concept="rain" binding="direct"><reason lang="zh">即其量。</reason><reason lang="en">It is its amount.</reason></measures>
      <membership shape="ramp" peers="all-gardens" from-quantile="0.1" to-quantile="0.9"/>
    </indicator>
    <indicator id="plants" unit="10 thousand" direction="higher" min="0"><label lang="zh">植株</label><label lang="en">plants</label></indicator>
    <indicator id="weeds" unit="10 thousand" direction="lower" min="0"><label lang="zh">杂草</label><label lang="en">weeds</label></indicator>
    <indicator id="weed-share" unit="%" direction="lower" min="0" max="100">
      <label lang="zh">杂草占比</label><label lang="en">share of weeds</label>
      <alias lang="en">weediness</alias>
      <ratio numerator="weeds" denominator="plants" factor="100"/>
      <membership shape="ramp" from="5" to="50"/>
    </indicator>
  </indicators>
  <regions>
    <region id="north" code="110000"><label lang="zh">北园</label><label lang="en">North Garden</label><alias lang="zh">园</alias><attribute name="zone">cold</attribute></region>
    <region id="south" code="440000"><label lang="zh">南园</label><label lang="en">South Garden</label><alias lang="zh">园</alias></region>
    <peer-group id="all-gardens"><label lang="zh">各园</label><label lang="en">all gardens</label><all/></peer-group>
    <peer-group id="cold-gardens"><label lang="zh">冷园</label><label lang="en">cold gardens</label><member region="north"/></peer-group>
  </regions>
</ontology>
)";

/// What reading gave.
struct Reading {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  Model model;

  [[nodiscard]] std::string rendered() const {
    std::string out;
    for (const auto& d : diagnostics.all())
      out += base::render(d, sources, false);
    return out;
  }
};

inline void read_into(Reading& reading, std::string bytes, const XmlLimits& limits = {}) {
  const std::vector<InputFile> files{{"garden.xml", std::move(bytes)}};
  reading.model = read_files(files, reading.sources, reading.diagnostics, limits);
}

/// The sample with the first `from` replaced by `to`. Requires: it is there.
inline std::string changed(std::string_view from, std::string_view to) {
  std::string text{kSample};
  return text.replace(text.find(from), from.size(), to);
}

inline Model sample_model() {
  Reading reading;
  read_into(reading, std::string{kSample});
  return std::move(reading.model);
}

}  // namespace yinguo::ontology::test
