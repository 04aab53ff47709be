"""The operator's commands as they are typed: each in a process of its own, on the database that stands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from huiyin.config import witnesses
from huiyin.config.models import Founding
from huiyin.matters import checkpoints
from huiyin.proof import checkpoint
from tests.cast import Cast, at, day
from tests.proof.offline import CLONE, verify

pytestmark = pytest.mark.django_db(transaction=True)


def huiyin(*args: str, **more: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "huiyin.config.commands", *args],
        env={**os.environ, "PYTHONPATH": str(CLONE), **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


def test_from_a_checkpoint_to_an_auditors_machine(transactional_cast: Cast, tmp_path: Path) -> None:
    matter = transactional_cast.accepted("03-02")
    kept = tmp_path / "witness"
    kept.mkdir()
    code, said = huiyin("checkpoint", HUIYIN_WITNESSES=str(kept))
    assert code == 0, said
    assert "第 1 号存证：7 步" in said
    assert "外部见证：witness" in said
    assert (kept / "checkpoint-000001.json").exists()
    code, said = huiyin("checkpoint", HUIYIN_WITNESSES=str(tmp_path / "away"))
    assert code == 1, "a witness that was not reached is told by the exit code, too"
    assert "0 步 acts" in huiyin("checkpoint", "list")[1]

    everything = tmp_path / "all.json"
    assert huiyin("checkpoint", "export", str(everything))[0] == 0
    assert verify(tmp_path, "checkpoints", "all.json")[0] == 0
    assert huiyin("verify")[0] == 0
    for outside in (everything, kept / "checkpoint-000001.json"):
        assert huiyin("verify", "--against", str(outside))[0] == 0

    case = tmp_path / "case.zip"
    code, said = huiyin("archive", matter.number, str(case))
    assert code == 0, said
    assert verify(tmp_path, "archive", "case.zip")[0] == 0
    sealed = transactional_cast.register("03-02", accusation=True)
    refused = [huiyin("archive", number, str(case)) for number in (sealed.number, "x-2026-999999-1")]
    assert [code for code, _ in refused] == [2, 2]
    assert refused[0][1].replace(sealed.number, "N") == refused[1][1].replace("x-2026-999999-1", "N")


def test_a_witness_that_kept_another_history_is_heard(transactional_cast: Cast, tmp_path: Path) -> None:
    """The checkpoint kept outside is whole and signed; the one here is another."""
    transactional_cast.accepted("03-02")
    other = checkpoint.make(
        witnesses.signer(), None, taken_at=at(day("03-02")), root=b"1" * 32, acts=9, agencies={}
    )
    (tmp_path / "kept.json").write_bytes(checkpoint.one_file(other))
    assert huiyin("checkpoint")[0] == 0
    code, said = huiyin("verify", "--against", str(tmp_path / "kept.json"))
    assert code == 1
    assert "第 1 号存证与外部所存的不同" in said


def test_back_dating_is_told_by_name_and_exit_code_but_not_in_a_demonstration(
    transactional_cast: Cast, as_owner: Any
) -> None:
    """A demonstration stands at one day: after midnight its acts seem older than its checkpoint."""
    matter = transactional_cast.register("03-02")
    checkpoints.take(witnesses.signer(), at(day("03-03")))
    transactional_cast.sent(matter, "land-x", "03-02")
    code, said = huiyin("verify")
    assert code == 1
    assert f"倒填：{matter.number} 第 2 步" in said
    with as_owner():
        Founding.objects.update(demonstration=True, day=day("03-02"))
    code, said = huiyin("verify")
    assert code == 0, said
    assert "不判断倒填" in said
