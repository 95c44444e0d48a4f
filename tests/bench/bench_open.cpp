// The least that a program which answers from a store must do: open it read-only, take a snapshot,
// end. The whole process is what tests/bench/run compares `yinguo explain` with. Usage: bench_open
// STORE
#include <cstdio>

#include "storage/store.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: bench_open STORE\n", stderr);
    return 2;
  }
  const auto store = yinguo::storage::Store::open(argv[1], yinguo::storage::Mode::kReadOnly);
  if (!store) return 4;
  return store->snapshot() ? 0 : 4;
}
