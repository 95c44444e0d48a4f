#include <array>
#include <charconv>
#include <fstream>
#include <iostream>
#include <thread>

#include "cli/batch_table.hpp"
#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/goals.hpp"
#include "cli/wording.hpp"

#include "derivation/proof.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/case_inputs.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/proof_tree.hpp"

namespace yinguo::cli {
namespace {

/// A case of which nothing is known: the rules say what then holds, such as that a blocker that
/// nobody has judged does not press.
constexpr std::string_view kUnknownCase = "\x01";

/// Everything that the pieces of a table are answered with. Not changed while they are.
struct Plan {
  const BatchArguments& arguments;
  Format format;
  const reasoning::Reading& reading;
  BatchHeader header;
  reasoning::CaseInputs inputs;
  std::vector<std::string> goals;
  std::vector<derivation::NodeId> nodes;  ///< of the goals
  derivation::Circuit circuit;
};

struct Answered {
  std::string text{};
  std::vector<Cases::Mistake> mistakes{};
  std::size_t cases = 0;
};

void append_quoted(std::string& out, std::string_view text, Format format) {
  if (format == Format::kJson) {
    out += json_string(text);
    return;
  }
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text)
    out.append(c == '"' ? 2U : 1U, c);
  out += '"';
}

void append_degree(std::string& out, double degree) {
  constexpr int kDigits = 4;  // as explain
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), degree,
                                 std::chars_format::fixed, kDigits)
                       .ptr;
  out.append(buffer.data(), end);
}

/// The figure or judgement that the status turns on: where the way along the weakest premises ends.
std::string binding_of(const Plan& plan, const derivation::Solution& solution,
                       derivation::NodeId goal, model::Status status) {
  const auto side =
      status == model::Status::kInactive ? derivation::Goal::kUpper : derivation::Goal::kLower;
  const auto path = derivation::binding_leaf(plan.reading.graph, solution, goal, side);
  if (path.empty()) return {};
  const auto arguments = reasoning::arguments_of(plan.reading, path.back().node);
  return arguments.empty() ? std::string{} : arguments.front();
}

/// Answers the cases of one piece.
class PieceAnswer {
 public:
  PieceAnswer(const Plan& plan, const Cases& cases) : plan_{plan}, cases_{cases} {}

  std::string run() {
    const auto count = cases_.ids.size();
    plan_.inputs.fill(cases_.figures, count, degrees_);
    found_.resize(plan_.nodes.size() * 2 * count);
    std::vector<derivation::OutputColumn> outputs;
    for (std::size_t g = 0; g < plan_.nodes.size(); ++g)
      outputs.push_back({found_.data() + g * 2 * count, found_.data() + (g * 2 + 1) * count});
    derivation::Circuit::Workspace workspace;
    plan_.circuit.run(degrees_.inputs, 0, count, outputs, workspace);
    for (std::size_t c = 0; c < count; ++c) {
      std::optional<derivation::Solution> solution;
      if (plan_.arguments.binding) solution = derivation::solve(plan_.reading.graph, inputs_of(c));
      for (std::size_t g = 0; g < plan_.nodes.size(); ++g)
        add(c, g, {outputs[g].lower[c], outputs[g].upper[c]}, solution);
    }
    return std::move(text_);
  }

 private:
  [[nodiscard]] derivation::Inputs inputs_of(std::size_t c) const {
    derivation::Inputs inputs;
    for (const auto& column : degrees_.inputs)
      inputs.push_back({column.lower[c], column.upper[c]});
    return inputs;
  }

