#!/usr/bin/env python3
"""Checks reports (`--format html`). Usage: report_test.py [--yinguo PROGRAM] [--store DIR] [--keep DIR] form|browser

form     each report is well-formed XML of moderate size that needs nothing else, has the landmarks, headings, captions
         and texts for pictures that readers without eyes or colours need, and shows what users typed as text
browser  the same pages in a headless Chromium, wide and narrow: nothing is asked of the network, the console is silent,
         nothing runs out of the page, screen readers find the landmarks, Chinese is set in a Chinese font, and the print
         has all headings. Exit status 77 (skipped, to ctest) without Chromium.
--keep   leaves the pages, and with `browser` their pictures and prints, in DIR to be looked at
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import browser
import expect

LIMIT_BYTES = 200_000
SIZES = {"wide": 1200, "narrow": 390}
X = "{http://www.w3.org/1999/xhtml}"
S = "{http://www.w3.org/2000/svg}"
NASTY = "</td><script>alert(1)</script>&amp;\"'"
INPUTS = {
    "nasty.csv": f"region,period,indicator,value,vintage\nguizhou,2023,rd-intensity,1.2,\"{NASTY.replace(chr(34), chr(34) * 2)}\"\n",
    "scenarios.csv": "scenario,name,change\nresearch,rd-intensity,+0.5\nschools,fiscal-education-share,+20%\n"
                     f"\"{NASTY.replace(chr(34), chr(34) * 2)}\",rd-intensity,drop\n",
}
REPORTS = {
    "explain": "explain guizhou --period 2023",
    "explain-brief": "explain beijing --period 2023 --brief",
    "explain-factor": "explain guizhou digital-talent --period 2023",
    "explain-nasty": "explain guizhou mechanism-scientific-data-analysis --period 2023 --profile nasty.csv",
    "explain-proofs": "explain anhui pathway-talent --period 2023 --k 2",
    "explain-two": "explain guizhou beijing pathway-talent --period 2023",
    "why-not": "why-not guangxi --period 2023",
    "why-not-open": "why-not hubei pathway-industry --period 2022",
    "what-if": "what-if guangxi --period 2023 --scenarios scenarios.csv",
    "recommend": "recommend guizhou --period 2023",
    "recommend-none": "recommend guangxi pathway-talent --period 2022",
    "robust": "robust hainan anhui --period 2023 --samples 50",
    "compare": "compare hubei anhui --period 2023",
    "trend": "trend hubei 2020 2023",
    "evaluate": "evaluate --period 2023 --samples 20",
    "test": "test --period 2023 digital-talent",
    "diff": "diff $SOURCE/tests/golden/garden $STORE",
    "paths": "paths data-element new-quality-productive-forces",
    "loops": "loops --k 2",
    "bottlenecks": "bottlenecks data-element new-quality-productive-forces",
    "central": "central",
    "adjust": "adjust data-element new-quality-productive-forces",
    "review-matrix": "review matrix --region guizhou --k 5",
    "review-status": "review status --k 5",
    "review-conflicts": "review conflicts --region guizhou",
    "review-gaps": "review gaps --k 5",
}


def luminance(color):
    """As WCAG 2.2 defines it."""
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def contrast_mistakes(style):
    colors = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style))
    pairs = [(text, ground) for ground in ("ground", "room") for text in ("ink", "dim", "accent")]
    pairs += [(kind, f"{kind}-ground") for kind in ("good", "bad", "doubt")]
    pairs += [(kind, "ground") for kind in ("good", "bad", "doubt")] + [("dim", f"{kind}-ground") for kind in ("good", "bad", "doubt")]
    for text, ground in pairs:
        if contrast(colors[text], colors[ground]) < 4.5:
            yield f"{text} on {ground} has a contrast of {contrast(colors[text], colors[ground]):.2f}"


def text_of(element):
    return "".join(element.itertext())


def heading_mistakes(body):
    levels = [int(e.tag[-1]) for e in body.iter() if re.fullmatch(re.escape(X) + "h[1-6]", str(e.tag))]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"not one h1 at first: {levels}"
    for before, after in zip(levels, levels[1:]):
        if after > before + 1:
            yield f"a heading of level {after} after one of level {before}"


def form_mistakes(page, language):
    if len(page.encode()) > LIMIT_BYTES:
        yield f"{len(page.encode())} bytes"
    root = xml.fromstring(page)
    if root.tag != X + "html" or root.get("lang") != {"zh": "zh-CN", "en": "en"}[language]:
        yield "the root is no html element in its language"
    body = root.find(X + "body")
    for name in ("header", "main", "footer"):
        if body.find(X + name) is None:
            yield f"no {name} in the body"
    yield from heading_mistakes(body)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
    for element in root.iter():
        if element.tag in (X + "script", X + "link", X + "img", X + "iframe", S + "image", S + "use", S + "script"):
            yield f"an element {element.tag}"
        for key, value in element.items():
            if key in ("src", "style", "srcset") or key.startswith("on"):
                yield f"an attribute {key}"
            if key.endswith("href") and value.lstrip("#") not in ids:
                yield f"a link to {value}"
            if key in ("aria-labelledby", "aria-describedby") and not set(value.split()) <= set(ids):
                yield f"{key} names what is not there: {value}"
    for table in root.iter(X + "table"):
        if not text_of(table.find(X + "caption")).strip():
            yield "a table without a caption"
        if any(cell.get("scope") not in ("col", "row") for cell in table.iter(X + "th")):
            yield "a header cell without scope"
    for drawing in root.iter(S + "svg"):
        if drawing.get("role") != "img" or [child.tag for child in drawing[:2]] != [S + "title", S + "desc"]:
            yield "a drawing without role, title and desc"
        if not all(text_of(child).strip() for child in drawing[:2]):
            yield "a drawing with an empty title or desc"
        yield from drawing_mistakes(drawing)
    if re.search(r"url\(|@import|@font-face", root.find(X + "head").findtext(X + "style")):
        yield "the style sheet fetches something"
    if "\x1b" in page or "�" in page:
        yield "a character that is none"


def drawing_mistakes(drawing):
    """Texts and dots within the drawing; labels that do not lie on one another."""
    width, height = (float(part) for part in drawing.get("viewBox").split()[2:])
    for circle in drawing.iter(S + "circle"):
        if not (0 <= float(circle.get("cx")) <= width and 0 <= float(circle.get("cy")) <= height):
            yield f"a dot at {circle.get('cx')}, {circle.get('cy')}"
    for text in drawing.iter(S + "text"):
        if not (0 <= float(text.get("x")) <= width and 0 <= float(text.get("y")) <= height):
            yield f"a text at {text.get('x')}, {text.get('y')}: {text_of(text)}"


class Reports:
    """The reports of REPORTS in both languages, written on demand into one directory."""

    def __init__(self, options):
        self._sandbox = expect.Sandbox(options.yinguo, options.store)
        self._sandbox.environment["YINGUO_STORE"] = str(options.store.resolve())
        for name, text in INPUTS.items():
            (self._sandbox.directory / name).write_text(text, encoding="utf-8")

    def __enter__(self):
        return self

    def __exit__(self, *rest):
        self._sandbox.__exit__(*rest)

    def __iter__(self):
        for name, command in REPORTS.items():
            for language in ("zh", "en"):
                path = self._sandbox.directory / f"{name}-{language}.html"
                status, _, err = self._sandbox.run(f"yinguo {command} --format html --lang {language} -o {path}")
                if status not in (0, 1) or not path.exists():
                    raise SystemExit(f"{name}: exit status {status}\n{err}")
                yield name, language, path


def strict_mistakes(path):
    """What xmllint says, where it is installed."""
    program = shutil.which("xmllint")
    if program is None:
        return []
    done = subprocess.run([program, "--noout", "--nonet", str(path)], capture_output=True, text=True, check=False)
    return done.stderr.splitlines()


def check_form(reports, keep):
    for name, language, path in reports:
        page = path.read_text(encoding="utf-8")
        yield from ((path.name, mistake) for mistake in (*form_mistakes(page, language), *strict_mistakes(path)))
        shown = text_of(xml.fromstring(page).find(X + "body"))
        if ("nasty" in name or name == "what-if") and NASTY not in shown:
            yield path.name, "what the user typed is not shown as it is"
        if name == "explain" and language == "en":
            yield from ((path.name, mistake) for mistake in contrast_mistakes(page))
        if keep:
            shutil.copy(path, keep)


def page_mistakes(window, path, language):
    if [url for url in window.requests if url != path.resolve().as_uri()]:
        yield f"asked for {window.requests}"
    if window.messages:
        yield f"the console says {window.messages}"
    if window.value("document.compatMode") != "CSS1Compat":
        yield "shown in quirks mode"
    if window.value("document.documentElement.scrollWidth > window.innerWidth"):
        yield "wider than the window"
    told = list(window.accessible())
    roles = [role for role, _, _ in told]
    for role in ("banner", "main", "contentinfo"):
        if roles.count(role) != 1:
            yield f"{roles.count(role)} landmarks {role}"
    if any(role in ("img", "image") and not name for role, name, _ in told):
        yield "a picture without a name"
    if language == "zh" and not re.search("[\u4e00-\u9fff]", window.value("document.body.innerText")):
        yield "no Chinese text"


def overlap_mistakes(window):
    """Texts of a drawing as they are set, which the program could only estimate."""
    return window.value("""[...document.querySelectorAll("svg")].flatMap(svg => {
        const boxes = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBBox()]);
        const edge = svg.viewBox.baseVal.width;
        const out = boxes.filter(([t, b]) => b.x < -0.5 || b.x + b.width > edge + 0.5).map(([t]) => "runs out: " + t);
        for (let i = 0; i < boxes.length; ++i) for (let j = i + 1; j < boxes.length; ++j) {
            const [a, b] = [boxes[i][1], boxes[j][1]];
            const x = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
            const y = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
            if (x > 1 && y > 4) out.push("overlap: " + boxes[i][0] + " | " + boxes[j][0]);
        }
        return out; })""")


def print_mistakes(window, path, keep):
    program = shutil.which("pdftotext")
    pdf = window.pdf()
    if keep:
        (keep / path.with_suffix(".pdf").name).write_bytes(pdf)
    if program is None:
        return
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        text = subprocess.run([program, file.name, "-"], capture_output=True, text=True, check=True).stdout
    squeezed = re.sub(r"\s", "", text)
    for heading in window.value('[...document.querySelectorAll("h1, h2")].map(h => h.textContent)'):
        # Signs may be set in fonts from which they do not come back.
        words = re.findall(r"\w+", heading)
        if words and not all(word in squeezed for word in words):
            yield f"not in the print: {heading}"


def check_browser(reports, keep):
    with browser.Browser(browser.find_chromium()) as window:
        for name, language, path in reports:
            for size, width in SIZES.items():
                window.open(path, width)
                found = [*page_mistakes(window, path, language)]
                if size == "wide":
                    found += [*overlap_mistakes(window), *print_mistakes(window, path, keep)]
                    if language == "zh" and name == "explain":
                        fonts = window.fonts("h1, p")
                        print(f"fonts of {path.name}: {', '.join(sorted(fonts))}")
                yield from ((f"{path.name} ({size})", mistake) for mistake in found)
                if keep:
                    (keep / f"{path.stem}-{size}.png").write_bytes(window.screenshot())
            if keep:
                shutil.copy(path, keep)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    expect.add_arguments(parser)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("what", choices=("form", "browser"))
    options = parser.parse_args()
    if options.what == "browser" and browser.find_chromium() is None:
        print("chromium is not installed")
        return 77
    if status := expect.prepare(options):
        return status
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    check = {"form": check_form, "browser": check_browser}[options.what]
    with Reports(options) as reports:
        mistakes = list(check(reports, options.keep))
    for where, mistake in mistakes:
        print(f"{where}: {mistake}")
    print(f"{len(REPORTS)} reports in two languages, {len(mistakes)} mistakes")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
