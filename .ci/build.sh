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
  for target in "$@"; do
    set -- "$@" --target "$target"
    shift
  done
  if [ -t 2 ]; then
    cmake --build "build/$preset" "$@" >&2
  else
    status=0
    output=$(cmake --build "build/$preset" "$@" -- --quiet 2>&1) || status=$?
    printf '%s\n' "$output" | grep -vx -e 'ninja: no work to do.' -e '' >&2 || true
    return "$status"
  fi
}

# The number of processors that this process may use.
processors() {
  nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2
}
