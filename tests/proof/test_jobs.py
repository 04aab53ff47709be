"""Every day by itself: taken once a day, caught up when late, brought to the witnesses the operator names."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from huiyin.config import jobs, witnesses
from huiyin.config.sentences import CannotGoOn
from huiyin.matters import checkpoints, witnessing
from huiyin.proof.checkpoint import check_chain, from_plain
from huiyin.proof.reading import read
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def taken() -> list[tuple[int, int]]:
    with checkpoints.named(checkpoints.CLOCK):
        return [(one.place, one.acts) for one in checkpoints.all_of_them()]


def said() -> tuple[str, str]:
    with checkpoints.named(checkpoints.CLOCK):
        newest = checkpoints.newest()
        return witnessing.sentence([newest.place] if newest else [])


def test_the_worker_takes_one_a_day_and_a_late_one_covers_everything(cast: Cast) -> None:
    cast.accepted("03-02")
    jobs.take_checkpoint(0)
    cast.register("03-02")
    jobs.take_checkpoint(0)
    assert taken() == [(1, 7)], "once a day"
    assert not checkpoints.due(timezone.now())
    assert checkpoints.due(timezone.now() + timedelta(days=1))
    checkpoints.take(witnesses.signer(), timezone.now() + timedelta(days=5))
    assert taken() == [(1, 7), (2, 1)]


def test_arrival_numbers_are_signed_too(cast: Cast) -> None:
    from huiyin.law.words import Channel
    from huiyin.matters import acts
    from tests.cast import at, day

    acts.note_arrival(cast.by("office-x/intake"), Channel.LETTER, day("03-02"), at(day("03-02")))
    cast.register("03-02")
    cast.register("03-02", "office-y/intake")
    made = checkpoints.take(witnesses.signer(), at(day("03-03")))
    assert made.says["agencies"] == {"office-x": [2, 1, 1], "office-y": [1, 1, 0]}
    assert list(made.arrivals) == [3, 2, 1]


def test_with_no_witness_named_nothing_is_sent_and_it_says_so(cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr("urllib.request.urlopen", lambda *_: pytest.fail("nothing may be called"))
    jobs.take_checkpoint(0)
    assert said() == witnessing.NONE
    assert "没有外部见证" in said()[0]


def test_a_folder_keeps_every_checkpoint_and_none_is_written_over(
    cast: Cast, monkeypatch: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "见证处"
    monkeypatch.setenv("HUIYIN_WITNESSES", str(folder))
    jobs.take_checkpoint(0)
    assert "1 处尚未送到" in said()[0], "the folder is not there yet"
    folder.mkdir()
    jobs.take_checkpoint(0)
    made = checkpoints.take(witnesses.signer(), timezone.now())
    assert witnesses.tell(made.place)
    files = sorted(folder.iterdir())
    kept = [from_plain(read(file.read_bytes(), "huiyin signed checkpoint 1")) for file in files]
    assert [one.place for one in check_chain(kept)] == [1, 2]
    assert said()[0] == "外部见证：见证处，也保存着存证，可以与之比对。"
    third = checkpoints.take(witnesses.signer(), timezone.now())
    (folder / "checkpoint-000003.json").write_text("something else")
    assert not witnesses.tell(third.place)
    assert (folder / "checkpoint-000003.json").read_text() == "something else"


@pytest.fixture
def listener() -> Any:
    """A witness on loopback that refuses the first time."""
    got: list[dict[str, str]] = []

    class Listener(BaseHTTPRequestHandler):
        refused = False

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if not Listener.refused:
                Listener.refused = True
                self.send_error(503)
                return
            got.append(json.loads(body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/keep", got
        server.shutdown()
        thread.join()


def test_an_address_is_tried_again_until_it_takes_it(cast: Cast, monkeypatch: Any, listener: Any) -> None:
    address, got = listener
    monkeypatch.setenv("HUIYIN_WITNESSES", address)
    jobs.take_checkpoint(0)
    assert got == []
    jobs.take_checkpoint(0)
    assert [from_plain(one).place for one in got] == [1]
    jobs.take_checkpoint(0)
    assert len(got) == 1, "told once"
    assert "127.0.0.1" in said()[0]


def test_a_witness_named_later_gets_every_earlier_one(cast: Cast, monkeypatch: Any, tmp_path: Path) -> None:
    for _ in range(3):
        checkpoints.take(witnesses.signer(), timezone.now())
    monkeypatch.setenv("HUIYIN_WITNESSES", str(tmp_path))
    jobs.take_checkpoint(0)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_witness_that_cannot_be_one_is_a_sentence(monkeypatch: Any) -> None:
    monkeypatch.setenv("HUIYIN_WITNESSES", "ftp://somewhere")
    with pytest.raises(CannotGoOn):
        witnesses.witnesses()
