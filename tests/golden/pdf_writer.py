"""Writes small PDFs: lines of text at places on pages, in a font that is named and not embedded.

What a reader needs for the text is the ToUnicode map (ISO 32000-1, 9.10.3); the codes are those of UTF-16.
"""


def _text(line: str) -> str:
    return "<" + line.encode("utf-16-be").hex() + ">"


def _to_unicode(characters) -> bytes:
    rows = [f"<{ord(c):04x}> <{ord(c):04x}>" for c in sorted(characters)]
    blocks = [rows[i:i + 100] for i in range(0, len(rows), 100)]
    maps = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
    return ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Used def\n"
            "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n" + maps +
            "endcmap\nend\nend\n").encode()


def write(path, pages, size=10):
    """`pages` has a list of (x, y, line) for each, in points from the lower left corner."""
    narrow = {c for page in pages for *_, line in page for c in line if ord(c) < 0x100}
    used = {c for page in pages for *_, line in page for c in line}
    widths = " ".join(f"{ord(c)} [500]" for c in sorted(narrow))
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    stream = _to_unicode(used)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /DW 1000 /W [{widths}] "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        "/FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 800] "
        "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    for i, page in enumerate(pages):
        shown = "".join(f"BT /F1 {size} Tf {x} {y} Td {_text(line)} Tj ET\n" for x, y, line in page).encode()
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * i} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    with open(path, "wb") as file:
        file.write(out)
