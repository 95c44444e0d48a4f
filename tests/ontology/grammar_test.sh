#!/bin/sh
# The grammar accepts the shipped ontology and files of every form that the reader accepts, and rejects malformed ones;
# xmllint and jing agree. Usage: grammar_test.sh REPOSITORY. Skipped (77) where neither tool is installed.
set -eu
root=$1
grammar=$root/ontology/grammar/ontology.rng
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tools=
for tool in xmllint jing; do
  if command -v "$tool" >/dev/null 2>&1; then tools="$tools $tool"; fi
done
[ -n "$tools" ] || { echo "neither xmllint nor jing is installed"; exit 77; }

# Each tool is run once over all files; jing takes a second to start.
count=0
add() {
  count=$((count + 1))
  name=$work/$count.$1.xml
  echo "$2" >"$name.what"
  printf '%s\n' "$3" >"$name"
}
file() {
  add "$1" "$2" "<ontology xmlns=\"urn:yinguo:ontology:1\" id=\"test\" version=\"1\">$3</ontology>"
}
good() {
  file good "$@"
}
bad() {
  file bad "$@"
}

both='<label lang="zh">甲</label><label lang="en">a</label>'
reasons='<reason lang="en">so</reason><reason lang="zh">故</reason>'
words='<paraphrase lang="zh">甲</paraphrase><paraphrase lang="en">a</paraphrase>'
place='source="s" section="1" sentence="1"'
claim() {
  printf '<claims><claim id="c" cause="a" relation="r" effect="b" polarity="%s" certainty="certain">%s</claim></claims>' "$1" "$2"
}

good "nothing" ''
good "labels in either order" "<concepts><concept id=\"a\" type=\"t\"><label lang=\"en\">a</label><alias lang=\"zh\">乙</alias><label lang=\"zh\">甲</label></concept></concepts>"
good "links before labels" "<concepts><concept id=\"a\" type=\"t\"><link relation=\"r\" to=\"b\"/>$both<link relation=\"r\" to=\"c\"/></concept></concepts>"
good "a claim with all parts" "$(claim increase "<evidence $place fingerprint=\"0123456789abcdef\"><cites source=\"s\"/></evidence><via concept=\"x\"/>$words<condition concept=\"y\"/><moderator concept=\"z\" polarity=\"unknown\"/><scope period=\"2020\" level=\"region\"/><lag from=\"1\" unit=\"year\"/>")"
good "what a study did and found" "$(claim increase "$words<scope period=\"2011-2020\"/><evidence source=\"s\" section=\"abstract\"><method lang=\"en\">m</method><cites source=\"s\"/><result lang=\"zh\">果</result><method lang=\"zh\">法</method><result lang=\"en\">r</result></evidence>")"
good "a report of a study and alignments" "<sources><source id=\"s\" type=\"article\" study=\"t\"><title lang=\"en\">T</title></source></sources><alignments><align concept=\"a\" with=\"b\" relation=\"exact\" status=\"rejected\">$reasons</align><align with=\"b\" relation=\"narrower\" concept=\"c\">$reasons</align></alignments>"
good "a sentence without claims" "<sentences><no-claim $place>$reasons</no-claim></sentences>"
good "a source with fields in any order" '<sources><source id="s" type="book"><doi>10.1/2</doi><author literal="O"/><title lang="en">T</title><issued year="1999"/><author family="F" given="G"/></source></sources>'
good "units of any spelling" "<units><unit id=\"100 million CNY\"><alias lang=\"zh\">亿</alias>$both</unit><unit id=\"%\">$both</unit></units>"
good "both forms of membership" "<indicators><indicator id=\"i\" unit=\"%\" direction=\"higher\"><membership shape=\"ramp\" from=\"1.0\" to=\"2.5\"/>$both</indicator><indicator id=\"j\" unit=\"1\" direction=\"lower\">$both<membership shape=\"ramp\" peers=\"g\" from-quantile=\"0.10\" to-quantile=\"1\"/></indicator></indicators>"
good "a peer group of members" "<regions><peer-group id=\"g\">$both<member region=\"r\"/><member region=\"s\"/></peer-group></regions>"
good "candidates that were decided on" "<concepts><concept id=\"a\" type=\"t\" candidate=\"rejected\">$both</concept></concepts><claims><claim id=\"c\" cause=\"a\" relation=\"r\" effect=\"b\" polarity=\"null\" certainty=\"certain\" candidate=\"confirmed\">$words<evidence $place/></claim></claims>"
good "a schema" "<schema><attribute id=\"a\" of=\"t\" datatype=\"date\"/><type id=\"t\" abstract=\"true\">$both</type><relation id=\"r\" domain=\"t\" range=\"t\" cardinality=\"1..*\">$both</relation></schema>"

