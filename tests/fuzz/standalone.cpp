// Drives a fuzz target without libFuzzer, so that every build compiles and runs the targets:
// replays the corpus, then runs seeded random mutations of it. Usage: fuzz_X [--runs N] [--seed N]
// [--seconds N] [FILE or DIRECTORY …]
//
// A crash leaves the input in ./crash-input and ends with the signal's usual status.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kMaxInputBytes = 64 * 1024;

struct Options {
  std::size_t runs = 20'000;
  std::uint64_t seed = 1;
  std::chrono::seconds time_limit{5};
  std::vector<std::filesystem::path> corpus;
};

const Bytes* current_input = nullptr;  // what the signal handler saves

void save_input(int signal) {
  if (current_input != nullptr) {
    const int file = open("crash-input", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0) {
      const auto written = write(file, current_input->data(), current_input->size());
      static_cast<void>(written);  // nothing can be done about it here
      close(file);
    }
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void run(const Bytes& input) {
  current_input = &input;
  LLVMFuzzerTestOneInput(input.data(), input.size());
  current_input = nullptr;
}

Bytes read(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return Bytes{std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

/// All inputs, in an order that does not depend on the file system.
std::vector<Bytes> read_corpus(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> files;
  for (const auto& path : paths) {
    if (!std::filesystem::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator{path}) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Bytes> inputs;
  for (const auto& file : files)
    inputs.push_back(read(file));
  return inputs;
}

class Mutator {
 public:
  Mutator(std::uint64_t seed, const std::vector<Bytes>& corpus) : random_{seed}, corpus_{corpus} {}

  Bytes next() {
    Bytes input = corpus_.empty() ? Bytes{} : corpus_[below(corpus_.size())];
    const std::size_t count = 1 + below(8);
    for (std::size_t i = 0; i < count; ++i)
      mutate(input);
    if (input.size() > kMaxInputBytes) input.resize(kMaxInputBytes);
    return input;
  }

 private:
  /// The same on every platform, unlike std::uniform_int_distribution. Requires: bound > 0.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

  std::uint8_t byte() { return static_cast<std::uint8_t>(random_() & 0xff); }

  static Bytes::iterator at(Bytes& input, std::size_t index) {
    return input.begin() + static_cast<std::ptrdiff_t>(index);
  }

  void mutate(Bytes& input) {
    const std::size_t place = below(input.size() + 1);
    const std::size_t rest = input.size() - place;
    switch (below(6)) {
      case 0:
        if (rest > 0) input[place] = byte();
        break;
      case 1:
        if (rest > 0) input[place] ^= static_cast<std::uint8_t>(1U << below(8));
        break;
      case 2:
        input.insert(at(input, place), byte());
        break;
      case 3:
        input.erase(at(input, place), at(input, place + below(rest + 1)));
        break;
      case 4:
        repeat(input, place, below(rest + 1));
        break;
      default:
        splice(input, place);
    }
  }

  /// Writes a piece of the input again behind itself, often enough to nest deeply.
  void repeat(Bytes& input, std::size_t place, std::size_t length) {
    const std::size_t piece_bytes = std::min<std::size_t>(length, 64);
    const Bytes piece{at(input, place), at(input, place + piece_bytes)};
    const std::size_t times = std::size_t{1} << below(8);
    for (std::size_t i = 0; i < times && input.size() < kMaxInputBytes; ++i) {
      input.insert(at(input, place), piece.begin(), piece.end());
    }
  }

  void splice(Bytes& input, std::size_t place) {
    if (corpus_.empty()) return;
    Bytes other = corpus_[below(corpus_.size())];
    const std::size_t from = below(other.size() + 1);
    const std::size_t length = below(other.size() - from + 1);
    input.insert(at(input, place), at(other, from), at(other, from + length));
  }

  std::mt19937_64 random_;
  const std::vector<Bytes>& corpus_;
};

bool parse(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (!argument.starts_with("--")) {
      options.corpus.emplace_back(argument);
      continue;
    }
    if (i + 1 == argc) return false;
    const auto number = std::strtoull(argv[++i], nullptr, 10);
    if (argument == "--runs") {
      options.runs = number;
    } else if (argument == "--seed") {
      options.seed = number;
    } else if (argument == "--seconds") {
      options.time_limit = std::chrono::seconds{number};
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!parse(argc, argv, options)) {
    std::cerr << "usage: " << argv[0]
              << " [--runs N] [--seed N] [--seconds N] [FILE or DIRECTORY ...]\n";
    return 2;
  }
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS})
    std::signal(signal, save_input);

  const std::vector<Bytes> corpus = read_corpus(options.corpus);
  for (const Bytes& input : corpus)
    run(input);
  Mutator mutator{options.seed, corpus};
  const auto deadline = std::chrono::steady_clock::now() + options.time_limit;
  std::size_t runs = 0;
  while (runs < options.runs && std::chrono::steady_clock::now() < deadline) {
    run(mutator.next());
    ++runs;
  }
  std::cout << corpus.size() << " inputs of the corpus, " << runs << " mutations\n";
  return 0;
}
