"""Where a large upload waits while its request is read: on disk as ciphertext, its key in memory alone.

What is sent in may be an accusation; in no moment may it lie readable in a file of the ordinary side.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

_BLOCK = 16
MOST_AT_ONCE = 210 * 2**20  # ten files of twenty megabytes, and the words


class Spool:
    """A nameless temporary file under SM4-CTR with a key of its own: written to the end, read from anywhere."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the upload)
        self._key, self._nonce = os.urandom(16), int.from_bytes(os.urandom(_BLOCK), "big")
        self._place = 0
        self.closed = False

    def write(self, plain: bytes) -> int:
        """Append, or overwrite, at the place where it stands."""
        self._file.seek(self._place)
        self._file.write(self._turned(plain))
        self._place += len(plain)
        return len(plain)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, all of them for a negative size."""
        self._file.seek(self._place)
        plain = self._turned(self._file.read(size))
        self._place += len(plain)
        return plain

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, as files do."""
        if whence == os.SEEK_CUR:
            place += self._place
        elif whence == os.SEEK_END:
            place += self._file.seek(0, os.SEEK_END)
        self._place = place
        return place

    def tell(self) -> int:
        """The place where it stands."""
        return self._place

    def close(self) -> None:
        """Gone, with its key."""
        self._file.close()
        self._key, self.closed = b"", True

    def _turned(self, data: bytes) -> bytes:
        """Encrypt or decrypt what lies at the place: in counter mode the two are one."""
        block, within = divmod(self._place, _BLOCK)
        counter = ((self._nonce + block) % (1 << 8 * _BLOCK)).to_bytes(_BLOCK, "big")
        stream = Cipher(algorithms.SM4(self._key), modes.CTR(counter)).encryptor()
        stream.update(bytes(within))
        return stream.update(data)


class SpooledUploadHandler(FileUploadHandler):
    """Django's own temporary files would hold an upload in the clear: this one takes their place."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_more: Any) -> None:
        """Before a byte is taken: more than a petition can hold is refused (413) and fills no disk."""
        if content_length > MOST_AT_ONCE:
            raise RequestDataTooBig("The request is larger than a petition can be.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A spool for each file."""
        super().new_file(*args, **kwargs)
        self.spool = Spool()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Take what comes; nothing is passed on."""
        self.spool.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """The whole file, ready to be read."""
        self.spool.seek(0)
        return UploadedFile(
            file=self.spool,  # type: ignore[arg-type]
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """The visitor went away in the middle."""
        if hasattr(self, "spool"):
            self.spool.close()
