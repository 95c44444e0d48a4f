# Shared by quickstart and check; sourced from the top of the repository.

# configure PRESET [ARGUMENT …]: into build/PRESET; silent unless it fails.
configure() {
  preset=$1
  shift
  mkdir -p "build/$preset"
  log="build/$preset/configure.log"
  cmake --preset "$preset" "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }
}

# build PRESET [TARGET …]: with ninja's own progress line on a terminal; elsewhere silent, unless something fails or warns.
build() {
  preset=$1
  shift
  quiet=""
  [ -t 2 ] || quiet="--quiet"
  for target in "$@"; do
    set -- "$@" --target "$target"
    shift
  done
  cmake --build "build/$preset" "$@" -- $quiet >&2
}

# The number of processors that this process may use.
processors() {
  nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2
}
