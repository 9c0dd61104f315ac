#!/usr/bin/env python3
"""Makes the pictures that are no text: favicon.ico (the sign of icon.svg in 16, 32 and 48 pixels), from nothing but
numbers, so that the same bytes come out everywhere; and preview.png, which link previews show, from the program's own map
(Debian's chromium draws it, Pillow brings it down to a palette). Both are checked in; run this after a change of the sign
or of the preview.

    Tests/Browser/pictures.py icon
    Tests/Browser/pictures.py preview .build/release/osce-directory
"""
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parents[2] / "Sources" / "CAssets" / "pages"
GROUND, RING, DIAMOND = (0x0B, 0x5A, 0x78), (0xFF, 0xFF, 0xFF), (0xF0, 0x98, 0x4A)


def colour(x, y):
    """The colour of a point of the 32 by 32 sign; None outside of its rounded square."""
    inner_x, inner_y = min(max(x, 7), 25), min(max(y, 7), 25)
    if (x - inner_x) ** 2 + (y - inner_y) ** 2 > 49:
        return None
    if abs(x - 16) + abs(y - 16) <= 7.5:
        return DIAMOND
    distance = ((x - 16) ** 2 + (y - 16) ** 2) ** 0.5
    return RING if 8.25 <= distance <= 10.75 else GROUND


def sign(size, samples=8):
    """The sign as a PNG, each pixel the mean of some samples."""
    rows = bytearray()
    for row in range(size):
        rows.append(0)
        for column in range(size):
            total, covered = [0, 0, 0], 0
            for sample in range(samples * samples):
                x = (column + (sample % samples + 0.5) / samples) * 32 / size
                y = (row + (sample // samples + 0.5) / samples) * 32 / size
                found = colour(x, y)
                if found:
                    covered += 1
                    total = [a + b for a, b in zip(total, found)]
            rows += bytes(value // covered for value in total) if covered else b"\0\0\0"
            rows.append(covered * 255 // (samples * samples))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


def icon():
    pictures = [(size, sign(size)) for size in (16, 32, 48)]
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    place = len(head) + 16 * len(pictures)
    for size, picture in pictures:
        head += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
        body += picture
    (HERE / "favicon.ico").write_bytes(head + body)


def preview(program):
    from PIL import Image

    drawing = subprocess.run([program, "get", "/map?format=svg"], check=True, capture_output=True, text=True).stdout
    drawing = drawing.split("\n", 1)[1]
    mark = (HERE / "icon.svg").read_text()
    page = f"""<!DOCTYPE html><meta charset="utf-8"><style>
      * {{ margin: 0; box-sizing: border-box }}
      body {{ width: 1200px; height: 630px; overflow: hidden; background: #fcfbf8; color: #1d2330; position: relative }}
      .ground {{ position: absolute; inset: -222px 0 auto 0; height: 800px; overflow: hidden }}
      .ground svg {{ width: 1200px }}
      .band {{ position: absolute; inset: auto 0 0 0; padding: 34px 56px 38px; background: #fcfbf8; border-top: 6px solid #0b5a78;
               display: flex; gap: 30px; align-items: center }}
      .band svg {{ width: 96px; flex: none }}
      h1 {{ font: 600 58px/1.1 "DejaVu Serif", serif }}
      p {{ font: 25px/1.35 "DejaVu Sans", sans-serif; color: #566072; margin-top: 8px }}
    </style><div class="ground">{drawing}</div>
    <div class="band">{mark}<div><h1>OSCE Directory</h1><p>Who does what against terrorism in the OSCE.<br>Each fact with its source.
    Unofficial.</p></div></div>"""
    with tempfile.TemporaryDirectory() as folder:
        file, shot = pathlib.Path(folder, "preview.html"), pathlib.Path(folder, "preview.png")
        file.write_text(page)
        subprocess.run(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1200,630",
             f"--user-data-dir={folder}/profile", f"--screenshot={shot}", f"file://{file}"],
            check=True, stderr=subprocess.DEVNULL,
        )
        picture = Image.open(shot).convert("RGB").crop((0, 0, 1200, 630))
        picture = picture.quantize(colors=64, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        picture.save(HERE / "preview.png", optimize=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["icon"]:
        icon()
    elif len(sys.argv) == 3 and sys.argv[1] == "preview":
        preview(sys.argv[2])
    else:
        sys.exit(__doc__)