bad "a candidate that was not decided on" "<concepts><concept id=\"a\" type=\"t\" candidate=\"proposed\">$both</concept></concepts>"
bad "an unknown section" '<things/>'
bad "a label in one language" '<concepts><concept id="a" type="t"><label lang="zh">甲</label></concept></concepts>'
bad "two labels in one language" '<concepts><concept id="a" type="t"><label lang="zh">甲</label><label lang="zh">乙</label></concept></concepts>'
bad "an empty label" '<concepts><concept id="a" type="t"><label lang="zh"> </label><label lang="en">a</label></concept></concepts>'
bad "another language" "<concepts><concept id=\"a\" type=\"t\">$both<alias lang=\"de\">a</alias></concept></concepts>"
bad "a definition in one language" "<concepts><concept id=\"a\" type=\"t\">$both<definition lang=\"en\">d</definition></concept></concepts>"
bad "an id with a capital" "<concepts><concept id=\"A\" type=\"t\">$both</concept></concepts>"
bad "a concept without a type" "<concepts><concept id=\"a\">$both</concept></concepts>"
bad "an unknown attribute" "<concepts><concept id=\"a\" type=\"t\" kind=\"k\">$both</concept></concepts>"
bad "text in a section" '<concepts>text</concepts>'
bad "a claim without evidence" "$(claim increase "$words")"
bad "an unknown polarity" "$(claim up "$words<evidence $place/>")"
good "a sketch" "$(claim increase "$words<evidence $place sketch=\"0123456789abcdef0123456789abcdef\"/>")"
bad "a sketch that is too short" "$(claim increase "$words<evidence $place sketch=\"0123456789abcdef\"/>")"
bad "a fingerprint that is too short" "$(claim increase "$words<evidence $place fingerprint=\"0123\"/>")"
bad "evidence without a sentence" "$(claim increase "$words<evidence source=\"s\" section=\"1\"/>")"
bad "a method in one language" "$(claim increase "$words<evidence $place><method lang=\"en\">m</method></evidence>")"
bad "a period in words" "$(claim increase "$words<scope period=\"the nineties\"/><evidence $place/>")"
bad "an alignment without a relation" "<alignments><align concept=\"a\" with=\"b\">$reasons</align></alignments>"
bad "an unknown mapping relation" "<alignments><align concept=\"a\" with=\"b\" relation=\"equal\">$reasons</align></alignments>"
bad "an alignment without reasons" '<alignments><align concept="a" with="b" relation="exact"/></alignments>'
bad "clause 0" "$(claim increase "$words<evidence $place clause=\"0\"/>")"
bad "an empty scope" "$(claim increase "$words<scope/><evidence $place/>")"
bad "a unit without an id" "<units><unit>$both</unit></units>"
bad "a unit in one language" '<units><unit id="t"><label lang="en">t</label></unit></units>'
bad "a unit with a definition" "<units><unit id=\"t\">$both<definition lang=\"en\">d</definition><definition lang=\"zh\">丁</definition></unit></units>"
bad "a membership of two kinds" "<indicators><indicator id=\"i\" unit=\"%\" direction=\"higher\">$both<membership shape=\"ramp\" from=\"1\" to-quantile=\"0.9\"/></indicator></indicators>"
bad "quantiles without peers" "<indicators><indicator id=\"i\" unit=\"%\" direction=\"higher\">$both<membership shape=\"ramp\" from-quantile=\"0.1\" to-quantile=\"0.9\"/></indicator></indicators>"
bad "a quantile above 1" "<indicators><indicator id=\"i\" unit=\"%\" direction=\"higher\">$both<membership shape=\"ramp\" peers=\"g\" from-quantile=\"0.1\" to-quantile=\"1.9\"/></indicator></indicators>"
bad "a number that is none" "<indicators><indicator id=\"i\" unit=\"%\" direction=\"higher\" min=\"INF\">$both</indicator></indicators>"
bad "a peer group of all and some" "<regions><peer-group id=\"g\">$both<all/><member region=\"r\"/></peer-group></regions>"
bad "an empty peer group" "<regions><peer-group id=\"g\">$both</peer-group></regions>"
bad "an author without a name" '<sources><source id="s" type="book"><title lang="en">T</title><author given="G"/></source></sources>'
bad "a field given twice" '<sources><source id="s" type="book"><title lang="en">T</title><doi>1</doi><doi>2</doi></source></sources>'
add bad "another version" '<ontology xmlns="urn:yinguo:ontology:1" id="t" version="2"/>'
add bad "no namespace" '<ontology id="t" version="1"/>'

failures=0
fail() {
  echo "$1"
  failures=$((failures + 1))
}

# verdicts TOOL FILE…: the tool's output, one line or more for each rejected file
verdicts() {
  tool=$1
  shift
  case $tool in
    xmllint) xmllint --noout --relaxng "$grammar" "$@" 2>&1 | grep -v ' validates$' || true ;;
    jing) jing "$grammar" "$@" 2>/dev/null || true ;;
  esac
}

for tool in $tools; do
  # shellcheck disable=SC2046  # file names of the repository hold no spaces
  verdicts "$tool" $(find "$root/ontology" -name '*.xml') >"$work/shipped"
  [ ! -s "$work/shipped" ] || { fail "$tool rejects the shipped ontology:"; head -5 "$work/shipped"; }
  verdicts "$tool" "$work"/*.xml >"$work/output"
  for name in "$work"/*.xml; do
    what=$(cat "$name.what")
    if grep -qF "$name" "$work/output"; then got=bad; else got=good; fi
    case $name in
      *.$got.xml) ;;
      *) fail "$tool: $what is $got"; grep -F "$name" "$work/output" | head -3 ;;
    esac
  done
done

echo "$count files checked with$tools: $failures failures"
[ "$failures" -eq 0 ]
