"""Style sheets, scripts and pictures as they travel: compressed once when the program starts, named with their digest.

An old phone on a slow line fetches a third of the bytes, and nothing twice within a day; after an update the digest
in the address is another, so that no page meets the style of yesterday. The compressed copies lie in `run/static/` of the data folder
under the digest of what they hold: a copy cannot grow stale.
"""

import gzip
import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]
from whitenoise.responders import StaticFile  # type: ignore[import-untyped]

TEXT = (".css", ".js", ".svg")
SMALL = 600  # bytes; below, packing saves nothing


class PackedFiles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """Serves static files, packed to whoever can unpack."""

    def get_static_file(
        self, path: str, url: str, stat_cache: Mapping[str, os.stat_result] | None = None
    ) -> Any:
        """One file with its headers, and beside it the packed copy."""
        plain = super().get_static_file(path, url, stat_cache)
        copy = packed(path)
        if copy is None:
            return plain
        stats = {path: os.stat(path), copy: os.stat(copy)}
        headers = [("Content-Type", self._type(path)), ("Cache-Control", f"max-age={self.max_age}, public")]
        return StaticFile(path, headers, stat_cache=stats, encodings={"gzip": copy})

    def _type(self, path: str) -> str:
        kind = str(self.media_types.get_type(path))
        return f'{kind}; charset="{self.charset}"' if kind.startswith("text/") else kind


class DigestedAddresses(StaticFilesStorage):
    """Addresses that change with what they name."""

    def url(self, name: str | None) -> str:
        """The address of a file, with the first signs of its digest."""
        address = str(super().url(name))
        found = finders.find(name or "")
        if not isinstance(found, str):
            return address
        return f"{address}?{_digest(*_state(found))[:10]}"


def packed(path: str) -> str | None:
    """The packed copy of a text file, made if it is not there; None where packing saves nothing or cannot be done."""
    if not path.endswith(TEXT) or os.stat(path).st_size < SMALL:
        return None
    return _copy(*_state(path))


def _state(path: str) -> tuple[str, int, int]:
    stat = os.stat(path)
    return path, stat.st_size, stat.st_mtime_ns


@lru_cache(maxsize=512)
def _digest(path: str, _size: int, _changed: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


@lru_cache(maxsize=512)
def _copy(path: str, size: int, changed: int) -> str | None:
    copy: Path = settings.HOME.run / "static" / f"{_digest(path, size, changed)}.gz"
    with suppress(OSError):
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            fresh = copy.with_suffix(f".{os.getpid()}")
            fresh.write_bytes(gzip.compress(Path(path).read_bytes(), 9, mtime=0))
            fresh.replace(copy)
        return str(copy)
    return None
