#pragma once
#include "ontology/model.hpp"
#include "ontology/xml_fields.hpp"

namespace yinguo::ontology {

// Each reads one section of an ontology file and appends what it holds to `model`. What a single
// element can be judged by is reported here; what needs other elements is left to check_model().

void read_schema(const XmlElement& section, XmlFields& fields, Model& model);
void read_sources(const XmlElement& section, XmlFields& fields, Model& model);
void read_concepts(const XmlElement& section, XmlFields& fields, Model& model);
void read_claims(const XmlElement& section, XmlFields& fields, Model& model);
void read_sentences(const XmlElement& section, XmlFields& fields, Model& model);
void read_alignments(const XmlElement& section, XmlFields& fields, Model& model);
void read_units(const XmlElement& section, XmlFields& fields, Model& model);
void read_indicators(const XmlElement& section, XmlFields& fields, Model& model);
void read_regions(const XmlElement& section, XmlFields& fields, Model& model);

}  // namespace yinguo::ontology