  void add(std::size_t c, std::size_t g, const model::Interval& degree,
           const std::optional<derivation::Solution>& solution) {
    const bool is_json = plan_.format == Format::kJson;
    const auto status = model::status_of(degree, plan_.arguments.threshold);
    text_ += is_json ? "{\"case\": " : "";
    append_quoted(text_, cases_.ids[c], plan_.format);
    text_ += is_json ? R"(, "goal": ")" : ",";
    text_ += plan_.goals[g];
    text_ += is_json ? R"(", "status": ")" : ",";
    text_ += status_word(status);
    text_ += is_json ? R"(", "lower": )" : ",";
    append_degree(text_, degree.lower);
    text_ += is_json ? ", \"upper\": " : ",";
    append_degree(text_, degree.upper);
    if (solution) {
      text_ += is_json ? ", \"binding\": " : ",";
      append_quoted(text_, binding_of(plan_, *solution, plan_.nodes[g], status), plan_.format);
    }
    text_ += is_json ? "}\n" : "\n";
  }

  const Plan& plan_;
  const Cases& cases_;
  reasoning::CaseInputs::Degrees degrees_;
  std::vector<double> found_;
  std::string text_;
};

Answered answer_piece(const Plan& plan, const Piece& piece) {
  auto cases = read_cases(piece, plan.header, plan.reading.period, plan.arguments.shard);
  Answered out{.mistakes = std::move(cases.mistakes), .cases = cases.ids.size()};
  if (out.cases > 0) out.text = PieceAnswer{plan, cases}.run();
  return out;
}

/// Answers as many pieces at a time as there are threads, and writes them in the order of the
/// table: memory does not grow with the table, and the output does not depend on the threads.
class Batch {
 public:
  Batch(const Plan& plan, const std::string& file, const Output& output)
      : plan_{plan}, file_{file}, output_{output} {}

  int run(Piece first, PieceReader& reader) {
    std::vector<Piece> pieces;
    pieces.push_back(std::move(first));
    while (!pieces.empty()) {
      if (!write(answer_all(pieces))) return status_;
      pieces.clear();
      while (pieces.size() < plan_.arguments.threads) {
        auto piece = reader.next();
        if (!piece) return output_.fail(piece.error());
        if (!piece.value()) break;
        pieces.push_back(std::move(**piece));
      }
    }
    return finish();
  }

 private:
  [[nodiscard]] std::vector<Answered> answer_all(const std::vector<Piece>& pieces) const {
    std::vector<Answered> answers(pieces.size());
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < pieces.size(); ++i)
      others.emplace_back([&, i] { answers[i] = answer_piece(plan_, pieces[i]); });
    answers[0] = answer_piece(plan_, pieces[0]);
    return answers;  // the threads are joined before
  }

  bool write(const std::vector<Answered>& answers) {
    for (const auto& answer : answers) {
      cases_ += answer.cases;
      for (const auto& mistake : answer.mistakes)
        refuse(mistake);
      if (answer.text.empty()) continue;
      const auto written = output_.part(answer.text);
      if (written == Output::Part::kFailed) status_ = static_cast<int>(kCannotWrite.kind);
      if (written != Output::Part::kWritten) return false;
    }
    return true;
  }

  void refuse(const Cases::Mistake& mistake) {
    ++refused_;
    if (refused_ > plan_.arguments.max_mistakes) return;
    (void)output_.fail(kBatchRow,
                       file_ + ":" + std::to_string(mistake.line) + ": " + mistake.message);
  }

  int finish() {
    const auto number = [](std::size_t n) { return std::to_string(n); };
    const bool is_zh = output_.common().language == Language::kZh;
    if (refused_ > plan_.arguments.max_mistakes)
      output_.note("… and " + number(refused_ - plan_.arguments.max_mistakes) + " more");
    output_.note(is_zh ? number(cases_) + " 个案例已回答，" + number(refused_) + " 行被拒绝"
                       : number(cases_) + " cases answered, " + number(refused_) + " rows refused");
    return refused_ == 0 ? 0 : static_cast<int>(kBatchRow.kind);
  }

  const Plan& plan_;
  const std::string& file_;
  const Output& output_;
  std::size_t cases_ = 0;
  std::size_t refused_ = 0;
  int status_ = 0;
};

