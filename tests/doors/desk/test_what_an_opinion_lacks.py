"""S13, S14 and art. 33 at the desk: everything an opinion lacks is told at once; the wrong paper and a waiver are refused."""

from datetime import date

import pytest

from huiyin.matters import reading
from huiyin.papers.models import Paper
from tests.cast import Cast, cast, day  # noqa: F401
from tests.doors.desk.test_papers_at_the_desk import signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)
THREE = ("补偿被占的承包地", "修复水渠", "公开道歉")


def answers(*results: str) -> dict[str, str]:
    told = {}
    for place, result in enumerate(results):
        filled = "已写明。" if result else ""
        told |= {f"outcomes-{place}-result": result}
        told |= {f"outcomes-{place}-{name}": filled for name in ("facts", "reasons", "basis")}
    return told


def test_s14_no_statement_and_request_two_of_three_unanswered_are_both_told(
    cast: Cast,  # noqa: F811
    demonstration,
) -> None:
    demonstration(TODAY)
    matter = cast.accepted("03-02", requests=THREE)
    handler, address = signed_in("land-x/handler"), f"/desk/matters/{matter.number}/draft_opinion"
    answer = handler.post(address, answers("support", "", "explain"))
    assert answer.status_code == 409
    for reason in (
        "尚未听取信访人陈述事实和理由",
        "共有3项请求，只答复了2项，第2项没有答复",
        "没有写明法律法规或者政策依据",
    ):
        assert reason in answer.text
    assert "已写明。" in answer.text, "what was typed comes back"


def test_s13_an_opinion_on_a_duty_is_the_wrong_document(cast: Cast, demonstration) -> None:  # noqa: F811
    demonstration(TODAY)
    matter = cast.accepted("03-02", "housing-x", "R5", requests=("拆除邻居违法加盖的楼层",))
    cast.take("start_duty", matter, "housing-x/handler", "03-02", applied_on=day("03-02"))
    answer = signed_in("housing-x/head").post(f"/desk/matters/{matter.number}/issue_opinion")
    assert answer.status_code == 409
    assert "文书不对" in answer.text
    assert "履职答复或者行政决定" in answer.text
    with reading.named(cast.by("housing-x/head")):
        assert not Paper.objects.filter(kind="opinion").exists()


@pytest.mark.parametrize(
    "clause", ["甲方今后不再就此事信访。", "乙方自愿放弃申请复查、复核的权利。", "双方息诉罢访。"]
)
def test_an_agreement_that_gives_up_a_right_is_refused_and_the_words_are_shown(
    cast: Cast,  # noqa: F811
    demonstration,
    clause: str,
) -> None:
    demonstration(TODAY)
    matter = cast.accepted("03-02")
    cast.take("start_mediation", matter, "land-x/handler", "03-03")
    address = f"/desk/matters/{matter.number}/record_agreement"
    told = {"agreement": "settlement", "perform_by": "2026-04-01", "signed": "on"}
    handler = signed_in("land-x/handler")
    refused = handler.post(address, told | {"terms": f"甲方补偿一万元。{clause}"})
    assert refused.status_code == 409
    assert "不得以放弃信访、复查、复核、诉讼等权利为内容" in refused.text
    assert handler.post(address, told | {"terms": "甲方补偿一万元。"}).status_code == 302
