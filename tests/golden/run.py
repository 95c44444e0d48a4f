#!/usr/bin/env python3
"""Golden tests: run the command of tests/golden/NAME/ and compare. Usage: run.py [--approve] [NAME …]

A directory holds
  command   lines for sh; `yinguo` is on the PATH, $STORE is a store with the bundled ontology (only to be read;
            `cp -r "$STORE" mine` first in order to write) and $SOURCE the repository
  input/    optional: files copied into the fresh directory that the command runs in
  stdout    what is expected, with the placeholders of expect.py; no file: nothing
  stderr    likewise
  status    the exit status of the last line; no file: 0
"""
import argparse
import pathlib
import shutil
import sys

import expect

HERE = pathlib.Path(__file__).resolve().parent


def read(path: pathlib.Path, default: str = "") -> str:
    return path.read_text(encoding="utf-8") if path.exists() else default


def write(path: pathlib.Path, text: str) -> None:
    if text:
        path.write_text(text, encoding="utf-8")
    else:
        path.unlink(missing_ok=True)


def approve(case: pathlib.Path, status: int, streams: dict) -> None:
    for name, text in streams.items():
        write(case / name, expect.approve(read(case / name), text))
    write(case / "status", f"{status}\n" if status else "")


def run(case: pathlib.Path, options) -> bool:
    with expect.Sandbox(options.yinguo, options.store) as sandbox:
        if (case / "input").is_dir():
            shutil.copytree(case / "input", sandbox.directory, dirs_exist_ok=True)
        status, out, err = sandbox.run(read(case / "command"))
    streams = {"stdout": out, "stderr": err}
    if options.approve:
        approve(case, status, streams)
        return True
    passed = True
    wanted = int(read(case / "status", "0"))
    if status != wanted:
        print(f"{case.name}: exit status {status}, expected {wanted}")
        passed = False
    for name, actual in streams.items():
        expected = read(case / name)
        if not expect.matches(expected, actual):
            print(expect.difference(f"{case.name}/{name}", expected, actual))
            passed = False
    return passed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    expect.add_arguments(parser)
    parser.add_argument("names", nargs="*", help="directories of tests/golden (all, unless only --make-store is given)")
    options = parser.parse_args()
    if status := expect.prepare(options):
        return status
    names = options.names
    if not names and not options.make_store:
        names = sorted(path.parent.name for path in HERE.glob("*/command"))
    missing = [name for name in names if not (HERE / name / "command").exists()]
    for name in missing:
        print(f"{name}: no file tests/golden/{name}/command")
    failed = [name for name in names if name not in missing and not run(HERE / name, options)]
    if failed:
        print(f"if this is what it should print: tests/golden/run.py --approve {' '.join(failed)}")
    return 1 if failed or missing else 0


if __name__ == "__main__":
    sys.exit(main())
