#pragma once
#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"

namespace yinguo::cli {

/// What a question about a region may be asked with, beside its names and its year.
void add_region_options(CLI::App& command, RegionSource& question);

// Each adds one command with its options.
void add_what_if(CLI::App& app, WhatIfArguments& what_if);
void add_recommend(CLI::App& app, RecommendArguments& recommend);
void add_robust(CLI::App& app, RobustArguments& robust);
void add_compare(CLI::App& app, CompareArguments& compare);
void add_trend(CLI::App& app, TrendArguments& trend);

/// The questions about many regions side by side.
void add_evaluate(CLI::App& app, EvaluateArguments& evaluate);
void add_test(CLI::App& app, TestArguments& test);

}  // namespace yinguo::cli
