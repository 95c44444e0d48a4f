#!/usr/bin/env python3
"""Runs the examples in the documents. Usage: documents.py [--approve] [FILE …]

In a document (README.md, README.zh-CN.md, docs/*.md)
  ```console         lines `$ command` are run when `yinguo` occurs in the command, or when it is `cat FILE`; what
                     follows up to the next `$ ` is their output (stdout and stderr together). `\\` at the end of
                     the line continues the command. Other commands are shown, not run.
  ```LANG name=FILE  becomes FILE in the directory of the run
  ```dl name=FILE    also is run, by `yinguo run FILE -D-`; a ```text fence right after it is its output

All examples of one document run in order in one fresh directory that also has the repository's ontology/, queries/ and
examples/; YINGUO_STORE is a copy of the prepared store. A document with `zh` in its name runs in a Chinese locale.
"""
import argparse
import dataclasses
import pathlib
import re
import shutil
import sys

import expect


@dataclasses.dataclass
class Fence:
    first: int  # index of the first line inside
    last: int  # index of the closing line
    language: str
    name: str  # of name=FILE, or empty


def fences(lines):
    found, start = [], None
    for index, line in enumerate(lines):
        match = re.match(r"^(`{3,})\s*([^`]*)$", line)
        if match and start is None:
            start = (index, match[1], match[2].strip())
        elif match and match[1] == start[1] and not match[2].strip():
            words = start[2].split()
            name = next((word[5:] for word in words if word.startswith("name=")), "")
            found.append(Fence(start[0] + 1, index, words[0] if words else "", name))
            start = None
    return found


def steps(lines, fence):
    """(command, first line of its output, one past the last) for each `$ ` line of a console fence."""
    starts = [i for i in range(fence.first, fence.last) if lines[i].startswith("$ ")]
    for start, end in zip(starts, starts[1:] + [fence.last]):
        output = start + 1
        while lines[output - 1].endswith("\\") and output < end:
            output += 1
        yield "\n".join(lines[start:output])[2:], output, end


def is_run(command: str) -> bool:
    return re.search(r"(^|[|&;]\s*|=\S*\s+)yinguo\b", command) is not None or re.match(r"cat [\w./-]+$", command) is not None


class Document:
    def __init__(self, path: pathlib.Path, options):
        self.path, self.options = path, options
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.replacements = []  # (first, last, new lines), in order
        self.passed = True
        self.count = 0

    def run(self) -> bool:
        locale = "zh_CN.UTF-8" if "zh" in self.path.name else "C.UTF-8"
        with expect.Sandbox(self.options.yinguo, self.options.store, locale) as sandbox:
            shutil.copytree(self.options.store, sandbox.directory.parent / "store")
            sandbox.environment["YINGUO_STORE"] = str(sandbox.directory.parent / "store")
            sandbox.store = sandbox.directory.parent / "store"
            for name in ("ontology", "queries", "examples"):
                if (expect.REPOSITORY / name).exists():
                    (sandbox.directory / name).symlink_to(expect.REPOSITORY / name)
            found = fences(self.lines)
            for position, fence in enumerate(found):
                after = found[position + 1] if position + 1 < len(found) else None
                self._run_fence(sandbox, fence, after)
        if self.options.approve and self.replacements:
            self._rewrite()
        return self.passed

    def _run_fence(self, sandbox, fence, after) -> None:
        if fence.name:
            path = sandbox.directory / fence.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(self.lines[fence.first:fence.last]) + "\n", encoding="utf-8")
        if fence.language == "console":
            for command, first, last in steps(self.lines, fence):
                if is_run(command):
                    self._compare(sandbox, command, first, last)
        elif fence.language == "dl" and fence.name:
            command = f"yinguo run {fence.name} -D-"
            if after is not None and after.language == "text" and not after.name:
                self._compare(sandbox, command, after.first, after.last)
            else:
                status, out, _ = sandbox.run(command, merged=True)
                self.count += 1
                if status != 0:
                    self._fail(fence.first, command, f"exit status {status}\n{out}")

    def _compare(self, sandbox, command, first, last) -> None:
        self.count += 1
        expected = "".join(line + "\n" for line in self.lines[first:last])
        status, actual, _ = sandbox.run(command, merged=True)
        if status >= 70 or status < 0:
            self._fail(first, command, f"exit status {status}\n{actual}")
        elif self._matches(expected, actual):
            return
        elif self.options.approve:
            self.replacements.append((first, last, expect.approve(expected, actual).splitlines()))
        else:
            self._fail(first, command, expect.difference(self.path.name, expected, actual))

    @staticmethod
    def _matches(expected, actual) -> bool:
        # A blank line before the next command is for the reader.
        return expect.matches(expected, actual) or expect.matches(expected.rstrip("\n") + "\n" if expected.strip() else "", actual)

    def _fail(self, line, command, text) -> None:
        print(f"{self.path}:{line + 1}: $ {command}\n{text}\n")
        self.passed = False

    def _rewrite(self) -> None:
        for first, last, new in reversed(self.replacements):
            self.lines[first:last] = new
        self.path.write_text("\n".join(self.lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    expect.add_arguments(parser)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    if status := expect.prepare(options):
        return status
    root = expect.REPOSITORY
    files = options.files or [path for path in (root / "README.md", root / "README.zh-CN.md", *sorted((root / "docs").glob("*.md"))) if path.exists()]
    failed = []
    for path in files:
        document = Document(path, options)
        if not document.run():
            failed.append(str(path))
        print(f"{path}: {document.count} examples")
    if failed:
        print(f"if this is what they should print: tests/golden/documents.py --approve {' '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
