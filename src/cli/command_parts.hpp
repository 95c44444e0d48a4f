#pragma once
#include "cli/arguments.hpp"
#include "cli/lexicon.hpp"
#include "cli/output.hpp"
#include "ontology/names.hpp"

#include "session/session.hpp"

namespace yinguo::cli {

/// The store of --store, opened for reading. Errors: those of storage::Store::open.
[[nodiscard]] base::Result<session::Session> open_store(const Output& output);

/// The one thing of `kinds` (none: of any) that `name` stands for. Errors: YG-O323
/// and YG-O324, with the candidates or where to look.
[[nodiscard]] base::Result<ontology::Named> resolve_name(
    const ontology::Names& names, std::string_view name,
    std::initializer_list<ontology::Kind> kinds = {});
/// The id of the region of --region; empty when that is not given.
[[nodiscard]] base::Result<std::string> resolve_region(const session::Session& session,
                                                       const std::string& region);

// One function a command; each returns the exit status.
[[nodiscard]] int run(const LoadArguments& arguments, const Output& output);
[[nodiscard]] int run(const CheckArguments& arguments, const Output& output);
[[nodiscard]] int run(const ListArguments& arguments, const Output& output);
[[nodiscard]] int run(const ShowArguments& arguments, const Output& output);
[[nodiscard]] int run(const ExplainArguments& arguments, const Output& output);
[[nodiscard]] int run(const BatchArguments& arguments, const Output& output);
[[nodiscard]] int run(const QueryArguments& arguments, const Output& output);
[[nodiscard]] int run(const RunArguments& arguments, const Output& output);
[[nodiscard]] int run(const UpdateArguments& arguments, const Output& output);
[[nodiscard]] int run(const WhyArguments& arguments, const Output& output);
[[nodiscard]] int run(const WhyNotArguments& arguments, const Output& output);
[[nodiscard]] int run(const WhatIfArguments& arguments, const Output& output);
[[nodiscard]] int run(const RecommendArguments& arguments, const Output& output);
[[nodiscard]] int run(const EvaluateArguments& arguments, const Output& output);
[[nodiscard]] int run(const TestArguments& arguments, const Output& output);
[[nodiscard]] int run(const PathsArguments& arguments, const Output& output);
[[nodiscard]] int run(const LoopsArguments& arguments, const Output& output);
[[nodiscard]] int run(const BottlenecksArguments& arguments, const Output& output);
[[nodiscard]] int run(const CentralArguments& arguments, const Output& output);
[[nodiscard]] int run(const RobustArguments& arguments, const Output& output);
[[nodiscard]] int run(const CompareArguments& arguments, const Output& output);
[[nodiscard]] int run(const TrendArguments& arguments, const Output& output);
[[nodiscard]] int run(const DiffArguments& arguments, const Output& output);
[[nodiscard]] int run(const AdjustArguments& arguments, const Output& output);
[[nodiscard]] int run(const VerifyArguments& arguments, const Output& output);
[[nodiscard]] int run(const CoverageArguments& arguments, const Output& output);
[[nodiscard]] int run(const LocateArguments& arguments, const Output& output);
[[nodiscard]] int run(const StatArguments& arguments, const Output& output);
[[nodiscard]] int run(const AlignArguments& arguments, const Output& output);
[[nodiscard]] int run(const ExtractArguments& arguments, const Output& output);
[[nodiscard]] int run(const ExportArguments& arguments, const Output& output);
[[nodiscard]] int run(const ImportArguments& arguments, const Output& output);
[[nodiscard]] int run(const ReviewArguments& arguments, const Output& output);
[[nodiscard]] int run(const StoreArguments& arguments, const Output& output);

}  // namespace yinguo::cli
