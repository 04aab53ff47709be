"""Names of places in messages are found by their endings, and tell messages apart; what must stay apart is never grouped."""

import pytest

from huiyin.triage.linkage import grouped
from huiyin.triage.places import gazetteer, places, resolved
from huiyin.triage.words import segmented


def where(title: str, text: str = "", given: str = "") -> frozenset[str]:
    return places(segmented(title), segmented(text), given).own


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("清泉新城小区附近太吵", {"清泉新城"}),
        ("请问望溪公园何时开工", {"望溪公园"}),
        ("B4区松涛路和云帆花园之间没有路灯", {"松涛路", "云帆花园"}),
        ("暖阳之城楼下油烟", {"暖阳之城"}),
        ("小区附近的幼儿园和公园", set()),
        ("我们学校门口道路拥堵", set()),
        ("市政府必经之路上的天桥", set()),
    ],
)
def test_names_of_places_are_found_by_their_endings(title: str, names: set[str]) -> None:
    assert where(title) == names


def test_the_title_decides_and_the_text_only_where_the_title_names_none() -> None:
    assert where("云帆花园漏水", "离清泉新城不远") == {"云帆花园"}
    assert where("楼顶漏水", "我住在清泉新城") == {"清泉新城"}


def test_places_agree_in_part_and_differ_where_both_are_known() -> None:
    def one(title: str) -> object:
        return places(segmented(title), [])

    assert one("松涛路清泉新城").same(one("清泉新城")) is True
    assert one("云帆花园").same(one("清泉新城")) is False
    assert one("B3区的噪音").same(one("B4区的噪音")) is False
    assert one("B3区清泉新城").same(one("B4区清泉新城")) is True  # the fine place decides
    assert one("B3区的噪音").same(one("B3区清泉新城")) is None
    assert one("哪里都有噪音").same(one("清泉新城")) is None


def test_a_new_estate_is_not_the_old_one_and_a_noted_place_is_taken_as_it_stands() -> None:
    def one(title: str, given: str = "") -> object:
        return places(segmented(title), [], given)

    assert one("新和平小区停水").same(one("和平小区停水")) is False
    assert one("", "松涛路清泉新城").same(one("", "清泉新城")) is False
    assert one("", "清泉新城小区").same(one("", "清泉新城")) is True
    assert one("", "松涛路清泉新城").same(one("清泉新城停水")) is True


def test_what_a_longer_name_holds_is_known_once_three_messages_have_it() -> None:
    some = [places(segmented("清泉新城停水"), [])] * 3
    glued = places(segmented("松涛路清泉新城停水"), [])
    assert "清泉新城" in resolved(glued, gazetteer(some)).own
    assert "清泉新城" in resolved(glued, gazetteer([*some, glued])).own
    assert gazetteer(some[:2]) == frozenset()


def test_groups_that_must_stay_apart_are_never_merged() -> None:
    edges = [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.8), (2, 3, 0.7)]
    assert grouped(4, edges, 0.2, lambda some, others: False) == [[0, 1, 2, 3]]
    apart = grouped(4, edges, 0.2, lambda some, others: {0, 2} <= {*some, *others})
    assert not any({0, 2} <= set(each) for each in apart)
    assert sorted(at for each in apart for at in each) == [0, 1, 2, 3]


def test_averages_decide_and_what_is_not_in_the_graph_counts_as_nothing() -> None:
    chain = [(0, 1, 0.9), (1, 2, 0.5)]
    assert grouped(3, chain, 0.3, lambda some, others: False) == [[0, 1], [2]]
    assert grouped(3, chain, 0.2, lambda some, others: False) == [[0, 1, 2]]
