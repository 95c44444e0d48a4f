#pragma once
#include <span>

#include "literature/alignment_proposals.hpp"
#include "literature/text_stream.hpp"

namespace yinguo::literature {

/// The proposals as an ontology file for people to decide on: each has the status `proposed`, the
/// labels of both concepts as a comment, and the reasons.
void write_alignment_file(std::span<const AlignmentProposal> proposals, TextStream& out);

}  // namespace yinguo::literature
