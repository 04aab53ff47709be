"""Full-text search beside a plain scan: whatever stands in a text is found, nothing else, and by nobody else."""

import random
from datetime import date
from typing import Any

import pytest

from huiyin.hints import grams, near_names, rebuilding, search
from huiyin.hints.models import Document
from huiyin.hints.search import Sort, Wanted
from huiyin.law.words import Duty
from huiyin.matters import reads, sql
from huiyin.matters.access import named
from huiyin.matters.models import PetitionMatter
from huiyin.matters.reads import Look, What
from huiyin.papers.models import Paper
from huiyin.people.acting import Actor
from huiyin.people.models import Officer, Post
from tests.cast import Cast, Told, day

pytestmark = pytest.mark.django_db

FOUND = Look(what=What.FOUND)
SYLLABLES = (
    "河湾",
    "水渠",
    "修路",
    "承包",
    "补偿",
    "工资",
    "二号楼",
    "电梯",
    "停水",
    "噪声",
    "一直",
    "没有",
    "说法",
    "ＡＢ",
    "X2",
    "，",
    "。",
    " ",
    "\n",
)


def _found(actor: Actor, typed: str, **where: object) -> search.Results:
    with named(actor):
        wanted = Wanted(search.words(typed), **where)
        return search.find(wanted, actor, on=day("12-31"), look=FOUND)


def _numbers(actor: Actor, typed: str, **where: object) -> set[str]:
    return {hit.row.number for hit in _found(actor, typed, **where).hits}


def _triaged(town: Cast, on: str, facts: str, **answers: object) -> Told:
    told = town.register(on, requests=("请求",), facts=facts, **answers)
    town.take("triage", told, "office-x/triage", on, klass="appeal")
    return told


def test_every_string_that_stands_in_a_text_is_found_and_nothing_else(cast: Cast) -> None:
    """Against a plain scan of the same texts, through the walls, for words of two to six signs and for two at once."""
    dice = random.Random(5)
    texts: dict[str, str] = {}
    for n in range(30):
        facts = "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(5, 40)))
        told = _triaged(cast, f"2026-03-{n % 27 + 1:02d}", f"在{facts}了")
        texts[told.number] = "请求" + grams.GAP + grams.normal(f"在{facts}了")
    seen = "".join(texts.values())
    officer = cast.by("office-x/triage")
    asked = 0
    for _ in range(120):
        long = dice.randint(2, 6)
        start = dice.randrange(len(seen) - long)
        typed = [seen[start : start + long]]
        if dice.random() < 0.3:
            typed.append(dice.choice(SYLLABLES[:13]))
        if any(grams.GAP in word for word in typed):
            continue
        scanned = {
            number for number, text in texts.items() if all(grams.normal(word) in text for word in typed)
        }
        found = _found(officer, " ".join(typed))
        assert {hit.row.number for hit in found.hits} == scanned, typed
        assert found.total == len(scanned)
        asked += 1
    assert asked > 60


def test_the_newest_first_and_on_from_there_and_never_more_said_than_counted(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "SIZE", 2)
    monkeypatch.setattr(search, "CAP", 3)
    told = [_triaged(cast, f"2026-03-0{n}", f"第{n}号楼的电梯停了") for n in range(1, 6)]
    officer = cast.by("office-x/triage")
    first = _found(officer, "电梯")
    assert [hit.row.number for hit in first.hits] == [told[4].number, told[3].number]
    assert (first.total, first.capped) == (3, True)
    second = _found(officer, "电梯", after=first.next)
    assert [hit.row.number for hit in second.hits] == [told[2].number, told[1].number]
    assert second.next
    third = _found(officer, "电梯", after=second.next)
    assert [hit.row.number for hit in third.hits] == [told[0].number]
    assert (third.total, third.capped, third.next) == (1, False, None)


def test_what_fits_best_comes_first_when_asked(cast: Cast) -> None:
    often = _triaged(cast, "2026-03-01", "电梯坏了，修电梯，电梯又坏")
    once = _triaged(cast, "2026-03-02", "电梯坏了")
    officer = cast.by("office-x/triage")
    assert [hit.row.number for hit in _found(officer, "电梯").hits] == [once.number, often.number]
    assert [hit.row.number for hit in _found(officer, "电梯", nearest=True).hits] == [
        often.number,
        once.number,
    ]


