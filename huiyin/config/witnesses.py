"""Outside witnesses: whoever the operator names gets every checkpoint, so that nobody here can take one back.

`HUIYIN_WITNESSES`: folders (absolute paths, say a share of another house) and `https://` or `http://` addresses,
separated by spaces. None named, nothing is sent.
"""

from __future__ import annotations

import logging
import os
import urllib.error
import urllib.request
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from huiyin.config.home import the_home
from huiyin.config.sentences import CannotGoOn
from huiyin.matters import checkpoints, witnessing
from huiyin.proof.checkpoint import Checkpoint, one_file
from huiyin.proof.signing import Ed25519, Signer

log = logging.getLogger("huiyin.witnesses")
PATIENCE = 20  # seconds for one answer


def signer() -> Signer:
    """The house's own signing key, from `keys/` of the data folder."""
    return Ed25519(bytes.fromhex(the_home().secret("checkpoint_key")))


def change_key(at: datetime) -> Checkpoint:
    """A last checkpoint by the present key, which announces the next; then the next one takes its place."""
    home = the_home()
    following = Ed25519(bytes.fromhex(home.next_secret("checkpoint_key")))
    made = checkpoints.take(signer(), at, following.public)
    home.renew("checkpoint_key")
    return made


def witnesses() -> list[str]:
    """The witnesses the operator names."""
    named = os.environ.get("HUIYIN_WITNESSES", "").split()
    for one in named:
        if not one.startswith(("https://", "http://", "/")):
            raise CannotGoOn(
                "HUIYIN_WITNESSES 应是绝对路径的文件夹或 https:// 网址，用空格分开。",
                "HUIYIN_WITNESSES must be folders by absolute path, or https:// addresses, separated by spaces.",
            )
    return list(dict.fromkeys(named))


def tell(*places: int) -> bool:
    """Bring these checkpoints, and any still owed, to every witness; False where one was not reached."""
    named = witnesses()
    witnessing.owe(named, places)
    away: set[str] = set()  # not asked again this time
    for place, witness, one in witnessing.owed(named):
        if witness in away:
            continue
        done = _bring(witness, one)
        witnessing.note(place, witness, told=timezone.now() if done else None)
        if not done:
            away.add(witness)
            log.warning("witness not reached checkpoint=%d", place)
    return not away


def _bring(witness: str, one: Checkpoint) -> bool:
    try:
        return _post(witness, one) if "://" in witness else _put(Path(witness), one)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def _put(folder: Path, one: Checkpoint) -> bool:
    """A file of its own, never written over: another one of the same number is not delivered."""
    file, text = folder / f"checkpoint-{one.place:06d}.json", one_file(one)
    if file.exists():
        return file.read_bytes() == text
    draft = file.with_suffix(".part")
    draft.write_bytes(text)
    draft.rename(file)
    return True


def _post(address: str, one: Checkpoint) -> bool:
    asked = urllib.request.Request(
        address, data=one_file(one), headers={"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
        return bool(200 <= answer.status < 300)
