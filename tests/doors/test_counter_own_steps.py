"""What a petitioner does on the own page: withdraw with time to think, change contact, answer a question, appeal with the opinion beside it."""

# ruff: noqa: F811  (fixtures are taken by name)

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.law.words import State
from huiyin.matters import outbox, reading
from huiyin.matters.reading import Look, What
from tests.cast import at, cast, day  # noqa: F401
from tests.walls.test_counter_secrecy import filed, visitor  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(demonstration):
    demonstration(day("03-02"))


def opened(told):
    """A browser that follows the matter."""
    client = Client()
    client.post("/follow", {"number": told.receipt.item, "code": told.receipt.code})
    return client


def state(cast, matter):
    return cast.page(matter, "office-x/triage", "03-02").matter.state


def test_withdrawing_is_ones_own_wish_and_takes_effect_after_three_working_days(cast, demonstration):
    matter = cast.register("03-02")
    client, address = opened(matter), f"/follow/{matter.number}/ask_withdrawal"
    page = client.get(address).text
    assert "撤回只能出于您自己的意愿" in page
    assert "依法该查的照样查" in page
    assert f"/follow/{matter.number}/alarm" in page
    asked = client.post(address, {"own_will": "on", "pressed": "no"}, follow=True).text
    assert "过了2026年3月5日才生效" in asked
    assert state(cast, matter) == State.REGISTERED
    assert "sort" in cast.clocks(matter)
    outbox.after_the_due_date(day("03-05"), at(day("03-05")))
    assert state(cast, matter) == State.REGISTERED
    outbox.after_the_due_date(day("03-06"), at(day("03-06")))
    assert state(cast, matter) == State.WITHDRAWN
    assert "您的撤回生效了" in client.get(f"/follow/{matter.number}").text


def test_one_press_keeps_the_matter_on(cast):
    matter = cast.register("03-02")
    client = opened(matter)
    client.post(f"/follow/{matter.number}/ask_withdrawal", {"own_will": "on", "pressed": "no"})
    page = client.post(f"/follow/{matter.number}/keep_on", {}, follow=True).text
    assert "您取消了撤回" in page
    assert "过了2026年" not in page
    outbox.after_the_due_date(day("03-20"), at(day("03-20")))
    assert state(cast, matter) == State.REGISTERED


def test_whoever_was_asked_to_withdraw_is_told_not_to_and_where_to_report_it(cast):
    matter = cast.register("03-02")
    refused = opened(matter).post(
        f"/follow/{matter.number}/ask_withdrawal",
        {"own_will": "on", "pressed": "yes", "reason": "他们说撤了才给办"},
    )
    assert refused.status_code == 409
    assert "有人要求您撤回的，请不要撤回" in refused.text
    assert "他们说撤了才给办" in refused.text
    assert "withdraw_pause" not in cast.clocks(matter)


def test_a_new_telephone_counts_at_once_and_the_old_one_stays_on_file(cast):
    matter = cast.accepted("03-02")
    client, address = opened(matter), f"/follow/{matter.number}/change_contact"
    assert "请至少填写一项" in client.post(address, {"phone": ""}).text
    done = client.post(address, {"phone": "000-7654321", "reach": "请邻居转告"}, follow=True).text
    assert "您改了联系方式。" in done
    assert "7654321" not in done  # whoever finds the browser open does not learn it
    handler = cast.by("land-x/handler")
    with reading.named(handler):
        people = reading.matter(matter.number, on=day("03-02"), look=Look(what=What.IDENTITY)).people
    assert len(people) == 1
    assert people[0].name == "田禾"
    assert people[0].details["phone"] == "000-7654321"
    assert people[0].details["address"] == "芦渡县河湾村二组"
    assert people[0].details["former"] == "00000000001（至2026-03-02）"


def test_without_a_name_one_can_still_say_later_how_to_be_reached(cast):
    matter = cast.register("03-02", identity={})
    opened(matter).post(f"/follow/{matter.number}/change_contact", {"reach": "村口小卖部带话"})
    with reading.named(cast.by("office-x/intake")):
        people = reading.matter(matter.number, on=day("03-02"), look=Look(what=What.IDENTITY)).people
    assert [one.details.get("reach") for one in people] == ["村口小卖部带话"]


def test_changing_contact_looks_the_same_whatever_the_petition_is(visitor, cast):
    said = []
    for answers in ({"accusation": True}, {}):
        client = Client()
        receipt, _ = filed(cast, client, **answers)
        page = client.post(f"/follow/{receipt.matter}/change_contact", {"phone": "000-1"}, follow=True)
        said.append((page.status_code, "您改了联系方式。" in page.text, page.text.count("station-done")))
    assert said[0] == said[1]


def test_a_question_waits_is_answered_and_waits_no_more(cast):
    matter = cast.accepted("03-02")
    cast.take(
        "ask_petitioner", matter, "land-x/handler", "03-02", text="水渠是哪天断的？", answer_by=day("03-20")
    )
    client = opened(matter)
    page = client.get(f"/follow/{matter.number}").text
    assert "水渠是哪天断的？" in page
    assert "希望您在2026年3月20日以前答复" in page
    assert "不答复，不影响受理和办理" in page
    seq = page.split('name="question" value="')[1].split('"')[0]
    address = f"/follow/{matter.number}/supplement"
    empty = client.post(address, {"question": seq, "text": ""})
    assert empty.status_code == 400
    assert f'value="{seq}"' in empty.text  # it still knows which question
    files = [SimpleUploadedFile(f"{n}.txt", "证明".encode(), "text/plain") for n in (1, 2)]
    done = client.post(address, {"question": seq, "text": "去年三月。", "files": files}, follow=True).text
    assert "等您答复的询问</h2>" not in done
    assert "您补充过 1 次" in done
    page = cast.page(matter, "land-x/handler", "03-02")
    assert (page.acts[-1].data["question"], page.acts[-1].words["text"]) == (int(seq), "去年三月。")
    assert len(page.files) == 2


def test_review_is_asked_for_with_the_opinion_beside_it(cast):
    matter = cast.concluded("02-02", "02-27")
    cast.worked("02-27")
    client, address = opened(matter), f"/follow/{matter.number}/request_review"
    page = client.get(address).text
    assert "理由已写明。" in page  # the reasons of the opinion
    assert "2026年3月30日" in page  # 30 days from 27 February end on a Sunday
    assert "这一天是怎么算出来的" in page
    assert "芦渡县党委和政府" in page
    assert "芦渡县芦花路1号" in page  # where to write to
    assert "2. 修复被毁的水渠" in page
    kept = client.post(address, {"reviewer": cast["gov-x"], "against": ["2"], "reasons": ""})
    assert kept.status_code == 400
    assert 'value="2" id="id_against_1" checked' in kept.text  # nothing ticked is lost
    client.post(address, {"reviewer": cast["gov-x"], "against": ["2"], "reasons": "水渠没有去看。"})
    last = cast.page(matter, "gov-x/reviewer", "03-02").acts[-1]
    assert (last.step, last.words["against"]) == ("request_review", "2")


def test_who_comes_late_is_told_that_a_good_reason_may_still_be_given(cast, demonstration):
    matter = cast.concluded("02-02", "02-27")
    demonstration(day("04-20"))
    page = opened(matter).get(f"/follow/{matter.number}/request_review").text
    assert "期限已经过了" in page
    assert "不会自动拒绝" in page
    assert "<textarea" in page