def test_filters_narrow_and_do_not_mix(cast: Cast) -> None:
    told = _triaged(cast, "2026-03-02", "水渠断了", channel="visit")
    other = _triaged(cast, "2026-03-05", "水渠又断了")
    officer = cast.by("office-x/triage")
    both = {told.number, other.number}
    assert _numbers(officer, "水渠") == both
    assert _numbers(officer, "水渠", channel="visit") == {told.number}
    assert _numbers(officer, "水渠", since=day("03-03")) == {other.number}
    assert _numbers(officer, "水渠", until=day("03-03")) == {told.number}
    assert _numbers(officer, "水渠", klass="appeal", open=True, holder=cast["office-x"]) == both
    assert _numbers(officer, "水渠", klass="suggestion") == set()
    assert _numbers(officer, "水渠", open=False) == set()
    assert _numbers(officer, "水渠", sort=Sort.MATTER) == both
    assert _numbers(officer, "水渠", sort=Sort.PAPER) == set()


def test_nobody_else_finds_it_and_a_petitioner_and_a_job_find_nothing(cast: Cast) -> None:
    told = _triaged(cast, "2026-03-02", "水渠断了")
    assert _numbers(cast.by("office-x/triage"), "水渠") == {told.number}
    assert _numbers(cast.by("office-x/sealed"), "水渠") == {told.number}
    assert _numbers(cast.by("land-x/handler"), "水渠") == set()
    assert _numbers(cast.by("office-y/triage"), "水渠") == set()
    for nobody in (told.petitioner, Actor.job(Duty.CLOCK)):
        with named(nobody):
            assert search.entries(Wanted(("水渠",)), None) == []
    cast.take("forward", told, "office-x/triage", "2026-03-03", organ=cast["land-x"])
    assert _numbers(cast.by("land-x/handler"), "水渠") == {told.number}


def test_what_finds_a_person_is_neither_found_nor_quoted(cast: Cast) -> None:
    told = _triaged(
        cast, "2026-03-02", "我叫田禾，电话１３８００００００01，住芦渡县河湾村二组，水……渠断了，没人修。"
    )
    officer = cast.by("office-x/triage")
    for person in ("田禾", "13800000001", "河湾村二组", "00000000001"):
        assert _numbers(officer, person) == set(), person
    hit = next(iter(_found(officer, "水渠").hits))
    assert hit.row.number == told.number
    quoted = "".join(bit.text for bit in hit.bits)
    assert "水……渠断了，没人修。" in quoted  # as written
    assert [bit.text for bit in hit.bits if bit.hit] == ["水……渠"]
    assert not any(person in quoted for person in ("田禾", "1380000", "１３８", "河湾村二组"))


def test_sealed_later_it_is_found_no_more(cast: Cast) -> None:
    told = _triaged(cast, "2026-03-02", "水渠断了")
    officer = cast.by("office-x/triage")
    assert _numbers(officer, "水渠") == {told.number}
    cast.take("triage", told, officer, "2026-03-03", klass="accusation")
    for who in ("office-x/triage", "office-x/sealed"):
        assert _numbers(cast.by(who), "水渠") == set()


def test_an_issued_paper_is_found_until_it_is_void(cast: Cast) -> None:
    """What a paper says is found once it is issued, by those who see it, without whom it is addressed to."""
    told = cast.accepted("2026-03-02", facts="水渠断了")
    officer = cast.by("land-x/handler")
    assert _numbers(officer, "自受理之日起", sort=Sort.PAPER) == set()
    assert cast.worked("2026-03-02")
    found = _found(officer, "受理", sort=Sort.PAPER).hits
    papers = {hit.paper.code: hit for hit in found if hit.paper}
    assert {hit.row.number for hit in found} == {told.number}
    assert "notice_of_acceptance" in papers
    assert _numbers(officer, "田禾") == set()
    assert _numbers(cast.by("land-y/handler"), "受理") == set()
    assert _numbers(officer, "受理", sort=Sort.NOTICE) == set()
    with named(Actor.job(Duty.CLOCK)):
        Document.objects.filter(paper_id__isnull=False).delete()
    assert _numbers(officer, "受理", sort=Sort.PAPER) == set()
    assert rebuilding.rebuild()[1] >= len(found)
    assert {hit.paper_id for hit in _found(officer, "受理", sort=Sort.PAPER).hits} == {
        hit.paper_id for hit in found
    }
    assert rebuilding.rebuild()[1] == 0
    pk = papers["notice_of_acceptance"].paper_id
    cast.take("void_paper", told, "land-x/head", "2026-03-03", paper=pk, ground="content")
    left = _found(officer, "受理", sort=Sort.PAPER).hits
    assert pk not in {hit.paper_id for hit in left}


