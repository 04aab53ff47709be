"""What one can read before raising a matter: in one's own words, in both languages, with the days of the law."""

import re

import pytest

pytestmark = pytest.mark.django_db


def _words(client, address, **headers):
    return _plain(client.get(address, **headers))


def _plain(page):
    assert page.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_a_sentence_finds_its_guide_and_what_is_typed_stays_text(client):
    found = _plain(client.post("/guides", {"q": "老板拖欠工资一直不给"}))
    assert "劳动人事争议仲裁委员会" in found
    assert "人民调解委员会" not in found
    page = client.post("/guides", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page
    assert "没有找到这样的导引" in page


def test_a_guide_says_who_how_and_in_which_days_and_turns_nobody_away(client):
    words = _words(client, "/guides/wages")
    assert "1年 申请劳动争议仲裁 · 从知道或者应当知道权利被侵害起算 · 由您自己去申请" in words
    assert "信访不会让起诉、申请的期限停下来" in words
    assert "我要信访" in words
    assert client.get("/guides/nothing").status_code == 404


def test_the_regulations_show_each_article_with_the_days_it_sets(client):
    page = client.get("/regulations").content.decode()
    article = page.partition('id="a34"')[2].partition("</article>")[0]
    assert "60日（最多再延长30日）" in article
    assert "[V]" in article
    assert page.count('class="explained"') == 50


def test_both_are_told_in_english(client):
    english = {"headers": {"accept-language": "en"}}
    assert "from: " in _words(client, "/guides/wages", **english)
    assert "60 days (may be extended by up to 30 days)" in _words(client, "/regulations", **english)
