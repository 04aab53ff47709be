"""The Regulations explained: every article is there, in both languages, with the days the law room counts."""

from huiyin.law import articles
from huiyin.law.book_2022 import guides
from huiyin.law.words import Klass, Route


def _all():
    return [one for chapter in articles.chapters() for one in chapter.articles]


def test_all_fifty_articles_in_their_order():
    assert [one.number for one in _all()] == list(range(1, 51))


def test_each_is_told_in_both_languages():
    for one in _all():
        assert one.gist_zh, one.number
        assert one.gist_en, one.number
        assert bool(one.you_zh) == bool(one.you_en), one.number


def test_the_days_beside_an_article_are_those_that_are_counted():
    handle = articles.explained(34)
    assert {clock.code for clock in handle.clocks} == {"handle", "handle_extended"}
    assert articles.explained(51) is None
    assert not articles.explained(20).clocks, "art. 20 of another enactment is not ours"


def test_every_route_has_a_guide_and_no_accusation_is_sent_elsewhere():
    assert {guide.way for guide in guides.GUIDES} == {*Route, Klass.ACCUSATION, Klass.SUGGESTION, None}


def test_a_guide_names_who_and_how_in_both_languages():
    for guide in guides.GUIDES:
        for zh, en in ((guide.zh, guide.en), (guide.body_zh, guide.body_en), *guide.told):
            assert zh, guide.code
            assert en, guide.code
        assert bool(guide.mind_zh) == bool(guide.mind_en), guide.code
        assert guide.clocks or guide.code in _UNTOLD, "a period is told as the law room counts it"


_UNTOLD = {"land_contract", "court", "police", "party", "personnel"}  # periods the law room does not count


def test_who_must_apply_alone_is_warned():
    """A petition stops no period of suit or arbitration."""
    for guide in guides.GUIDES:
        if any(clock.petitioner_applies for clock in guide.clocks) and guide.code != "neighbour":
            assert "同时去申请" in guide.mind_zh, guide.code


def test_guides_are_found_by_what_people_say():
    assert [one.code for one in guides.found("老板拖欠工资一直不给")] == ["wages"]
    assert [one.code for one in guides.found("路灯")] == ["small"]
    assert [one.code for one in guides.found("street lamp")] == ["small"]
    assert guides.found("  ") == guides.GUIDES
    assert not guides.found("银河系")