def test_a_paper_that_stays_in_its_house_is_found_there_alone(cast: Cast, as_owner: Any) -> None:
    """Both agencies see the matter; what the office wrote of the organ's conduct only the office finds."""
    told = cast.accepted("2026-03-02")
    letter = {"ground": "delay", "facts_found": "逾期。", "demand": "告知。", "improvement": "提醒。"}
    cast.take("supervise", told, "office-x/supervisor", "2026-04-10", **letter, reply_by=day("04-13"))
    raised = {
        "to": "accountability",
        "conduct": "拒不回复督办函。",
        "consequences": "矛盾激化。",
        "law": "第四十四条",
    }
    cast.take("escalate_supervision", told, "office-x/supervisor", "2026-04-20", **raised)
    with as_owner():
        head = Officer.objects.create_user("head of the office", name="某局长")
        post = Post.objects.create(
            officer=head, agency_id=cast["office-x"], duty="head", since=date(2020, 1, 1)
        )
        pk = Paper.objects.get(kind="accountability_suggestion").pk
    cast.take("approve_paper", told, Actor.holding(post), "2026-04-20", paper=pk)
    assert cast.worked("2026-04-20")
    assert [hit.paper_id for hit in _found(cast.by("office-x/triage"), "拒不回复").hits] == [pk]
    assert _numbers(cast.by("land-x/handler"), "承包地") == {told.number}
    assert _numbers(cast.by("land-x/handler"), "拒不回复") == set()
    with named(cast.by("land-x/handler")):
        assert search.entries(Wanted(("拒不",)), None) == []  # nor counted


def test_each_matter_shown_is_noted_and_the_day_has_an_end(
    cast: Cast, as_owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _triaged(cast, "2026-03-02", "水渠断了")
    _found(cast.by("office-x/triage"), "水渠")
    with named(told.petitioner):
        pk = PetitionMatter.objects.get(number=told.number).pk
        looked = reads.of_matter(pk)
    assert What.FOUND in [one.what for one in looked]
    with as_owner():
        inspector = Officer.objects.create_user("inspector", name="某同志")
        post = Post.objects.create(
            officer=inspector, agency_id=cast["office-x"], duty="inspector", since=date(2020, 1, 1)
        )
    with named(Actor.holding(post)):
        days = sql.rows(
            "SELECT * FROM huiyin_reading_days(current_date - 1, current_date + 1, 'Asia/Shanghai')"
        )
    assert days == []  # a line of a search is no opening
    monkeypatch.setattr(search, "A_DAY", 2)
    with named(cast.by("office-x/triage")):
        search.count(date(2026, 3, 2))
        search.count(date(2026, 3, 2))
        with pytest.raises(search.TooOften):
            search.count(date(2026, 3, 2))
        search.count(date(2026, 3, 3))


@pytest.mark.parametrize("typed", ["", "  ", "水", "水渠 水", "，。"])
def test_one_sign_is_no_word(typed: str) -> None:
    with pytest.raises(search.TooShort):
        search.words(typed)


def test_words_are_compared_as_they_are_indexed() -> None:
    assert search.words("  ＡＢ－1　水渠，断了 ab1 ") == ("ab1", "水渠断了")
    with pytest.raises(search.TooMany):
        search.words("长" * 101)


@pytest.mark.parametrize(
    ("typed", "found", "near"),
    [
        ("芦度县水渠", True, ["芦渡县水渠"]),  # the same sound
        ("芦渡县 水渠", True, []),  # it is right
        ("芦雾县", False, ["芦渡县"]),  # one sign wrong: only where nothing was found
        ("芦雾县", True, []),
        ("雾渡市", False, ["雾津市"]),
        ("芦渡镇县", False, []),  # holds the short name as it is
        ("水渠断了", False, []),
    ],
)
def test_a_name_like_it_is_offered_and_nothing_changed(
    cast: Cast, typed: str, found: bool, near: list[str]
) -> None:
    with named(cast.by("office-x/triage")):
        offered = near_names.proposed(typed, day("03-02"), found=found)
    assert [one.instead for one in offered] == near
