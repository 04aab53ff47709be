"""Uploaded files as the case file takes them: name, media type by what is in them, bytes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from huiyin.matters.acts import Upload
from huiyin.matters.asking.hardening import harden, readable_name
from huiyin.matters.asking.scanning import Scan, scan

MOST_BYTES = 20 * 2**20
UNKNOWN = "application/octet-stream"
_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"ID3", "audio/mpeg"),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")
_ZIPPED = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def upload(file: UploadedFile[Any]) -> Upload:
    """Read a file; a program, an empty or an oversized one is refused with a sentence."""
    name = readable_name(file.name or "")
    if file.size is None or file.size > MOST_BYTES:
        raise ValidationError(_("文件“%(name)s”超过 20 MB，请压缩或分成几份再传。") % {"name": name})
    data = file.read()
    if not data:
        raise ValidationError(_("文件“%(name)s”是空的，请重新选择。") % {"name": name})
    if data.startswith(_PROGRAMS):
        raise ValidationError(_("文件“%(name)s”是程序，不能作为材料上传。") % {"name": name})
    kind = media_type(name, data)
    harden(name, kind, data)
    found = scan(data)
    if found is Scan.INFECTED:
        raise ValidationError(_("文件“%(name)s”带有病毒，没有收下。请换一份干净的再传。") % {"name": name})
    return Upload(name, kind, data, found.value)


def media_type(name: str, data: bytes) -> str:
    """The media type by the file's first bytes; what is not known stays unknown, whatever its name says."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data[4:8] == b"ftyp":
        return "image/heic" if data[8:11] in (b"hei", b"mif") else "video/mp4"
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE"):
        return "image/webp" if data[8:12] == b"WEBP" else "audio/wav"
    if data.startswith(b"PK\x03\x04"):
        return _ZIPPED.get(name.rpartition(".")[2].lower(), "application/zip")
    return _plain(data)


def _plain(data: bytes) -> str:
    try:
        text = data[:65536].decode("utf-8", errors="strict" if len(data) <= 65536 else "ignore")
    except UnicodeDecodeError:
        return UNKNOWN
    return UNKNOWN if "\0" in text else "text/plain"
