#!/usr/bin/env python3
"""Checks that the C++ sources are as clang-format 14 leaves them. Usage: check_format.py [--fix] REPOSITORY

Exit status 77 (skipped, to ctest) without clang-format 14: other versions format differently.
"""
import pathlib
import shutil
import subprocess
import sys


def find_formatter():
    for name in ("clang-format-14", "clang-format"):
        if path := shutil.which(name):
            version = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
            if "version 14." in version:
                return path
    return None


def main() -> int:
    fix = "--fix" in sys.argv
    root = pathlib.Path(sys.argv[-1])
    formatter = find_formatter()
    if formatter is None:
        print("clang-format 14 is not installed")
        return 77
    files = [str(p.relative_to(root)) for folder in ("src", "tests") for p in sorted((root / folder).rglob("*.[hc]pp"))]
    mode = ["-i"] if fix else ["--dry-run", "--Werror"]
    status = subprocess.run([formatter, *mode, *files], cwd=root, check=False).returncode
    if status != 0:
        print("to format them: tests/lint/check_format.py --fix .")
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())
