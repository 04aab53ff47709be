"""My matters: each agency its own, the nearest clock on top, every colour with its word."""

import re
from datetime import date

import pytest

pytestmark = pytest.mark.django_db


def shown(answer):
    return answer.content.decode()


def numbers(answer):
    return re.findall(r'href="/desk/matters/([^"]+)"', shown(answer))


def test_a_registered_letter_waits_for_the_office_with_its_clock_in_words(desk):
    number = desk.letter().matter
    answer = desk.client("zhou").get("/desk/")
    assert numbers(answer) == [number]
    text = shown(answer)
    assert "时间充裕" in text
    assert "2026-03-17" in text  # fifteen days
    assert "还剩 15 天" in text
    assert "赵某" in text
    assert "赵长河" not in text  # a surname at most


def test_what_a_person_wrote_never_becomes_markup(desk):
    desk.letter(identity={"name": "<b>赵</b>"})
    text = shown(desk.client("zhou").get("/desk/"))
    assert "&lt;某" in text
    assert "<b>" not in text


def test_nobody_elses_matters(desk):
    desk.letter()
    assert numbers(desk.client("tang").get("/desk/?box=all")) == []


def test_the_boxes_follow_the_matter(desk):
    number = desk.forwarded()
    assert numbers(desk.client("zhou").get("/desk/")) == []
    assert numbers(desk.client("zhou").get("/desk/?box=waiting")) == [number]
    assert numbers(desk.client("he").get("/desk/")) == [number]


def test_the_counts_are_those_of_the_lists(desk):
    desk.letter()
    desk.letter()
    desk.forwarded()
    client = desk.client("zhou")
    boxes = dict(client.get("/desk/").context["boxes"])
    for box in boxes:
        assert boxes[box] == len(numbers(client.get(f"/desk/?box={box}")))


def test_overdue_is_said_in_words_and_comes_first(desk):
    late = desk.letter(date(2026, 1, 5)).matter
    desk.letter()
    answer = desk.client("zhou").get("/desk/")
    assert numbers(answer)[0] == late
    assert "已逾期" in shown(answer)
    assert numbers(desk.client("zhou").get("/desk/?box=overdue")) == [late]


@pytest.mark.parametrize(
    ("box", "sentence"),
    [("mine", "眼下没有等您办理的事项"), ("overdue", "没有逾期的事项"), ("concluded", "这一组里没有事项")],
)
def test_an_empty_box_says_so(desk, box, sentence):
    assert sentence in shown(desk.client("tang").get(f"/desk/?box={box}"))


def test_an_unknown_box_is_not_found(desk):
    assert desk.client("zhou").get("/desk/?box=secret").status_code == 404


def test_a_long_list_goes_on_where_it_stopped(desk, monkeypatch):
    from huiyin.desk import lists

    monkeypatch.setattr(lists, "SIZE", 2)
    made = {desk.letter().matter for _ in range(3)}
    client = desk.client("zhou")
    first = client.get("/desk/")
    onward = re.search(r'href="(\?box=mine&amp;after=[^"]+)"', shown(first))
    assert onward
    second = client.get("/desk/" + onward[1].replace("&amp;", "&"))
    assert set(numbers(first)) | set(numbers(second)) == made
    assert len(numbers(second)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_list_needs_no_more_than_eleven_queries(desk, django_assert_max_num_queries):
    for _ in range(5):
        desk.forwarded()
    client = desk.client("he")
    client.get("/desk/")
    with django_assert_max_num_queries(11):
        assert len(numbers(client.get("/desk/"))) == 5


def test_the_desk_in_english(desk):
    desk.letter()
    text = shown(desk.client("zhou", "en").get("/desk/"))
    assert "My matters" in text
    assert "Qingshi Petition Office" in text
    assert "In time" in text
    assert "我的事项" not in text


def test_a_matter_is_found_by_its_number_or_that_of_its_receipt(desk):
    receipt = desk.letter()
    client = desk.client("zhou")
    for typed in (receipt.matter, receipt.item, f"  {receipt.item} "):
        assert client.get("/desk/find", {"number": typed}).url == f"/desk/matters/{receipt.matter}"
    assert client.get("/desk/find", {"number": "none-2026-000009"}, follow=True).status_code == 404
    assert "请输入事项编号" in shown(client.get("/desk/find", {"number": " "}, follow=True))
