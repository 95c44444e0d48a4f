#pragma once
// What the commands that ask about a program of the user's have in common.
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/output.hpp"

#include "session/session.hpp"
#include "syntax/ast.hpp"

namespace yinguo::cli {

/// Whether an `.input` of the program reads the store.
[[nodiscard]] bool needs_store(const syntax::Ast& ast);

/// The case that --region names: a region of the store, or, as a program without a store has cases
/// of its own, any symbol of its facts. Empty when `name` is.
[[nodiscard]] base::Result<std::string> case_of(const std::string& name,
                                                const session::Session& session,
                                                const reasoning::Reading& reading);

/// The error, with what to do when a file of facts is missing.
[[nodiscard]] base::Error with_help(base::Error error);

/// Reports the error, with the place that it has in one of `sources`, if it has one. Returns the
/// exit status.
[[nodiscard]] int fail_at(const base::Error& error, const base::SourceMap& sources,
                          const Output& output);

struct ProgramReading {
  syntax::Ast ast;
  std::unique_ptr<session::Session> session;
  std::unique_ptr<reasoning::Reading> reading;
  std::string case_name;
};

/// Whether the program is a directory of facts that were kept (`run --keep`).
[[nodiscard]] bool is_kept(const ProgramSource& source);

/// Parses and evaluates the program, or reads its kept facts; `relations` as in
/// session::ReadingOptions. What is wrong is reported, and the exit status returned instead.
[[nodiscard]] std::variant<ProgramReading, int> evaluate_program(
    const ProgramSource& source, std::optional<std::vector<std::string>> relations,
    const Output& output);

/// Checks a certificate against the program and its facts; without a program, against the store's
/// causal reading. What is wrong with these is reported, and the exit status returned instead.
[[nodiscard]] std::variant<verification::Verdict, int> verify_certificate(
    const verification::Certificate& certificate, const ProgramSource& source,
    const Output& output);

}  // namespace yinguo::cli
