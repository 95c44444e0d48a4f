#pragma once
#include <string>
#include <vector>

#include "catch.hpp"
#include "evaluation/run.hpp"

namespace yinguo::test {

struct Case {
  std::string program;   ///< defines `out`
  std::string expected;  ///< facts of `out`, or code and message of the error
};

inline void check_all(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.program);
    CHECK(Run{one.program}.facts("out") == one.expected);
  }
}

}  // namespace yinguo::test
