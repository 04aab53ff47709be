"""Writing the archive of one case file to a file of the operator's."""

from __future__ import annotations

import os
from pathlib import Path

from huiyin.config import today, witnesses
from huiyin.matters.archiving import EXPORT
from huiyin.matters.checkpoints import CLOCK
from huiyin.matters.reading import named
from huiyin.papers import bundle
from huiyin.proof import archive


def write(number: str, file: Path) -> int:
    """Write it, readable by its owner alone; how many files it holds. `NotThere` for what is missing or sealed."""
    with named(CLOCK):
        files = bundle.files(number, EXPORT, on=today.now().date())
    draft = file.with_name(f".{file.name}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        archive.write(out, number, files, witnesses.signer())
    draft.replace(file)
    return len(files)
