"""Runs commands in a fresh directory and compares what they print with what is expected.

Expected text may hold placeholders, each standing for what differs from run to run:
  $DIR  the run's own directory     $STORE    the prepared store     $SOURCE  the repository
  $TIME a duration ("1.2 ms")       $DATE     an ISO 8601 date, with or without a time
  $VERSION the program's version    $NUMBER   a number, with or without thousands separators
  a line `…` any number of lines, also none
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PATTERNS = {
    "$TIME": r"\d+(?:\.\d+)? ?(?:ns|us|µs|ms|s|min)",
    "$DATE": r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    "$VERSION": r"\d+\.\d+\.\d+",
    "$NUMBER": r"\d[\d,]*(?:\.\d+)?",
}
TIMEOUT_SECONDS = 280  # less than ctest waits; debug builds take long


class Sandbox:
    """A temporary directory with `yinguo` on the PATH and nothing of the caller's environment."""

    def __init__(self, yinguo: pathlib.Path, store: pathlib.Path, locale: str = "C.UTF-8"):
        self._root = tempfile.TemporaryDirectory(prefix="yinguo-golden-")
        root = pathlib.Path(self._root.name).resolve()
        self.directory = root / "work"
        self.store = store.resolve()
        for part in ("work", "bin", "home"):
            (root / part).mkdir()
        (root / "bin" / "yinguo").symlink_to(yinguo.resolve())
        self.environment = {
            "PATH": f"{root / 'bin'}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(root / "home"),
            "XDG_DATA_HOME": str(root / "home"),
            "TMPDIR": str(root),
            "LANG": locale,
            "TERM": "dumb",
            "STORE": str(self.store),
            "SOURCE": str(REPOSITORY),
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._root.cleanup()

    def run(self, command: str, merged: bool = False):
        """The exit status, standard output and standard error of a shell command, with placeholders for paths."""
        try:
            done = subprocess.run(
                ["/bin/sh", "-c", command], cwd=self.directory, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT if merged else subprocess.PIPE,
                timeout=TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return 124, "", f"(stopped after {TIMEOUT_SECONDS} s)\n"
        return done.returncode, self._normal(done.stdout), self._normal(done.stderr or b"")

    def _normal(self, output: bytes) -> str:
        text = output.decode("utf-8", errors="backslashreplace")
        for path, placeholder in ((self.store, "$STORE"), (self.directory, "$DIR"), (REPOSITORY, "$SOURCE")):
            text = text.replace(str(path), placeholder)
        return text


def _line_pattern(line: str) -> str:
    parts = re.split("(" + "|".join(map(re.escape, PATTERNS)) + ")", line)
    return "".join(PATTERNS.get(part, re.escape(part)) for part in parts)


def matches(expected: str, actual: str) -> bool:
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else _line_pattern(line) + r"\n" for line in expected.splitlines())
    if actual and not actual.endswith("\n"):
        actual += "\n"
    return re.fullmatch(pattern, actual) is not None


def approve(expected: str, actual: str) -> str:
    """`actual`, with the placeholders that the lines of `expected` already use."""
    if matches(expected, actual):
        return expected
    kept = [line for line in expected.splitlines() if any(name in line for name in PATTERNS)]
    result = []
    for line in actual.splitlines(keepends=True):
        end = "\n" if line.endswith("\n") else ""
        body = line.rstrip("\n")
        result.append(next((old for old in kept if re.fullmatch(_line_pattern(old), body)), body) + end)
    return "".join(result)


def difference(name: str, expected: str, actual: str) -> str:
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), f"{name} (expected)", f"{name} (actual)", lineterm="")
    return "\n".join(lines)


def make_store(yinguo: pathlib.Path, store: pathlib.Path) -> int:
    """Loads the bundled ontology into a new store, which the tests then only read."""
    shutil.rmtree(store, ignore_errors=True)
    store.parent.mkdir(parents=True, exist_ok=True)
    command = [str(yinguo.resolve()), "load", "ontology", "--store", str(store.resolve())]
    return subprocess.run(command, cwd=REPOSITORY, check=False).returncode


def add_arguments(parser):
    tree = REPOSITORY / "build" / "release"
    parser.add_argument("--yinguo", type=pathlib.Path, default=tree / "src" / "cli" / "yinguo", help="the program to test")
    parser.add_argument("--store", type=pathlib.Path, default=tree / "tests" / "golden" / "store", help="the prepared store")
    parser.add_argument("--make-store", action="store_true", help="first load the bundled ontology into the store")
    parser.add_argument("--approve", action="store_true", help="take what is printed now as what is expected")


def prepare(options) -> int:
    if not options.yinguo.exists():
        raise SystemExit(f"{options.yinguo}: not built")
    if options.make_store or not options.store.exists():
        return make_store(options.yinguo, options.store)
    return 0
