"""One letter through the desk's own forms, from the mail room to finality: every form takes its answers."""

import pytest

pytestmark = pytest.mark.django_db
DAY = "2026-03-02"


@pytest.fixture
def life(desk):
    """`life.step(who, code, **answers)` fills in the form of a step as that officer."""

    class Life:
        number = desk.triaged()

        def step(self, who, code, **answers):
            client, path = desk.client(who), f"/desk/matters/{self.number}/{code}"
            form = client.get(path)
            assert form.context["refusal"] is None, form.context["refusal"].because
            for name in answers:
                assert f'name="{name}"' in form.content.decode(), name
            answer = client.post(path, answers)
            said = answer.context and (answer.context["refusal"] or answer.context["form"].errors)
            assert answer.status_code == 302, said

        def state(self, who):
            return desk.client(who).get(f"/desk/matters/{self.number}").context["page"].matter.state

    return Life()


def to_service(life, desk):
    life.step("zhou", "forward", organ=desk.agencies["labour"])
    life.step("he", "receive")
    life.step("he", "choose_route", route="R6", reason="不属于前五项情形")
    life.step("he2", "confirm_route")
    life.step("he", "accept", procedure="信访处理程序，六十日内书面答复")
    life.step("he", "hear", statement="信访人陈述欠薪经过。", heard_how="meeting")
    life.step("he", "investigate", evidence="考勤表、转账记录", findings="欠薪属实")
    outcomes = {}
    for n, result in enumerate(("support", "explain")):
        outcomes |= {f"outcomes-{n}-result": result, f"outcomes-{n}-facts": "经查属实"}
        outcomes |= {f"outcomes-{n}-reasons": "依法应当支付", f"outcomes-{n}-basis": "有关规定第三十条"}
    life.step("he", "draft_opinion", **outcomes)
    life.step("ke", "legal_check", remarks="适用依据正确")
    life.step("fang", "issue_opinion", promised_on="2026-03-20")
    life.step("he", "serve_opinion", way="direct", effective_on=DAY, evidence="本人签收")


def test_a_letter_reaches_finality_by_the_desks_own_forms(life, desk):
    to_service(life, desk)
    assert life.state("he") == "served"
    text = desk.client("he").get(f"/desk/matters/{life.number}").content.decode()
    assert "支持" in text
    assert "解释说明" in text
    review = {"findings": "原认定属实", "reasons": "理由成立", "basis": "有关规定"}
    life.step("he", "request_review", reviewer=desk.agencies["labour-c"], reasons="数额不符", received_on=DAY)
    life.step("bai", "accept_review")
    life.step("gu", "issue_review", result="maintain", **review)
    life.step("bai", "serve_review", way="direct", effective_on=DAY, evidence="本人签收")
    life.step(
        "he", "request_re_review", re_reviewer=desk.agencies["gov-c"], reasons="仍然不服", received_on=DAY
    )
    life.step("mo", "accept_re_review")
    life.step("lu", "issue_re_review", result="maintain", **review)
    life.step("mo", "serve_re_review", way="direct", effective_on=DAY, evidence="本人签收")
    assert life.state("mo") == "final"


def test_the_head_extends_and_the_page_shows_the_new_day_with_its_working(life, desk):
    life.step("zhou", "forward", organ=desk.agencies["labour"])
    life.step("he", "receive")
    life.step("he", "choose_route", route="R6", reason="不属于前五项情形")
    life.step("he2", "confirm_route")
    life.step("he", "accept", procedure="信访处理程序")
    refused = desk.client("fang").post(
        f"/desk/matters/{life.number}/extend", {"days": "31", "reason": "情况复杂"}
    )
    assert refused.status_code == 409
    assert "30" in refused.context["refusal"].because
    life.step("fang", "extend", days="20", reason="情况复杂")
    text = desk.client("he").get(f"/desk/matters/{life.number}").content.decode()
    assert "2026-05-21" in text  # 2 March + 60 + 20 days
    assert "延长20日" in text
