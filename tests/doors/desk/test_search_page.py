"""The page of search: passages with the words marked, what cannot be found said, nothing of a search in any address."""

import pytest

from huiyin.hints import search

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/search"


def _asked(client, **said):
    return client.post(ADDRESS, said)


def test_the_passage_stands_under_the_matter_with_the_words_marked(desk):
    number = desk.triaged(facts="我家在滨河路，<b>五个月</b>没有领到工资，我的电话是00000001234。")
    answer = _asked(desk.client("zhou"), words="领到工资")
    assert answer.status_code == 200
    text = answer.text
    assert f'href="/desk/matters/{number}"' in text
    assert "<mark>领到工资</mark>" in text
    assert "&lt;b&gt;五个月" in text
    assert "共 1 条" in text
    assert "00000001234" not in text
    assert "赵" not in answer.text.partition('class="sheet hits"')[2]


def test_the_form_says_what_cannot_be_found_and_an_address_holds_no_words(desk):
    desk.triaged()
    client = desk.client("zhou")
    text = client.get(ADDRESS + "?words=工资").text
    assert "不能按人搜索" in text
    assert "<mark>" not in text
    assert 'method="post" action="/desk/search"' in text
    assert "Did you mean" not in desk.client("zhou", "en").get(ADDRESS).text
    assert "There is no search of persons" in desk.client("zhou", "en").get(ADDRESS).text


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words": "工"}, "请至少输入两个字"),
        ({"words": ""}, "请至少输入两个字"),
        ({"words": "工资 " * 9 + "一二 三四 五六 七八 九十 百千 万亿 甲乙"}, "词太多或者太长"),
        ({"words": "工资", "since": "昨天"}, "有一个筛选条件不对"),
        ({"words": "工资", "sort": "person"}, "有一个筛选条件不对"),
        ({"words": "工资", "after": "2026-99-99_1"}, "有一个筛选条件不对"),
    ],
)
def test_what_is_no_search_ends_in_a_sentence_and_nothing_typed_is_lost(desk, said, sentence):
    answer = _asked(desk.client("zhou"), **said)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert f'value="{said["words"].strip()}"' in answer.text or not said["words"].strip()


def test_who_reads_from_outside_says_why_and_the_petitioner_reads_it(desk):
    desk.triaged()
    client = desk.client("shen")
    assert "请先选择查看的用途" in _asked(client, words="工资").text
    assert "<mark>工资</mark>" in _asked(client, words="工资", purpose="inspection").text


def test_nothing_found_offers_the_place_that_may_be_meant(desk):
    desk.triaged(facts="青石县滨河路的路灯坏了")
    text = _asked(desk.client("zhou"), words="青实县滨河路", klass="appeal").text
    assert "没有找到" in text
    assert "可以去掉一些筛选条件" in text
    assert 'value="青石县滨河路"' in text


def test_the_day_has_an_end(desk, monkeypatch):
    monkeypatch.setattr(search, "A_DAY", 1)
    client = desk.client("zhou")
    assert _asked(client, words="工资").status_code == 200
    answer = _asked(client, words="工资")
    assert answer.status_code == 400
    assert "搜索次数已经用完" in answer.text


def test_a_page_of_results_costs_few_queries(desk, django_assert_max_num_queries):
    for _ in range(3):
        desk.triaged()
    client = desk.client("zhou")
    _asked(client, words="工资")
    with django_assert_max_num_queries(26):
        assert len(_asked(client, words="工资").context["hits"]) == 3
