// The cheapest plan of one goal, with its proof, within a process that has opened the store and
// read the rules. Prints its cost, or none; whether it is proved; and the least seconds of several
// runs. Usage: bench_plans STORE REGION GOAL
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string>

#include "reasoning/recommend.hpp"
#include "session/session.hpp"

using namespace yinguo;

namespace {

int bench(const char* store, const std::string& region, const std::string& goal) {
  auto session = session::Session::open(store);
  if (!session) return 4;
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto reading = session->read({}, sources, diagnostics);
  if (!reading) return 4;
  std::string answer;
  double least = 1e9;
  for (double spent = 0.0; spent < 1.0;) {
    const auto start = std::clock();
    const auto found = reasoning::recommend(**reading, session->model(), region, std::array{goal},
                                            {}, {.plans = 1});
    const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (!found) return 1;
    answer = !found->plans.empty() ? std::to_string(found->plans.front().cost)
             : found->is_in_place  ? "0"
                                   : "none";
    answer += found->is_proved ? " proved" : " open";
    least = std::min(least, took);
    spent += took;
  }
  std::printf("%s %.6f\n", answer.c_str(), least);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: bench_plans STORE REGION GOAL\n", stderr);
    return 2;
  }
  return bench(argv[1], argv[2], argv[3]);
}
