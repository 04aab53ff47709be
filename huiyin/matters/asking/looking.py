"""Looks into one hostile file, as a process of its own with little memory, little time and no files to write.

`python -m huiyin.matters.asking.looking KIND` reads the file from standard input and writes one line: `ok`, or a
word for what is wrong. With `preview` as a second word a small JPEG, painted anew, follows the line.
"""

from __future__ import annotations

import io
import re
import resource
import sys
import zipfile
import zlib

MEMORY, SECONDS = 1024 * 2**20, 20
MOST_PIXELS, MOST_FRAMES, MOST_PAGES = 60_000_000, 300, 1000
MOST_UNPACKED, MOST_ENTRIES, MOST_RATIO = 200 * 2**20, 4000, 200
PREVIEW = (1400, 1400)
_STREAM = re.compile(rb"stream\r?\n")
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")


class Wrong(Exception):
    """A word for what is wrong with the file."""


def main() -> None:
    """Confine this process, then look."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    kind, data = sys.argv[1], sys.stdin.buffer.read()
    out, preview = b"", "preview" in sys.argv[2:]
    try:
        if kind.startswith("image/"):
            out = image(data, preview)
        elif kind == "application/pdf":
            pdf(data)
        elif "openxmlformats" in kind:
            office(data)
        word = "ok"
    except Wrong as wrong:
        word = str(wrong)
    except Exception:  # a file that breaks its reader is a broken file, whatever the reader says
        word = "broken"
    sys.stdout.buffer.write(word.encode() + b"\n" + out)


def image(data: bytes, preview: bool) -> bytes:
    """Pixels and frames within bounds; with `preview`, painted anew and small."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # our own bound, checked before anything is unpacked
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "GIF", "TIFF", "WEBP"]) as seen:
        if seen.width * seen.height > MOST_PIXELS:
            raise Wrong("pixels")
        if getattr(seen, "n_frames", 1) > MOST_FRAMES:
            raise Wrong("frames")
        seen.draft("RGB", PREVIEW)
        small = ImageOps.exif_transpose(seen).convert("RGB")
        small.thumbnail(PREVIEW)
    if not preview:
        return b""
    painted = io.BytesIO()
    Image.frombytes("RGB", small.size, small.tobytes()).save(painted, "JPEG", quality=80)
    return painted.getvalue()


def pdf(data: bytes) -> None:
    """No script, no program, no file within; pages and what its streams unpack to within bounds."""
    unpacked, pages = 0, len(_PAGE.findall(data))
    texts = [data]
    for begin in _STREAM.finditer(data):
        engine = zlib.decompressobj()
        try:
            text = engine.decompress(data[begin.end() :], MOST_UNPACKED - unpacked + 1)
        except zlib.error:
            continue
        unpacked += len(text)
        if unpacked > MOST_UNPACKED:
            raise Wrong("bomb")
        if text[:4096].lstrip()[:1].isdigit():  # an object stream: what it holds counts as written outside
            pages += len(_PAGE.findall(text))
            texts.append(text)
    if pages > MOST_PAGES:
        raise Wrong("pages")
    if any(_ACTIVE.search(text) for text in texts):
        raise Wrong("active")


def office(data: bytes) -> None:
    """A Word or Excel file: few entries, little when unpacked, no macros and nothing packed again."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        entries = packed.infolist()
        if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
            raise Wrong("bomb")
        names = [one.filename for one in entries]
        if "[Content_Types].xml" not in names or any(
            name.startswith(("/", "\\")) or ".." in name for name in names
        ):
            raise Wrong("broken")
        if any(re.search(r"vbaProject|\.(exe|dll|js|vbs|bat|zip|jar)$", name, re.I) for name in names):
            raise Wrong("active")
        left = MOST_UNPACKED
        for one in entries:
            with packed.open(one) as inside:  # what the list of entries says need not be true
                while part := inside.read(2**20):
                    left -= len(part)
                    if left < 0 or (MOST_UNPACKED - left) > MOST_RATIO * max(len(data), 2**16):
                        raise Wrong("bomb")


if __name__ == "__main__":
    main()
