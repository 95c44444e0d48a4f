#!/usr/bin/env python3
"""Checks the error tables. Usage: check_errors.py REPOSITORY

Each row `ErrorCode kName{"YG-X123", …}` of src/*/errors.hpp has an id of its own whose letter is its layer's, stands in
its layer's kErrors, has a section `## YG-X123` (of any level) in docs/ERRORS.md, and is named, by id or by constant, in
a test; and no section is about a row that is gone.
"""
import pathlib
import re
import sys

LETTERS = {
    "base": "B", "syntax": "S", "rules": "R", "evaluation": "E", "derivation": "V", "verification": "V", "ontology": "OP", "storage": "D",
    "literature": "L", "reasoning": "Q", "session": "Q", "cli": "C", "graph": "G", "model": "M",
}
ROW = re.compile(r'ErrorCode\s+(k\w+)\s*(?:=\s*)?\{\s*"(YG-([A-Z])\d{3})"')


def rows(source):
    for path in sorted(source.rglob("*.[hc]pp")):
        text = path.read_text(encoding="utf-8")
        for match in ROW.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield path, line, match[1], match[2], match[3], text


def tests_text(root):
    """All the text of the tests below `root`, except the lints."""
    kinds = {".cpp", ".hpp", ".py", ""}
    parts = []
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix in kinds and "lint" not in path.parts:
            parts.append(path.read_text(encoding="utf-8", errors="replace"))
    return "\n".join(parts)


def is_provoked(root, layer, name, code, tests):
    """By its id or as `layer::kName` in any test, or as kName in a test of the layer."""
    if code in tests or re.search(rf"\b{layer}::{name}\b", tests):
        return True
    return re.search(rf"(?<!FailureKind::)\b{name}\b", tests_text(root / "tests" / layer)) is not None


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    documents = root / "docs" / "ERRORS.md"
    text = documents.read_text(encoding="utf-8") if documents.exists() else ""
    sections = re.findall(r"^#+ .*?(YG-[A-Z]\d{3})", text, re.MULTILINE)
    tests = tests_text(root / "tests")
    bad, seen = [], {}
    for path, line, name, code, letter, source in rows(root / "src"):
        where = f"{path.relative_to(root)}:{line}"
        layer = path.relative_to(root / "src").parts[0]
        if code in seen:
            bad.append(f"{where}: {code} is used twice, first at {seen[code]}")
        seen.setdefault(code, where)
        if letter not in LETTERS.get(layer, ""):
            bad.append(f"{where}: {code}: the letter of layer `{layer}` is {' or '.join(LETTERS.get(layer, '?'))}")
        table = re.search(r"kErrors\b[^;]*;", source)
        if table is None or not re.search(rf"\b{name}\b", table[0]):
            bad.append(f"{where}: {code} `{name}` is not in kErrors")
        if code not in sections:
            bad.append(f"{where}: {code} has no section in docs/ERRORS.md")
        if not is_provoked(root, layer, name, code, tests):
            bad.append(f"{where}: {code} `{name}` is provoked by no test")
    bad += [f"docs/ERRORS.md: {code} is in no error table" for code in sections if code not in seen]
    bad += [f"docs/ERRORS.md: {code} has two sections" for code in sorted(set(sections)) if sections.count(code) > 1]
    for line in bad:
        print(line)
    print(f"{len(seen)} rows, {len(bad)} mistakes")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
