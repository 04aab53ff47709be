"""Files from the public: known kinds only, by what is in them, each refusal with a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.matters.acts import Upload
from huiyin.matters.asking.fields import FilesField, ManyFiles
from huiyin.matters.asking.hardening import readable_name
from huiyin.matters.asking.uploads import upload

MOST_FILES = 10
MOST_BYTES = 50 * 2**20
TAKEN = frozenset(
    {
        "application/pdf",
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/tiff",
        "image/webp",
        "image/heic",
        "audio/mpeg",
        "audio/wav",
        "video/mp4",
        "text/plain",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)


class PublicFiles(FilesField):
    """Uploaded files → tuple of `Upload`, held to the list of kinds and to size and number."""

    def clean(self, data: Any, initial: Any = None) -> tuple[Upload, ...]:
        found, refused = sorted_out(data)
        if refused:
            raise ValidationError(refused)
        return super().clean([], initial) if self.required and not found else found


def sorted_out(data: Any, before: Sequence[Upload] = ()) -> tuple[tuple[Upload, ...], list[str]]:
    """The files that are taken, and a sentence for each that is not; those taken `before` count, too."""
    found: list[Upload] = []
    refused: list[str] = []
    size = sum(len(one.data) for one in before)
    given = data if isinstance(data, (list, tuple)) else [data] if data else []
    for number, one in enumerate(given, len(before)):
        size += one.size or 0
        try:
            found.append(_taken(one, number, size))
        except ValidationError as wrong:
            refused.extend(wrong.messages)
    return tuple(found), refused


def _taken(one: Any, number: int, size: int) -> Upload:
    name = readable_name(one.name or "")
    if number >= MOST_FILES:
        raise ValidationError(
            _("文件“%(name)s”没有收下：一次最多传 %(most)d 个文件。其余的可以寄来或者当面补交。")
            % {"name": name, "most": MOST_FILES}
        )
    if size > MOST_BYTES:
        raise ValidationError(
            _("文件“%(name)s”没有收下：这些文件合起来超过 50 MB。其余的可以寄来或者当面补交。")
            % {"name": name}
        )
    given = upload(one)
    if given.media_type not in TAKEN:
        raise ValidationError(
            _("文件“%(name)s”打不开：请传照片、PDF、Word、Excel、文本、录音或者视频。压缩包请先解开。")
            % {"name": name}
        )
    return given


def public_files(**known: Any) -> PublicFiles:
    """The field as it is shown, dressed."""
    widget = ManyFiles(attrs={"class": "form-control"})
    return PublicFiles(required=False, widget=widget, **known)


def hold(form: forms.Form) -> None:
    """Put the public's field in place of every file field of a form."""
    for name, field in form.fields.items():
        if isinstance(field, FilesField):
            form.fields[name] = public_files(label=field.label, help_text=field.help_text)
