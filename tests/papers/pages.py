"""Reading a PDF the way a person or an archive would: its text, its sheet, its fonts, what it claims to be."""

import io
import re
import unicodedata
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

MM = 72 / 25.4


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text(pdf: bytes) -> str:
    """All text in the order it is stored, without line breaks and spaces: a page breaks lines where it must."""
    found = "".join(page.extract_text() for page in reader(pdf).pages)
    return squeezed(found)


def squeezed(words: str) -> str:
    """Without spaces, breaks and invisible signs; fonts draw some radicals as their twin characters."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFKC", words))


def in_order(pdf: bytes, *parts: str) -> None:
    """Each part is in the text, after the one before."""
    whole, place = text(pdf), 0
    for part in parts:
        found = whole.find(squeezed(part), place)
        assert found >= 0, f"not found after the parts before it: {part}"
        place = found


def sheets_mm(pdf: bytes) -> set[tuple[int, int]]:
    return {
        (round(float(page.mediabox.width) / MM), round(float(page.mediabox.height) / MM))
        for page in reader(pdf).pages
    }


def fonts(pdf: bytes) -> dict[str, bool]:
    """Name of each font and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in reader(pdf).pages:
        for each in _at(page["/Resources"].get("/Font", {})).values():
            font = _at(each)
            below = _at(font["/DescendantFonts"])[0] if "/DescendantFonts" in font else font
            described = _at(_at(below)["/FontDescriptor"])
            found[str(font["/BaseFont"])] = any(
                key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")
            )
    return found


def xmp(pdf: bytes) -> str:
    return _at(_at(reader(pdf).trailer["/Root"])["/Metadata"]).get_data().decode()


def _at(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value
