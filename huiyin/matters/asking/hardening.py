"""What an uploaded file may be: one thing only, as large as it says, with a name that can be read aloud."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SECONDS = 30
_LOOKING = Path(__file__).with_name("looking.py")  # run by itself: it imports nothing of ours
PREVIEWED = frozenset({"image/jpeg", "image/png", "image/gif", "image/tiff", "image/webp"})
_LOOKED_INTO = "openxmlformats"
_MARKUP = re.compile(rb"<\s*(!doctype|html|script|svg|iframe|body|\?php|\?xml)", re.I)
_TAILS = {
    "image/jpeg": (b"\xff\xd9", 2),
    "image/png": (b"IEND\xaeB\x60\x82", 8),
    "image/gif": (b"\x3b", 1),
}
_SIBLINGS = {  # what filetype calls a kind of ours
    "application/msword": {"application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"},
    "image/heic": {"image/heic", "image/heif", "image/avif"},
    "video/mp4": {"video/mp4", "video/quicktime", "video/x-m4v", "audio/mp4", "video/3gpp"},
    "audio/wav": {"audio/wav", "audio/x-wav"},
    "image/tiff": {"image/tiff", "image/x-canon-cr2"},
}


def readable_name(name: str) -> str:
    """The file's own name, without folders, signs that steer or hide, or a way to end in something else."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(
        sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C"
    )
    plain = re.sub(r'[<>:"|?*%\s]+', " ", plain).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:100]}.{ending[:10]}" if dot and stem else (plain[:110] or _("未命名"))


def harden(name: str, kind: str, data: bytes) -> None:
    """Raise a sentence for a file that is more than it says, or too much of it."""
    if _two_things(kind, data):
        raise ValidationError(
            _("文件“%(name)s”里夹带了另一种文件，没有收下。请重新导出或拍照后再传。") % {"name": name}
        )
    if kind in PREVIEWED or kind == "application/pdf" or _LOOKED_INTO in kind:
        word, _painted = look(kind, data)
        if word not in ("ok", "broken"):
            raise ValidationError(_sentence(word) % {"name": name})


def preview(kind: str, data: bytes) -> bytes | None:
    """A small picture painted anew, of a picture; None where there is none."""
    if kind not in PREVIEWED:
        return None
    word, painted = look(kind, data, "preview")
    return painted if word == "ok" else None


def look(kind: str, data: bytes, *wishes: str) -> tuple[str, bytes]:
    """What a confined process says of the file, and what it painted."""
    command = [sys.executable, "-I", str(_LOOKING), kind, *wishes]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS, check=False, env={"LANG": "C.UTF-8"}
        )
    except subprocess.TimeoutExpired:
        return "bomb", b""
    word, _line, painted = done.stdout.partition(b"\n")
    return (word.decode("ascii", "replace") if done.returncode == 0 and word else "bomb"), painted


def _sentence(word: str) -> str:
    return {
        "pixels": _("图片“%(name)s”尺寸过大，没有收下。请缩小后再传。"),
        "frames": _("图片“%(name)s”的帧数过多，没有收下。请截取其中一页再传。"),
        "pages": _("文件“%(name)s”超过一千页，没有收下。请分成几份再传。"),
        "active": _("文件“%(name)s”里有程序、宏或者夹带的文件，没有收下。请另存为普通文档后再传。"),
    }.get(word, _("文件“%(name)s”展开后过大，没有收下。请重新导出后再传。"))


def _two_things(kind: str, data: bytes) -> bool:
    guessed = filetype.guess_mime(data[:8192])
    allowed = _SIBLINGS.get(kind, {kind})
    if kind == "text/plain":
        return guessed is not None or bool(_MARKUP.match(data[:512].lstrip(b"\xef\xbb\xbf \r\n\t")))
    if guessed and guessed not in allowed and not (_LOOKED_INTO in kind and guessed == "application/zip"):
        return True
    return _hidden_beginning(kind, data) or _long_tail(kind, data)


def _hidden_beginning(kind: str, data: bytes) -> bool:
    """Another format that begins later, as readers of pages, PDF and ZIP would find it."""
    if kind.startswith("image/") and _MARKUP.search(data[:1024]) and b"<x:xmpmeta" not in data[:1024]:
        return True
    if kind != "application/pdf" and b"%PDF-" in data[:1024]:
        return True
    return _LOOKED_INTO not in kind and b"PK\x05\x06" in data[-65_558:] and b"PK\x01\x02" in data


def _long_tail(kind: str, data: bytes) -> bool:
    """Words a browser or an unpacker would run, behind the end of a picture."""
    end, length = _TAILS.get(kind, (b"", 0))
    if not end:
        return False
    place = data.rfind(end)
    tail = data[place + length :] if place >= 0 else b""
    return bool(_MARKUP.search(tail))
