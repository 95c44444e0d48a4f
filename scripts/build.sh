# Shared by quickstart and check; sourced from the top of the repository.

# build_quietly PRESET [TARGET …]: configures and builds build/PRESET. On a terminal with ninja's own progress line;
# elsewhere silent, unless something fails or warns.
build_quietly() {
  preset=$1
  shift
  mkdir -p "build/$preset"
  log="build/$preset/configure.log"
  if ! cmake --preset "$preset" ${YINGUO_CMAKE_ARGUMENTS:-} >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
  quiet=""
  [ -t 2 ] || quiet="--quiet"
  for target in "$@"; do
    set -- "$@" --target "$target"
    shift
  done
  cmake --build "build/$preset" "$@" -- $quiet >&2
}

# find_program TREE NAME: the path of a program that the tree has built.
find_program() {
  if [ -x "$1/src/cli/$2" ]; then
    echo "$1/src/cli/$2"
  else
    echo "$1/$2"
  fi
}

# The number of processors that this process may use.
processors() {
  nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2
}
