#include "syntax/include.hpp"

#include <unordered_set>
#include <vector>

#include "syntax/errors.hpp"

namespace yinguo::syntax {
namespace {

/// A text being spliced in: the items before `next` are in the program.
struct Frame {
  std::string name;
  Ast ast;
  std::size_t next = 0;
};

void report(base::Diagnostics& diagnostics, const ErrorCode& code, const Include& include,
            std::string message, std::string help = {}) {
  base::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.span = include.span;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  diagnostics.report(std::move(diagnostic));
}

}  // namespace

Ast parse_program(base::SourceMap& sources, base::SourceId source, IncludeResolver resolver,
                  base::Diagnostics& diagnostics, const IncludeOptions& options) {
  Ast program;
  std::unordered_set<std::string> read;
  std::vector<Frame> frames;
  const auto enter = [&](base::SourceId id) {
    std::string name{sources.at(id).name()};
    read.insert(name);
    frames.push_back({std::move(name), parse(sources, id, diagnostics, options.parse), 0});
  };
  enter(source);
  while (!frames.empty()) {
    auto& frame = frames.back();
    if (frame.next == frame.ast.items.size()) {
      frames.pop_back();
      continue;
    }
    auto& item = frame.ast.items[frame.next++];
    const auto* const include = std::get_if<Include>(&item);
    if (include == nullptr) {
      program.items.push_back(std::move(item));
      continue;
    }
    if (frames.size() > options.max_depth) {
      report(diagnostics, kIncludesTooDeep, *include,
             "includes are nested more than " + std::to_string(options.max_depth) + " deep");
      continue;
    }
    auto found = resolver(include->path, frame.name);
    if (!found) {
      report(diagnostics, kIncludeFailed, *include,
             "cannot include `" + include->path + "`: " + found.error().message,
             found.error().help);
      continue;
    }
    if (read.contains(found->first)) continue;
    enter(sources.add(std::move(found->first), std::move(found->second)));
  }
  return program;
}

}  // namespace yinguo::syntax
