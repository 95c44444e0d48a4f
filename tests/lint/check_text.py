#!/usr/bin/env python3
"""Checks the manners of the sources. Usage: check_text.py REPOSITORY

No marker of unfinished work, no tab in C++, no blank at the end of a line, a line break at the end of a file,
`#pragma once` in headers, at most 400 lines in a file of src/ and tests/.
"""
import pathlib
import re
import sys

LIMIT_LINES = 400
CODE = {".cpp", ".hpp"}
KINDS = CODE | {".py", ".txt", ".cmake", ".sh", ".dl", ".xml", ".rng"}
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")  # in parts, so as not to find itself


def mistakes(path, where):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if text and not text.endswith("\n"):
        yield f"{where}:{len(lines)}: no line break at the end of the file"
    for number, line in enumerate(lines, 1):
        if match := UNFINISHED.search(line):
            yield f"{where}:{number}: `{match[0]}` has no place here"
        if line != line.rstrip():
            yield f"{where}:{number}: blank at the end of the line"
        if path.suffix in CODE and "\t" in line:
            yield f"{where}:{number}: tab"
    if path.suffix in CODE and len(lines) > LIMIT_LINES:
        yield f"{where}: {len(lines)} lines, more than {LIMIT_LINES}: it is probably two things"
    if path.suffix == ".hpp" and "#pragma once" not in text:
        yield f"{where}: no `#pragma once`"


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    bad, count = [], 0
    for folder in ("src", "tests", "ontology", "queries"):
        for path in sorted((root / folder).rglob("*")):
            inside = path.relative_to(root).parts
            if path.is_file() and path.suffix in KINDS and "corpus" not in inside and "golden" not in inside:
                count += 1
                bad += mistakes(path, path.relative_to(root))
    for line in bad:
        print(line)
    print(f"{count} files, {len(bad)} mistakes")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
