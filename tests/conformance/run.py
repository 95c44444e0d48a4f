#!/usr/bin/env python3
"""Conformance to Soufflé's documentation. Usage: run.py --yinguo BINARY [FILE …]

A file of cases/ is a page of the documentation. In it

  == name                 begins a case; what follows is a program, run as `yinguo run program.dl -w OPTIONS`
  -- options OPTIONS      options of the command line
  -- input FILE           what follows is a file beside the program; `stdin` is standard input
  -- output FILE          what follows is what the run writes there; `stdout` and `stderr` are the streams
  -- refused ID …         the run fails, and these are the ids of its diagnostics; `ID@LINE:COLUMN` checks the place too
  -- status N             the exit status of a run that fails
  -- warned ID …          these are the ids of its warnings; the run is without `-w`

A part ends where the next begins; `\\t` in it is a tab.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


class Case:
    def __init__(self, name: str):
        self.name, self.options, self.refused, self.warned, self.status = name, [], None, None, None
        self.files = {("input", "program.dl"): []}


def read_cases(path: pathlib.Path) -> list:
    cases, part = [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            cases.append(Case(line[3:]))
            part = cases[-1].files[("input", "program.dl")]
        elif match := re.match(r"-- (input|output) (\S+)$", line):
            part = cases[-1].files.setdefault((match[1], match[2]), [])
        elif match := re.match(r"-- options (.*)$", line):
            cases[-1].options = match[1].split()
        elif match := re.match(r"-- refused (.*)$", line):
            cases[-1].refused = match[1].split()
        elif match := re.match(r"-- warned (.*)$", line):
            cases[-1].warned = match[1].split()
        elif match := re.match(r"-- status (\d+)$", line):
            cases[-1].status = int(match[1])
        elif part is not None:
            part.append(line.replace("\\t", "\t") + "\n")
    return cases


def text_of(lines: list) -> str:
    return "".join(lines[:-1] if lines and lines[-1] == "\n" else lines)


def found_ids(kind: str, stderr: str, wanted: list) -> list:
    """The ids of the diagnostics; with the place where `wanted` has it."""
    found = re.findall(rf"^(?:\S+?:(\d+:\d+): )?{kind}\[(YG-\w+)\]", stderr, re.MULTILINE)
    has_place = ["@" in one for one in wanted] + [False] * len(found)
    return [f"{code}@{place}" if at else code for (place, code), at in zip(found, has_place)]


def wrong_outputs(case: Case, root: pathlib.Path, stdout: str) -> list:
    bad = []
    for (kind, name), lines in case.files.items():
        if kind != "output" or name == "stderr":
            continue
        file = root / name
        actual = stdout if name == "stdout" else file.read_text(encoding="utf-8") if file.exists() else None
        if actual != text_of(lines):
            bad.append(f"{name} is\n{actual}\n  expected\n{text_of(lines)}")
    return bad


def failures(case: Case, yinguo: str) -> list:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for (kind, name), lines in case.files.items():
            if kind == "input" and name != "stdin":
                (root / name).write_text(text_of(lines), encoding="utf-8")
        command = [yinguo, "run", "program.dl", "--lang", "en", *case.options, *([] if case.warned else ["-w"])]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=60,
                              input=text_of(case.files.get(("input", "stdin"), [])))
        if case.refused is not None:
            found = found_ids("error", done.stderr, case.refused)
            good = found == case.refused and done.returncode and case.status in (None, done.returncode)
            return [] if good else [f"refused with {found}, status {done.returncode}:\n{done.stdout}{done.stderr}"]
        if case.warned is not None:
            found = found_ids("warning", done.stderr, case.warned)
            if found != case.warned:
                return [f"warned with {found}:\n{done.stderr}"]
        stderr = text_of(case.files.get(("output", "stderr"), []))
        if done.returncode or (done.stderr != stderr and case.warned is None):
            return [f"exit status {done.returncode}:\n{done.stderr}"]
        return wrong_outputs(case, root, done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--yinguo", required=True)
    parser.add_argument("files", nargs="*", type=pathlib.Path, default=sorted(HERE.glob("cases/*.txt")))
    options = parser.parse_args()
    yinguo = str(pathlib.Path(options.yinguo).resolve())
    count, failed = 0, 0
    for path in options.files:
        for case in read_cases(path):
            count += 1
            for failure in failures(case, yinguo):
                failed += 1
                print(f"{path.name}, {case.name}: {failure}")
    print(f"{count} cases")
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main())
