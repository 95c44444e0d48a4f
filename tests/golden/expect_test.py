#!/usr/bin/env python3
"""Tests of the golden runner itself: what must match, what must not, and what --approve keeps."""
import pathlib
import tempfile
import unittest

import documents
import expect


class Matching(unittest.TestCase):
    def test_matches(self):
        for expected, actual in [
            ("", ""),
            ("a\n", "a\n"),
            ("a\n", "a"),
            ("took $TIME\n", "took 1.25 ms\n"),
            ("on $DATE, $VERSION\n", "on 2024-03-01T10:00:00Z, 0.1.0\n"),
            ("a\n…\nd\n", "a\nb\nc\nd\n"),
            ("a\n…\n", "a\n"),
            ("[x](y)*\n", "[x](y)*\n"),
        ]:
            self.assertTrue(expect.matches(expected, actual), (expected, actual))

    def test_differs(self):
        for expected, actual in [
            ("", "a\n"),
            ("a\n", ""),
            ("a\n", "a\nb\n"),
            ("a \n", "a\n"),
            ("took $TIME\n", "took long\n"),
            ("a\n…\nd\n", "a\nb\n"),
            ("[x]\n", "x\n"),
        ]:
            self.assertFalse(expect.matches(expected, actual), (expected, actual))

    def test_approve_keeps_placeholders(self):
        self.assertEqual(expect.approve("took $TIME\nold\n", "took 3 s\nnew\n"), "took $TIME\nnew\n")
        self.assertEqual(expect.approve("a\n…\n", "a\nb\n"), "a\n…\n")


class Documents(unittest.TestCase):
    TEXT = "# t\n\n```console\n$ cd x\n$ yinguo a \\\n    b\nout\n$ yinguo c\n```\n\n```dl name=p.dl\nr(1).\n```\n\n```text\n1\n```\n"

    def test_fences_and_steps(self):
        lines = self.TEXT.splitlines()
        found = documents.fences(lines)
        self.assertEqual([(f.language, f.name) for f in found], [("console", ""), ("dl", "p.dl"), ("text", "")])
        commands = [(command, lines[first:last]) for command, first, last in documents.steps(lines, found[0])]
        self.assertEqual(commands, [("cd x", []), ("yinguo a \\\n    b", ["out"]), ("yinguo c", [])])

    def test_what_is_run(self):
        for command in ["yinguo list", "cat x.csv | yinguo run -", "LANG=zh yinguo list", "cat facts/a.csv"]:
            self.assertTrue(documents.is_run(command), command)
        for command in ["git clone https://example.org/yinguo", "cd yinguo", "./quickstart", "rm -r x"]:
            self.assertFalse(documents.is_run(command), command)

    def test_mismatch_fails_and_approve_rewrites(self):
        with tempfile.TemporaryDirectory() as directory:
            root = pathlib.Path(directory)
            program, store, text = root / "yinguo", root / "store", root / "doc.md"
            program.write_text("#!/bin/sh\necho said $1\n", encoding="utf-8")
            program.chmod(0o755)
            store.mkdir()
            text.write_text("```console\n$ yinguo a\nsaid b\n```\n", encoding="utf-8")
            options = type("Options", (), {"yinguo": program, "store": store, "approve": False})()
            document = documents.Document(text, options)
            document._fail = lambda *_: setattr(document, "passed", False)
            self.assertFalse(document.run())
            options.approve = True
            self.assertTrue(documents.Document(text, options).run())
            self.assertEqual(text.read_text(encoding="utf-8"), "```console\n$ yinguo a\nsaid a\n```\n")


if __name__ == "__main__":
    unittest.main()