/// The reading of the year with the unknown case in it, so that the rules say what holds of one.
base::Result<std::unique_ptr<reasoning::Reading>> read(const BatchArguments& arguments,
                                                       session::Session& session,
                                                       base::SourceMap& sources,
                                                       base::Diagnostics& diagnostics) {
  const auto period = arguments.period ? *arguments.period
                                       : (session.periods().empty() ? 0 : session.periods().back());
  ontology::Observation none;
  none.region = kUnknownCase;
  none.indicator = kUnknownCase;
  none.period = period;
  return session.read({.period = period, .profile = {none}}, sources, diagnostics);
}

base::Result<std::vector<std::string>> goals_of(const BatchArguments& arguments,
                                                const session::Session& session) {
  if (arguments.goals.empty()) return default_goals(session.model());
  const ontology::Names names{session.model()};
  std::vector<std::string> goals;
  for (const auto& name : arguments.goals) {
    const auto found = resolve_name(names, name, {ontology::Kind::kConcept});
    if (!found) return found.error();
    goals.emplace_back(found->id);
  }
  return goals;
}

base::Result<Plan> plan_for(const BatchArguments& arguments, const Output& output,
                            const session::Session& session, const reasoning::Reading& reading,
                            BatchHeader header) {
  auto goals = goals_of(arguments, session);
  if (!goals) return goals.error();
  std::vector<derivation::NodeId> nodes;
  for (const auto& goal : *goals) {
    const auto node = reasoning::goal_node(reading, goal);
    if (!node) return reasoning::nothing_to_say(goal);
    nodes.push_back(*node);
  }
  auto unknown = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                           reading.graph, kUnknownCase);
  if (!unknown) return unknown.error();
  std::vector<std::string> columns;
  for (const auto& column : header.columns)
    columns.push_back(column.id);
  auto inputs = reasoning::CaseInputs::make(reading, columns, *unknown);
  if (!inputs) return inputs.error();
  derivation::Circuit circuit{reading.graph, nodes};
  return Plan{arguments,          output.common().format, reading,          std::move(header),
              std::move(*inputs), std::move(*goals),      std::move(nodes), std::move(circuit)};
}

int answer(const BatchArguments& arguments, std::istream& in, session::Session& session,
           const Output& output) {
  const auto file = arguments.file == "-" ? std::string{"<stdin>"} : arguments.file;
  PieceReader reader{in};
  auto first = reader.next();
  if (!first) return output.fail(first.error());
  auto piece = first.value().value_or(Piece{});
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  auto header = take_header(piece, file, ontology::Names{session.model()}, sources, diagnostics);
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  base::Diagnostics mistakes;
  const auto reading = read(arguments, session, sources, mistakes);
  if (mistakes.has_errors()) return output.report(mistakes, sources);
  if (!reading) return output.fail(reading.error());
  const auto plan = plan_for(arguments, output, session, **reading, std::move(header));
  if (!plan) return output.fail(plan.error());
  if (output.common().format != Format::kJson) {
    const std::string titles = arguments.binding ? "case,goal,status,lower,upper,binding\n"
                                                 : "case,goal,status,lower,upper\n";
    if (output.part(titles) != Output::Part::kWritten) return 0;
  }
  return Batch{*plan, file, output}.run(std::move(piece), reader);
}

}  // namespace

int run(const BatchArguments& arguments, const Output& output) {
  const auto format = output.common().format;
  if (format != Format::kText && format != Format::kCsv && format != Format::kJson)
    return output.unsupported_format("csv (the default) or json");
  if (!output.common().output.empty()) {
    return output.fail(kUsage, "a batch is written as it is answered, to standard output",
                       "use `> FILE` in place of -o");
  }
  auto session = open_store(output);
  if (!session) return output.fail(session.error());
  if (arguments.file == "-") return answer(arguments, std::cin, *session, output);
  std::ifstream file{arguments.file, std::ios::binary};
  if (!file) {
    return output.fail(kBatchUnreadable, "`" + arguments.file + "` cannot be read",
                       "check the path and its permissions");
  }
  return answer(arguments, file, *session, output);
}

}  // namespace yinguo::cli
