#pragma once
#include "rules/program.hpp"
#include "rules/reporter.hpp"

namespace yinguo::rules {

/// Fills Program::strata: strongly connected relations, dependencies first and otherwise in the
/// order of declaration. Reports YG-R210 (with the cycle, place by place), R232, R233.
void stratify(Program& program, Reporter& reporter);

}  // namespace yinguo::rules
