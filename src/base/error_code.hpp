#pragma once
#include <string_view>

namespace yinguo::base {

/// What a failure means to the caller of the program; the values are the exit statuses of `yinguo`.
enum class FailureKind : int {
  kNoAnswer = 1,  ///< ran, but no answer or a violation
  kUsage = 2,     ///< the command line is wrong
  kInput = 3,     ///< an input was rejected
  kStore = 4,     ///< the store, a file or another part of the environment failed
  kLimit = 5,     ///< a limit of time, memory, facts or work was passed before there was an answer
  kBug = 70,      ///< an internal error
};

/// One row of a layer's error table (`<layer>/errors.hpp`).
///
/// `id` is `YG-` + the layer's letter + three digits and is never reused:
/// B base, S syntax, R rules, E evaluation, V derivation, O ontology (XML and model), P profiles
/// (CSV), D store, L literature, Q reasoning and session, C command line. All tables are joined,
/// and their ids checked to be unique, in `cli/error_index.hpp`; each row has a section in
/// docs/ERRORS.md and a test that provokes it.
struct ErrorCode {
  std::string_view id;       ///< "YG-R204"
  FailureKind kind;          ///< decides the exit status
  std::string_view summary;  ///< one line: what is wrong, lower case, no full stop
};

}  // namespace yinguo::base
