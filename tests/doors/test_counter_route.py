"""The route as a drawn line: done, now, next, whose turn, by when, under which article, and how each day was worked out."""

import re

import pytest
from django.test import Client

from tests.cast import cast, day  # noqa: F401
from tests.walls.test_counter_secrecy import filed, visitor  # noqa: F401

pytestmark = pytest.mark.django_db
LINE = re.compile(r'<ol class="stations".*?\n</ol>', re.S)


def opened(told, client=None):
    """The page of a matter for whoever holds its receipt, and the client."""
    client = client or Client()
    page = client.post("/follow", {"number": told.receipt.item, "code": told.receipt.code}, follow=True)
    return page.text


def stations(text):
    """The drawn line: (kind of station, its words) in order."""
    drawn = LINE.search(text)[0]
    found = re.findall(r'<li class="station station-(\w+)".*?(?=<li class="station|\Z)', drawn, re.S)
    parts = re.split(r'<li class="station station-\w+"[^>]*>', drawn)[1:]
    return list(zip(found, (re.sub(r"<[^>]+>|\s+", " ", part) for part in parts), strict=True))


@pytest.fixture(autouse=True)
def _today(demonstration):
    demonstration(day("03-02"))


def test_the_line_tells_done_now_next_and_later(cast):  # noqa: F811
    line = stations(opened(cast.accepted("03-02")))
    kinds = [kind for kind, _ in line]
    assert kinds == ["done"] * 5 + ["now", "next", "later", "later", "later"]
    now, ahead = line[5][1], [words for _, words in line[6:]]
    assert "轮到 芦渡县自然资源局 办理" in now
    assert "2026年5月6日" in now
    assert "这一天是怎么算出来的" in now
    assert "劳动节" in now  # the day skipped, in the working
    assert "出具处理意见书" in ahead[0]
    assert "60日（最多再延长30日）" in ahead[0]
    assert "第三十四条" in ahead[0]
    assert "您请求才有" in ahead[2]
    assert "第三十五条" in ahead[2]
    assert not re.search(r"20\d\d年", " ".join(ahead))  # no day is promised


def test_where_one_has_the_word_the_line_says_so(cast):  # noqa: F811
    line = stations(opened(cast.concluded("02-02", "02-27")))
    now = next(words for kind, words in line if kind == "now")
    assert "轮到您决定" in now
    assert "这是您的期限" in now
    assert [kind for kind, _ in line][-3:] == ["next", "later", "later"]


def test_a_long_way_is_folded_and_nothing_of_it_is_lost(cast):  # noqa: F811
    matter = cast.concluded("02-02", "02-10")
    cast.review_served(matter, "02-12", "03-02")
    text = opened(matter)
    line = stations(text)
    assert [kind for kind, _ in line][:2] == ["done", "folded"]
    assert "芦渡县自然资源局作了调查核实" in LINE.search(text)[0]


def test_what_has_ended_ends_the_line(cast):  # noqa: F811
    matter = cast.register("03-02")
    cast.withdrawn(matter, "03-02")
    assert [kind for kind, _ in stations(opened(matter))][-1] == "end"


def test_what_lies_ahead_of_a_sealed_matter_is_told_like_that_of_any_other(visitor, cast):  # noqa: F811
    """F-04: sent on, an accusation has the same line as an ordinary petition."""
    clients = Client(), Client()
    sealed, ordinary = (
        filed(cast, client, **answers)[0]
        for client, answers in zip(clients, ({"accusation": True}, {}), strict=True)
    )
    cast.take("triage", sealed.matter, "office-x/sealed", "03-02", klass="accusation")
    cast.take("refer_discipline", sealed.matter, "office-x/sealed", "03-02", organ=cast["discipline-x"])
    cast.take("triage", ordinary.matter, "office-x/triage", "03-02", klass="suggestion")
    cast.take("forward", ordinary.matter, "office-x/triage", "03-02", organ=cast["land-x"])
    lines = [
        [
            words
            for kind, words in stations(client.get(f"/follow/{one.matter}").text)
            if kind in ("next", "later")
        ]
        for client, one in zip(clients, (sealed, ordinary), strict=True)
    ]
    assert lines[0] == lines[1]
    assert len(lines[0]) == 4


def test_the_page_asks_little_of_the_database(cast, django_assert_max_num_queries):  # noqa: F811
    matter = cast.concluded("02-02", "02-10")
    cast.review_served(matter, "02-12", "03-02")
    client = Client()
    opened(matter, client)
    with django_assert_max_num_queries(12):
        client.get(f"/follow/{matter.number}")
