#pragma once
// Triples, one subject at a time, in two syntaxes. Terms are prefixed names of kPrefixes
// (`skos:prefLabel`) or IRIs that begin with kBase.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "literature/json_stream.hpp"
#include "literature/text_stream.hpp"

namespace yinguo::literature {

/// What every IRI of an ontology begins with: urn:yinguo:concept:ID, urn:yinguo:claim:ID, …
inline constexpr std::string_view kBase = "urn:yinguo:";

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kPrefixes{{
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"np", "http://www.nanopub.org/nschema#"},
    {"yg", "urn:yinguo:vocabulary:1#"},
}};

/// Writes the triples of one subject after the other.
class RdfWriter {
 public:
  RdfWriter() = default;
  RdfWriter(const RdfWriter&) = delete;
  RdfWriter& operator=(const RdfWriter&) = delete;
  RdfWriter(RdfWriter&&) = delete;
  RdfWriter& operator=(RdfWriter&&) = delete;
  virtual ~RdfWriter() = default;

  virtual void begin(std::string_view subject) = 0;
  virtual void type(std::string_view term) = 0;
  virtual void resource(std::string_view property, std::string_view term) = 0;
  /// A text in a language, or of none; nothing where it is empty.
  virtual void text(std::string_view property, std::string_view text,
                    std::string_view language) = 0;
  virtual void number(std::string_view property, std::int64_t value) = 0;
  virtual void end() = 0;
};

/// Turtle (RDF 1.1 Turtle, W3C 2014), also for what stands in a graph of TriG.
class TurtleWriter final : public RdfWriter {
 public:
  explicit TurtleWriter(TextStream& out) : out_{out} {}

  void prefixes();
  void begin(std::string_view subject) override;
  void type(std::string_view term) override;
  void resource(std::string_view name, std::string_view term) override;
  void text(std::string_view name, std::string_view text, std::string_view language) override;
  void number(std::string_view name, std::int64_t value) override;
  void end() override;

 private:
  void property(std::string_view name);

  TextStream& out_;
  bool is_first_ = true;
};

/// JSON-LD 1.1 (W3C 2020): a context and a graph with a node object for each subject.
class JsonLdWriter final : public RdfWriter {
 public:
  explicit JsonLdWriter(TextStream& out) : json_{out, 2} {}

  void open();
  void close();
  void begin(std::string_view subject) override;
  void type(std::string_view term) override;
  void resource(std::string_view property, std::string_view term) override;
  void text(std::string_view property, std::string_view text, std::string_view language) override;
  void number(std::string_view property, std::int64_t value) override;
  void end() override;

 private:
  enum class Kind : std::uint8_t {
    kType,
    kResource,
    kText,
    kNumber
  };

  struct Value {
    Kind kind = Kind::kText;
    std::string text{};
    std::string language{};
    std::int64_t number = 0;
  };

  void add(std::string_view property, Value value);
  void write(const Value& value);

  JsonStream json_;
  /// Of the subject at hand: keys of an object have to be different.
  std::vector<std::pair<std::string, std::vector<Value>>> properties_;
};

}  // namespace yinguo::literature
