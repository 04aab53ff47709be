"""What is learned from officers' choices: compared before it serves, gone with what it learned from, and reversible."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from huiyin.hints import categories, learning, versions
from huiyin.hints.models import Lesson, Turn, Version
from huiyin.law.words import Duty
from huiyin.matters import hooks, secrecy
from huiyin.matters.access import named
from huiyin.matters.models import PetitionMatter
from huiyin.people.acting import Actor
from tests.cast import Cast, Told, at

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
ON = date(2026, 3, 9)
CLOCK = Actor.job(Duty.CLOCK)
WHY = "新版把桥梁归错了"
SINGING, KITES, BOATS = "教育文体/文化", "教育文体/体育", "交通运输/建设管理"
CODES = {SINGING: "0607", KITES: "0609", BOATS: "1004"}
# Fictional subjects, in words the taxonomy does not have, so that only what was learned can tell them apart.
POOLS = {
    SINGING: [
        "竹笛",
        "唢呐",
        "锣鼓",
        "曲谱",
        "戏台",
        "嗓音",
        "琴弦",
        "合唱",
        "调门",
        "韵脚",
        "鼓槌",
        "曲牌",
        "管乐",
        "指挥棒",
        "谱架",
        "试音",
    ],
    KITES: [
        "纸鸢",
        "线轴",
        "风向",
        "竹骨",
        "绢面",
        "尾穗",
        "放飞",
        "滑翔",
        "收线",
        "风筝",
        "坡地",
        "逆风",
        "哨口",
        "骨架",
        "糨糊",
        "彩绘",
    ],
    BOATS: [
        "木筏",
        "船桨",
        "缆桩",
        "渡口",
        "摆渡",
        "舱板",
        "桅杆",
        "锚链",
        "船坞",
        "浮桥",
        "水尺",
        "撑篙",
        "船帆",
        "舵柄",
        "码头",
        "系缆",
    ],
}
FILLING = [
    "芦",
    "苇",
    "滩",
    "岸",
    "晨",
    "雾",
    "暮",
    "霜",
    "檐",
    "瓦",
    "篱",
    "径",
    "桥",
    "塘",
    "柳",
    "荻",
    "鹭",
    "雁",
    "蓑",
    "笠",
    "灯",
    "檀",
    "藤",
    "苔",
]


def _texts(path: str, many: int, seed: int = 0) -> list[str]:
    """Sentences that share words and nothing longer."""
    dice = Random(f"{path}{seed}")
    return [
        "，".join(word + "".join(dice.sample(FILLING, 3)) for word in dice.sample(POOLS[path], 7))
        for _ in range(many)
    ]


def _sorted(town: Cast, path: str, many: int, seed: int = 0) -> list[Told]:
    kept = f"{path} [{CODES[path]}·0]"
    made = []
    for text in _texts(path, many, seed):
        told = town.register("2026-03-02", requests=(text[:9],), facts=text)
        town.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal", category=kept)
        made.append(told)
    return made


def _night(after: int = 0) -> int | None:
    return learning.night(at(ON) + timedelta(days=after), fewest=40)


def _offered(town: Cast, path: str) -> categories.Offer:
    (text,) = _texts(path, 1, seed=99)
    with named(town.by("office-x/triage")):
        return categories.offer("", text, ON)


def _sealed(town: Cast, told: Told) -> None:
    town.take("triage", told, "office-x/triage", "2026-03-10", klass="accusation")


def _turns(town: Cast, number: int, who: str = "office-p/registrar", why: str = WHY) -> None:
    with named(town.by(who)), transaction.atomic():
        versions.serve(number, why, at(ON))


def _nobody_else_turns(town: Cast) -> None:
    for who, number, why in (
        ("office-x/registrar", 1, WHY),
        ("office-p/triage", 1, WHY),
        ("office-p/registrar", 1, " "),
        ("office-p/registrar", 7, WHY),
    ):
        with pytest.raises(DatabaseError):
            _turns(town, number, who, why)


def _seen(who: Actor) -> tuple[int, ...]:
    with named(who), connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM hints_version), (SELECT count(*) FROM hints_lesson)")
        return tuple(cursor.fetchone())


def _states(as_owner: AsOwner) -> dict[int, str]:
    with as_owner():
        return dict(Version.objects.values_list("number", "state"))


@pytest.fixture
def learned(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[Told]:
    """Two categories, chosen twenty-six times each, and one version learned from them."""
    monkeypatch.setattr(learning, "HELD", 3)  # few matters: of each category some must fall to either side
    made = [*_sorted(cast, SINGING, 26), *_sorted(cast, KITES, 26)]
    assert learning.night(at(ON)) is None, "too few for the office's own measure"
    assert _offered(cast, KITES).version == 0
    assert _night() == 1
    return made


def _a_lesson(learned: list[Told]) -> Told:
    with named(CLOCK):
        ids = set(Lesson.objects.values_list("matter_id", flat=True))
        numbers = set(PetitionMatter.objects.filter(pk__in=ids).values_list("number", flat=True))
    return next(told for told in learned if told.number in numbers)


def test_what_did_better_than_the_words_serves_and_is_bytes_to_anybody_else(
    cast: Cast, learned: list[Told], as_owner: AsOwner
) -> None:
    offer = _offered(cast, KITES)
    assert (offer.version, offer.three[0].path, offer.three[0].value) == (1, KITES, f"{KITES} [0609·0]")
    assert set(offer.reasons) & set(POOLS[KITES])
    assert offer.filled in (None, offer.three[0])
    with as_owner():
        version = Version.objects.get()
        assert version.figures["macro_f1"] > version.beside["macro_f1"], "compared with the words"
        assert version.learned + version.held <= 52
        assert Lesson.objects.count() == version.learned
    with pytest.raises(secrecy.Unreadable):
        secrecy.open_bytes(b"\0" * 16, versions.place(1), bytes(version.body or b""))
    assert _seen(learned[0].petitioner) == (0, 0)
    assert _seen(cast.by("office-x/triage")) == (1, 0), "what it learned from is the job's alone"
    assert _night(after=1) is None, "a week has not passed"
    assert _night(after=8) is None, "nothing new"


def test_a_sealing_takes_it_and_it_is_learned_anew_without(
    cast: Cast, learned: list[Told], as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sealed(cast, _a_lesson(learned))
    with as_owner():
        version = Version.objects.get()
        assert (version.state, version.body, version.key) == (Version.WITHDRAWN, None, None)
        assert not Lesson.objects.exists()
    assert _offered(cast, KITES).version == 0, "the words serve again"
    assert _night(after=1) == 2, "the next night, not the next week"
    assert _states(as_owner) == {1: Version.WITHDRAWN, 2: Version.SERVING}
    assert _offered(cast, KITES).version == 2

    lesson, learn = _a_lesson(learned), learning._learn

    def meanwhile(*given: Any) -> Any:
        found = learn(*given)
        _sealed(cast, lesson)  # between the reading and the putting in
        return found

    monkeypatch.setattr(learning, "_learn", meanwhile)
    _sorted(cast, KITES, 6, seed=5)
    with pytest.raises(learning.Changed):
        _night(after=9)
    assert _states(as_owner) == {1: Version.WITHDRAWN, 2: Version.WITHDRAWN}
    with named(CLOCK), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Lesson.objects.create(version_id=1, matter_id=PetitionMatter.objects.get(number=lesson.number).pk)


def test_a_registrar_over_all_goes_back_and_what_comes_then_waits(
    cast: Cast, learned: list[Told], as_owner: AsOwner
) -> None:
    _sorted(cast, BOATS, 24)
    assert _night(after=8) == 2
    assert _states(as_owner) == {1: Version.KEPT, 2: Version.SERVING}, "it knows one category more"
    _nobody_else_turns(cast)
    _turns(cast, 1)
    assert _offered(cast, BOATS).version == 1
    _sorted(cast, BOATS, 8, seed=1)
    assert _night(after=16) == 3
    assert _states(as_owner) == {1: Version.SERVING, 2: Version.KEPT, 3: Version.KEPT}, (
        "it waits for a person"
    )
    _turns(cast, 0)
    assert _offered(cast, KITES).version == 0
    with named(cast.by("office-p/registrar")):
        assert [(row.version, row.why) for row in versions.turns()] == [(0, WHY), (1, WHY), (2, ""), (1, "")]
        for change in (Turn.objects.all().delete, lambda: Version.objects.update(state="kept")):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
    assert learning.unlearn in hooks.FORGET
    with named(CLOCK):
        learning.unlearn(Lesson.objects.filter(version=1).latest("id").matter_id)
    assert set(_states(as_owner).values()) == {Version.WITHDRAWN}, "destroyed: all three had learned from it"


def test_what_finds_a_person_is_not_learned(cast: Cast) -> None:
    told = cast.register("2026-03-02", facts="田禾家住芦渡县河湾村二组，电话00000000001，水渠断了")
    cast.take("triage", told, "office-x/triage", "2026-03-03", klass="appeal")
    with named(CLOCK):
        read = learning._message(PetitionMatter.objects.get(number=told.number).pk)
    assert read is not None
    for private in ("田禾", "00000000001", "河湾村二组"):
        assert private not in read.text
    assert "水渠断了" in read.text


def test_what_does_no_better_is_tried_and_does_not_serve(
    cast: Cast, learned: list[Told], as_owner: AsOwner
) -> None:
    """Once everything held out is told right, a later version cannot do better: its figures stay, nothing else of it."""
    _sorted(cast, KITES, 6, seed=5)
    assert _night(after=8) == 2
    with as_owner():
        later = Version.objects.get(number=2)
        assert later.figures["macro_f1"] == later.beside["macro_f1"], "else this test proves nothing"
        assert (later.state, later.key, later.body) == (Version.TRIED, None, None)
        assert set(Lesson.objects.values_list("version", flat=True)) == {1}
        assert [turn.version for turn in Turn.objects.all()] == [1]
    assert _offered(cast, KITES).version == 1
