"""Writing the archive of one case file: what the case file holds, and its papers as pages."""

from __future__ import annotations

import os
from pathlib import Path

from huiyin.config import witnesses
from huiyin.matters import archiving
from huiyin.matters.checkpoints import CLOCK
from huiyin.matters.reading import named
from huiyin.papers import reading as papers
from huiyin.proof import archive


def write(number: str, file: Path) -> int:
    """Write it, readable by its owner alone; how many files it holds. `NotThere` for what is missing or sealed."""
    with named(CLOCK):
        filed = archiving.filed(number)
        files = filed.files | _papers(filed.matter_id)
    draft = file.with_name(f".{file.name}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        archive.write(out, number, files, witnesses.signer())
    draft.replace(file)
    return len(files)


def _papers(matter_id: int) -> dict[str, bytes]:
    """Every paper of the matter that can still be set as a page."""
    found: dict[str, bytes] = {}
    for line in papers.of_matter(matter_id):
        try:
            found[f"papers/{line.pk:06d}-{line.code}.pdf"] = papers.pdf(line.pk)[1]
        except papers.Unprintable:
            continue
    return found
