"""The nature of a text: the truth table of `data/nature.csv`, which a clerk can read and extend.

`seal`: yes, it must be told as smelling of accusation; no, it must not; may, either. `class`, `route`: what is hinted, “-” for none, empty where it
does not matter. `also`: further hints that must be there.
"""

import csv
from pathlib import Path

from huiyin.law.words import Route
from huiyin.triage.nature import LEAST, MOST_WORDS, SEAL, read

TABLE = Path(__file__).parent / "data" / "nature.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))


def _wrong(row: dict[str, str]) -> str:
    """What is not as the table says; empty where all is."""
    nature = read(row["text"])
    sealed = "yes" if nature.seal else "no"
    klass, route = (one.says if one else "-" for one in (nature.klass, nature.route))
    lacks = [one for one in row["also"].split() if not getattr(nature, one)]
    if row["seal"] not in (sealed, "may"):
        return f"seal: {sealed}"
    if row["class"] not in ("", klass):
        return f"class: {klass}"
    if row["route"] not in ("", route):
        return f"route: {route}"
    return f"lacks {lacks}" if lacks else ""


def test_the_table_holds():
    wrong = {row["text"]: found for row in ROWS if (found := _wrong(row))}
    assert wrong == {}
    assert len(ROWS) >= 150


def test_what_may_cost_a_life_is_never_simple():
    nature = read("路灯坏了，再不修我就不想活了。")
    assert nature.danger is not None
    assert "不想活" in nature.danger.words
    assert nature.simple is None


def test_words_are_quoted_as_they_stand_and_several_make_surer():
    once, twice = read("拖欠工资三个月。"), read("拖欠工资三个月，加班费也没有。")
    assert once.route is not None
    assert twice.route is not None
    assert once.route.words == ("拖欠工资",)
    assert set(twice.route.words) == {"拖欠工资", "加班费"}
    assert once.route.confidence < twice.route.confidence < 1
    assert all("仲裁" in zh for zh, _ in once.route.rules)


def test_a_whole_letter_full_of_words_stays_short_and_never_certain():
    nature = read("".join(row["text"] for row in ROWS) * 3)
    for one in (nature.seal, nature.klass, nature.route, nature.danger):
        assert one is not None
        assert LEAST <= one.confidence < 1
        assert len(one.words) <= MOST_WORDS
    assert nature.seal is not None
    assert nature.seal.confidence >= SEAL


def test_what_is_none_of_the_first_five_is_the_sixth_and_says_so():
    route = read("知青返城的工龄一直没有解决，请求解决。").route
    assert route is not None
    assert (route.says, route.words) == (Route.R6, ())
    assert "逐项核对" in route.rules[0][0]
