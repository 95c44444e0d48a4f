#!/usr/bin/env python3
"""Reads a source from a PDF. Usage: pdf_test.py [--yinguo PROGRAM] [--store DIR]

The text of springs/ is set on two pages, in one column and in two, with running heads and page numbers; every locator of springs.xml must be found in it where it says. Exit status 77 (skipped, to ctest) without poppler.
"""
import argparse
import json
import pathlib
import shutil
import sys

import expect
import pdf_writer

HERE = pathlib.Path(__file__).resolve().parent
LINE, TOP, LEFT = 16, 760, 70


def broken(text, width):
    """Paragraphs as lines of `width` characters; the first of one that is indented, two further in."""
    for paragraph in text.split("\n\n"):
        joined = "".join(paragraph.split("\n"))
        for part in joined.split("\u3000\u3000"):
            for i in range(0, len(part), width):
                yield ("indent" if i == 0 and "\u3000\u3000" in joined else "", part[i:i + width])


def pages_of(text, columns):
    lines = list(broken(text, 40 if columns == 1 else 18))
    per_page = (len(lines) + 1) // 2 if columns == 1 else len(lines)
    pages = []
    for number in (1, 2):
        here = lines[(number - 1) * per_page:number * per_page]
        page = [(LEFT, TOP + 2 * LINE, f"泉水学报 第 {number} 期"), (290, 40, str(122 + number))]
        rows = (len(here) + columns - 1) // columns
        for i, (kind, line) in enumerate(here):
            x = LEFT + (i // rows) * 240 + (20 if kind else 0)
            page.append((x, TOP - (i % rows) * LINE, line))
        pages.append(page)
    return pages


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    expect.add_arguments(parser)
    options = parser.parse_args()
    if shutil.which("pdftotext") is None:
        print("pdftotext is not installed")
        return 77
    text = (HERE / "springs" / "springs.txt").read_text(encoding="utf-8")
    failed = 0
    with expect.Sandbox(options.yinguo, options.store) as sandbox:
        status, _, err = sandbox.run('yinguo load "$SOURCE/tests/golden/springs" --store springs')
        assert status == 0, err
        for columns in (1, 2):
            name = f"springs-{columns}.pdf"
            pdf_writer.write(sandbox.directory / name, pages_of(text, columns))
            command = f"yinguo ontology locate --store springs --source {name} --format json --quote"
            status, out, err = sandbox.run(command)
            counts = json.loads(out)["counts"] if out else {}
            if status != 0 or counts.get("found") != 7:
                failed += 1
                print(f"{name}: exit status {status}\n{out}{err}")
                print(sandbox.run(f"pdftotext {name} -")[1])
            from_input = sandbox.run(f"yinguo ontology locate --store springs --source - --format json --quote < {name}")
            if from_input[:2] != (status, out):
                failed += 1
                print(f"{name}: as standard input it reads otherwise\n{from_input}")
            if columns > 1:
                continue  # extract has no locators to choose a reading by: it takes pdftotext's, which mixes columns as close as these
            status, out, err = sandbox.run(f"yinguo extract {name} --store springs --format csv")
            if status != 0 or "springs-water" not in out:
                failed += 1
                print(f"{name}: extract: exit status {status}\n{out}{err}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
