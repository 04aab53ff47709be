"""Reading what others hand in: JSON held to shape and size, each fault a sentence."""

from __future__ import annotations

import json
from typing import Any

from huiyin.proof.wrong import Wrong

MOST_BYTES = 64 * 2**20  # of a proof file; archives have limits of their own


def read(text: bytes, form: str) -> dict[str, Any]:
    """The JSON object of that format; `Wrong` for anything else."""
    if len(text) > MOST_BYTES:
        raise Wrong("文件太大。", "The file is too large.")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != form:
        raise Wrong(
            f"这个文件不是“{form}”，或者已经损坏。", f"This file is not a “{form}”, or it is damaged."
        )
    return found


def entry(value: Any, name: str) -> Any:
    """What stands under that name; `Wrong` where nothing does."""
    if not isinstance(value, dict) or name not in value:
        raise Wrong(f"文件里缺少“{name}”。", f"“{name}” is missing from the file.")
    return value[name]


def rows(value: Any, name: str) -> list[Any]:
    """The list under that name."""
    found = entry(value, name)
    if not isinstance(found, list):
        raise _shape(name)
    return found


def bytes_of(value: Any, name: str, size: int | None = None) -> bytes:
    """The bytes written there in hexadecimal; of that size where one is told."""
    return hexadecimal(entry(value, name), name, size)


def hexadecimal(text: Any, name: str, size: int | None = None) -> bytes:
    """Bytes from hexadecimal."""
    try:
        found = bytes.fromhex(text)
    except (TypeError, ValueError):
        raise _shape(name) from None
    if size is not None and len(found) != size:
        raise _shape(name)
    return found


def count_of(value: Any, name: str) -> int:
    """The whole number under that name, not below zero."""
    found = entry(value, name)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise _shape(name)
    return found


def _shape(name: str) -> Wrong:
    return Wrong(f"“{name}”写得不对。", f"“{name}” is not written as it should be.")
