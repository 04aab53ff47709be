"""A page as GB/T 9704-2012 wants it (rulebook E.2), measured: type area, lines, characters, marks, lines, numbers."""

import pytest

from huiyin.papers import rendering
from tests.papers import measuring
from tests.papers.test_page import DAY, both, paper

LONG = "国" * 2000
ISSUED = {"standing": both(""), "number": both("青人社函〔2026〕12号")}


@pytest.fixture
def letter() -> bytes:
    return rendering.pdf(paper(LONG, **ISSUED), DAY)


@pytest.fixture
def official() -> bytes:
    return rendering.pdf(paper(LONG, form="official", copies=both("青禾县信访局"), **ISSUED), DAY)


def _about(value: float, wanted: float, within: float = 0.6) -> bool:
    return abs(value - wanted) <= within


@pytest.mark.parametrize("form", ["letter", "official"])
def test_a_full_page_has_22_lines_of_28_characters(form: str, request: pytest.FixtureRequest) -> None:
    runs = measuring.runs(request.getfixturevalue(form), 1)
    full = [run for run in runs if set(run.text) == {"国"}]
    assert len(full) == 22
    assert {len(run.text) for run in full} == {28}
    assert {round(run.left) for run in full} == {28}
    assert {run.size for run in full} == {15.75}
    assert 37 < full[0].top < 43
    assert full[-1].top < 37 + 225


def test_the_mark_of_a_document_between_organs_stands_35_mm_below_the_type_area(official: bytes) -> None:
    mark, number, title = measuring.runs(official)[:3]
    assert mark.text == "青禾县人力资源和社会保障局"
    height = mark.size * 0.86 / measuring.MM  # of the characters above their base line
    assert _about(mark.top - height, 37 + 35, 1.2)
    assert number.text == "青人社函〔2026〕12号"
    assert title.text == "信访处理意见书"


def test_one_red_line_as_wide_as_the_type_area_4_mm_below_the_number(official: bytes) -> None:
    (rule,) = measuring.rules(official)
    number = measuring.runs(official)[1]
    assert (round(rule.left), round(rule.right)) == (28, 184)
    assert _about(rule.top - number.top, 4 + 0.9, 1.5)


def test_odd_pages_bear_their_number_right_and_even_ones_left(official: bytes) -> None:
    odd, even = (measuring.runs(official, page)[-1] for page in (0, 1))
    assert odd.text.endswith("— 1 —")
    assert even.text.startswith("— 2 —")
    assert _about(even.left, 28 + 5.6)
    assert odd.top > 37 + 225 + 7


def test_the_version_block_closes_the_last_page(official: bytes) -> None:
    last = len(measuring.PdfReader(measuring.io.BytesIO(official)).pages) - 1
    rules = measuring.rules(official, last)
    assert [round(rule.width, 2) for rule in rules] == [0.35, 0.25, 0.35]
    assert _about(rules[-1].top, 37 + 225, 1.0)
    said = [run.text.replace(" ", "") for run in measuring.runs(official, last)]
    assert "抄送：青禾县信访局" in said
    assert "青禾县人力资源和社会保障局2026年3月5日印发" in said


def test_what_goes_up_says_who_signs_it() -> None:
    made = rendering.pdf(paper("请示。", form="official", signatory=both("柳映雪"), **ISSUED), DAY)
    number = measuring.runs(made)[1]
    assert number.text.replace(" ", "") == "青人社函〔2026〕12号签发人：柳映雪"
    assert _about(number.left, 28 + 5.6)


def test_a_letter_bears_its_mark_30_mm_from_the_edge_between_double_lines_170_mm_wide(letter: bytes) -> None:
    mark = measuring.runs(letter)[0]
    assert _about(mark.top - mark.size * 0.86 / measuring.MM, 30, 1.2)
    above, below = measuring.rules(letter)[:2], measuring.rules(letter)[2:]
    assert [round(rule.right - rule.left) for rule in (*above, *below)] == [170] * 4
    assert above[0].width > above[1].width  # thick above, thin below
    assert below[0].width < below[1].width
    assert _about(above[0].top - above[0].width / 2, mark.top + 4, 1.6)
    assert _about(below[1].top, 297 - 20, 1.0)


def test_a_long_address_at_the_foot_of_a_letter_stays_below_its_line_and_on_the_page() -> None:
    address = "地址：云泽省雾津市青禾县城关镇府前路一百二十八号政务服务中心三楼信访接待大厅"
    foot = both(address + "　电话：0999-1234567　网址：www.example.invalid/petitions/qinghe")
    made = rendering.pdf(paper("x", **ISSUED) | {"contact": foot}, DAY)
    line = measuring.rules(made)[-1].top
    runs = measuring.runs(made)
    begun = next(n for n, run in enumerate(runs) if run.text.startswith("地址"))
    told = [run for run in runs[begun:] if run.top > line - 6]
    assert len({round(run.top) for run in told}) >= 2
    for run in told:
        assert run.top - run.size * 0.86 / measuring.MM > line
        assert run.top < 297 - 5


def test_the_first_page_of_a_letter_has_no_number_and_the_next_one_has(letter: bytes) -> None:
    first, second = ("".join(run.text for run in measuring.runs(letter, page)) for page in (0, 1))
    assert "— 1 —" not in first
    assert "— 2 —" in second
    assert not measuring.rules(letter, 1)


def test_a_long_name_of_an_organ_stays_on_one_line_inside_the_type_area() -> None:
    name = "云泽省雾津市青禾县人力资源和社会保障局劳动保障监察综合行政执法大队"
    for form in ("letter", "official"):
        made = rendering.pdf(paper("x", form=form, **ISSUED) | {"issuer": both(name)}, DAY)
        mark = measuring.runs(made)[0]
        assert mark.text == name
        assert mark.left >= 27


def test_on_demand_the_same_words_come_in_larger_type() -> None:
    made = rendering.pdf(paper(LONG, large=True, **ISSUED), DAY)
    full = [run for run in measuring.runs(made, 1) if set(run.text) == {"国"}]
    assert {run.size for run in full} == {21}
    assert len(full) == 16


def test_the_day_ends_four_characters_from_the_right_under_the_name() -> None:
    seal = {"kind": "place", **both("（印章位置）"), "data": []}
    runs = measuring.runs(rendering.pdf(paper("x", seal=seal, **ISSUED), DAY))
    *_, name, day, place = [run for run in runs if run.top < 37 + 225]
    assert (name.text, day.text, place.text) == ("青禾县人力资源和社会保障局", "2026年3月5日", "（印章位置）")
    width = measuring.width(day)
    assert _about(28 + 156 - (day.left + width), 4 * 15.75 / measuring.MM, 1.5)
    assert _about(name.left + measuring.width(name) / 2, day.left + width / 2, 1.5)
