"""The encrypted file by itself: no byte, no piece and no order of pieces can be other than it was written."""

import struct

import pytest

from huiyin.config.backup.locks import Lock, Locks
from huiyin.config.backup.strongbox import CHUNK, Closing, Opened
from huiyin.config.binaries import Binaries, fitting
from huiyin.config.sentences import CannotGoOn

WORDS = "reed heron ferry lantern"
CONTENT = bytes(range(256)) * (CHUNK * 3 // 256)


@pytest.fixture
def box(tmp_path):
    file = tmp_path / "box"
    with file.open("wb") as out:
        closing = Closing(out, "data", Lock.made(WORDS, 1, 2**23), {"made_at": "今天"})
        for start in range(0, len(CONTENT), 300_000):
            closing.write(CONTENT[start : start + 300_000])
        closing.close()
    return file


def pieces(file):
    """(the two open lines, each frame)"""
    body = file.read_bytes()
    start = body.index(b"\n", body.index(b"\n") + 1) + 1
    found, at = [], start
    while at < len(body):
        _, length = struct.unpack(">BI", body[at : at + 5])
        found.append(body[at : at + 5 + length])
        at += 5 + length
    return body[:start], found


def opened(file, words=WORDS):
    return b"".join(Opened(file, "data", words).content())


def test_it_comes_out_as_it_went_in(box):
    assert opened(box) == CONTENT
    assert opened(box, " " + WORDS + "\u3000") == CONTENT  # blanks around it do not count
    assert opened(box, WORDS.replace("reed", "ｒｅｅｄ")) == CONTENT  # nor wide letters
    assert Opened(box, "data", WORDS).header == {"made_at": "今天"}
    assert "今天".encode() not in box.read_bytes()


def test_pieces_cannot_be_swapped_left_out_put_in_or_cut_off(box):
    opening, frames = pieces(box)
    assert len(frames) == 4  # the header, and three of content
    last_of_fewer = b"\1" + frames[2][1:]
    for spoilt in (
        [frames[0], frames[2], frames[1], frames[3]],
        [frames[0], frames[1], frames[3]],
        [frames[0], frames[1], frames[1], frames[2], frames[3]],
        frames[:3],
        [*frames[:3], frames[3][:-1]],
        [*frames[:2], last_of_fewer],
        [*frames, frames[3]],
        [],
    ):
        box.write_bytes(opening + b"".join(spoilt))
        with pytest.raises(CannotGoOn, match="不完整或被改动过"):
            opened(box)


def test_the_open_lines_cannot_be_altered_either(box):
    opening, frames = pieces(box)
    for altered in (
        opening.replace(b"}", b" }"),
        opening.replace(b'"ops": 1', b'"ops": 9999'),
        b"huiyin backup 1 data\n[]\n",
    ):
        box.write_bytes(altered + b"".join(frames))
        with pytest.raises(CannotGoOn):
            opened(box)


def test_two_people_choose_two_long_passphrases():
    for wrong, sentence in (((WORDS, "short"), "口令太短"), ((WORDS, WORDS + " "), "不能相同")):
        with pytest.raises(CannotGoOn, match=sentence):
            Locks.made(*wrong)


def test_a_server_newer_than_the_tools_is_refused_with_a_sentence(tmp_path):
    sets = [Binaries(tmp_path, major, f"{major}.1") for major in (18, 15, 16)]
    assert [fitting(server, sets).major for server in (15, 16, 17, 18)] == [15, 16, 18, 18]
    with pytest.raises(CannotGoOn, match="比这里的备份工具新") as refused:
        fitting(19, sets)
    assert "postgresql-client-19" in refused.value.en
