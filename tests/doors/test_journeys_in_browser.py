"""Scenarios of the rulebook (section I) as people live them: through the pages, in a real browser."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from huiyin.law.words import State
from huiyin.matters import breaches, reading
from huiyin.people.acting import Actor
from tests.cast import Cast, Told, day, transactional_cast  # noqa: F401
from tests.doors.clerks import Clerk, Clerks, fill
from tests.doors.public import look_up, ticket, write

pytestmark = [pytest.mark.django_db(transaction=True)]
Calendar = Callable[[str], None]
REASONS = "该地块的安置补偿由住建部门组织实施，本机关没有处理职权。"


@pytest.fixture
def cast(transactional_cast: Cast) -> Cast:  # noqa: F811
    return transactional_cast


@pytest.fixture
def it_is(demonstration: Callable[[date], None]) -> Calendar:
    """`it_is("02-24")`: the day the demonstration stands at."""
    return lambda text: demonstration(day(text))


@pytest.fixture
def clerk(cast: Cast, live: str, new_page: Callable[..., Any]) -> Clerks:
    """`clerk("office-x/triage")`: that officer, signed in."""
    return lambda who: Clerk(new_page(), live, cast, who)


def test_s02_the_fifteen_days_end_after_the_festival(cast: Cast, it_is: Calendar, clerk: Clerks) -> None:
    """The page shows 24 February with its working; forwarded that day it is in time, a day later it is not."""
    timely, late = cast.register("02-05"), cast.register("02-05")
    it_is("02-24")
    triage = clerk("office-x/triage")
    said = triage.opens(timely)
    assert "2026-02-24" in said
    assert "春节" in triage.page.locator("main").text_content()
    triage.takes("triage", timely, klass="appeal", searched=True)
    triage.takes("forward", timely, organ=cast["land-x"])
    it_is("02-25")
    triage.takes("triage", late, klass="appeal", searched=True)
    triage.takes("forward", late, organ=cast["land-x"])
    breaches.find(day("02-25"))
    assert "B43b" not in triage.opens(timely)
    assert "B43b" in triage.opens(late)


def test_s03_and_s04_objected_in_time_and_never_sent_back_alone(
    cast: Cast, it_is: Calendar, clerk: Clerks
) -> None:
    """On the 25th the form is open, on the 26th it says why not; taking back is not the bureau's."""
    in_time, late = assigned(cast), assigned(cast)
    it_is("02-25")
    handler = clerk("land-x/handler")
    bare = handler.fills("object", in_time, competent=cast["housing-x"], reasons="不归我们管")
    assert "详细说明理由" in bare
    handler.takes("object", in_time, competent=cast["housing-x"], reasons=REASONS)
    assert "所在单位不是" in clerk("land-x/triage").closed("agree_objection", in_time)
    it_is("02-26")
    assert "5个工作日" in handler.closed("object", late)
    sender = clerk("office-x/triage")
    sender.takes("agree_objection", in_time, reason="核实属实。", materials="来信原件一份")
    gone = handler.page.goto(f"{handler.live}/desk/matters/{in_time.number}")
    assert gone.status == 404, "what went back looks as if it never was"


def assigned(cast: Cast) -> Told:
    matter = cast.register("02-10")
    cast.take("triage", matter, "office-x/triage", "02-11", klass="appeal")
    cast.take("assign", matter, "office-x/triage", "02-11", organ=cast["land-x"], feedback_by=day("04-10"))
    cast.take("receive", matter, "land-x/handler", "02-11")
    return matter


def test_s06_an_unsigned_letter_goes_its_way(cast: Cast, it_is: Calendar, clerk: Clerks) -> None:
    """Registered without a name, forwarded, the notice dispensed with by two officers."""
    it_is("03-02")
    status, said = clerk("office-x/intake").registers("letter", facts="河湾村后山夜里有人倒工业废渣。")
    assert status == 200, said
    number = "office-x-2026-000001-1"
    triage = clerk("office-x/triage")
    triage.takes("triage", number, klass="appeal", searched=True)
    triage.takes("forward", number, organ=cast["land-x"])
    handler = clerk("land-x/handler")
    handler.takes("receive", number)
    handler.takes("exempt_inform", number, reason="来信没有署名和地址。")
    assert "另一名" in handler.closed("confirm_exemption", number)
    clerk("land-x/handler2").takes("confirm_exemption", number)
    assert cast.page(number, "land-x/handler", "03-02").matter.contact_unclear


def test_s07_seven_visitors(cast: Cast, it_is: Calendar, clerk: Clerks) -> None:
    """Six representatives are one too many, and said so; without any the claim is registered."""
    it_is("03-09")
    intake = clerk("office-x/intake")
    told = {"requests__0__text": "补偿承包地", "attendees": 7}
    six = "\n".join(f"村民{name}" for name in "甲乙丙丁戊己")
    status, said = intake.registers("visit", representatives=six, **told)
    assert status == 409
    assert "不得超过5人" in said
    status, said = intake.registers("visit", **told)
    assert status == 200
    assert "查询码" in said
    assert "7" in clerk("office-x/triage").opens("office-x-2026-000001-1")
    with reading.named(cast.by("office-x/triage")):
        page = reading.matter("office-x-2026-000001-1", on=day("03-09"))
        assert page.item.attendees == 7
        assert page.matter.joint


def test_s09_the_superior_declines_while_the_period_runs(cast: Cast, it_is: Calendar, clerk: Clerks) -> None:
    """N1 with the number of the pending matter; overdue below, the same form says no (S10)."""
    below = cast.accepted("03-02")
    in_time = cast.register("04-10", "office-c/intake")
    it_is("04-10")
    triage = clerk("office-c/triage")
    triage.takes("triage", in_time, klass="appeal", searched=True)
    told = {"ground": "N1", "pending": below.number, "reason": "请求和事实相同，正在办理。"}
    triage.takes("decline", in_time, **told)
    assert cast.page(in_time, "office-c/triage", "04-10").matter.state == State.NOT_ACCEPTED

    late = cast.register("05-20", "office-c/intake")
    it_is("05-20")
    triage.takes("triage", late, klass="appeal", searched=True)
    assert "已经届满" in triage.fills("decline", late, **told)
    assert cast.page(late, "office-c/triage", "05-20").matter.state == State.TRIAGED


def test_s11_the_head_extends_once_and_not_too_long(cast: Cast, it_is: Calendar, clerk: Clerks) -> None:
    """31 days are refused, 30 make it 1 June, a second decision is not open."""
    matter = cast.accepted("03-02")
    it_is("04-28")
    assert "负责人" in clerk("land-x/handler").closed("extend", matter)
    head = clerk("land-x/head")
    assert "30" in head.fills("extend", matter, days=31, reason="情况复杂。")
    head.takes("extend", matter, days=30, reason="涉及历史台账，需要重新测绘。")
    assert "2026-06-01" in head.opens(matter)
    assert "只能决定一次" in head.closed("extend", matter)


def test_s12_a_wage_claim_is_told_its_way(
    cast: Cast, it_is: Calendar, clerk: Clerks, page: Any, live: str
) -> None:
    """Led to arbitration; the petitioner reads where, and is offered no review."""
    matter = cast.accepted("03-02", "labour-x", "R2")
    it_is("03-10")
    handler = clerk("labour-x/handler")
    handler.takes(
        "route",
        matter,
        body="芦渡县劳动人事争议仲裁委员会",
        limit="自知道权利被侵害之日起一年",
        materials="工资凭据",
        procedure="提交仲裁申请书。",
    )
    look_up(page, live, matter.receipt.item, matter.receipt.code)
    page.wait_for_url("**/follow/*")
    said = page.inner_text("main")
    assert "法定途径" in said
    assert page.locator("a[href$='/request_review']").count() == 0


def test_s14_no_opinion_before_everybody_is_heard_and_answered(
    cast: Cast, it_is: Calendar, clerk: Clerks
) -> None:
    """Nobody heard, and one request of three without an answer: the page names both, nothing is drafted."""
    matter = cast.accepted("03-02", requests=("补偿承包地", "修复水渠", "公开补偿标准"))
    it_is("03-10")
    handler = clerk("land-x/handler")
    assert "听取" in handler.closed("draft_opinion", matter)
    lacking = clerk("land-x/head").closed("issue_opinion", matter)
    assert "听取" in lacking
    assert "拟制" in lacking
    handler.takes("hear", matter, statement="田禾陈述占地经过。", heard_how="meeting")
    handler.takes("investigate", matter, evidence="现场勘查记录", findings="占地属实")
    assert "第3项没有答复" in handler.fills("draft_opinion", matter, **answers_to(1, 2))
    assert cast.page(matter, "land-x/handler", "03-10").matter.state == State.INVESTIGATED
    handler.takes("draft_opinion", matter, **answers_to(1, 2, 3))


def answers_to(*requests: int) -> dict[str, str]:
    told = {
        "result": "explain",
        "facts": "经查属实。",
        "reasons": "标准已经公布。",
        "basis": "有关规定第三条",
    }
    return {f"outcomes__{number - 1}__{box}": text for number in requests for box, text in told.items()}


def test_s16_the_petitioner_asks_for_review_by_the_code(
    cast: Cast, it_is: Calendar, clerk: Clerks, page: Any, live: str
) -> None:
    """Within the window, at the counter; the review organ has thirty days from then."""
    matter = cast.concluded("2025-12-01", "01-20")
    it_is("02-23")
    look_up(page, live, matter.receipt.item, matter.receipt.code)
    page.wait_for_url("**/follow/*")
    assert "2026-02-24" in page.inner_text("main") or "2026年2月24日" in page.inner_text("main")
    page.click("a[href$='/request_review']")
    fill(page, "reviewer", cast["gov-x"])
    fill(page, "reasons", "认定的面积与实际不符。")
    page.click("main form button")
    page.wait_for_load_state()
    assert cast.page(matter, "gov-x/reviewer", "02-23").matter.state == State.REVIEW_REQUESTED
    reviewer = clerk("gov-x/reviewer")
    assert "2026-03-25" in reviewer.opens(matter)
    reviewer.takes("accept_review", matter)


def test_s20_a_dispute_is_raised_and_decided(cast: Cast, it_is: Calendar, clerk: Clerks) -> None:
    """Between a bureau and one led by its line: the joint conference decides, the notice stays due."""
    matter = cast.register("06-29")
    cast.sent(matter, "land-x", "07-01")
    cast.take("receive", matter, "land-x/handler", "07-02")
    it_is("07-03")
    handler = clerk("land-x/handler")
    told = {"other": cast["tax-x"], "reasons": "契税退还由税务机关负责，双方认识不一致。"}
    assert "联席会议" in handler.fills("dispute", matter, superior=cast["gov-x"], **told)
    handler.takes("dispute", matter, superior=cast["conference-x"], **told)
    it_is("07-08")
    clerk("conference-x/conference").takes(
        "decide_dispute", matter, organ=cast["tax-x"], reasons="由税务机关受理。"
    )
    said = clerk("tax-x/handler").opens(matter)
    assert "2026-07-17" in said


def test_a_petition_from_the_counter_to_its_review_without_a_script(
    cast: Cast, it_is: Calendar, clerk: Clerks, new_page: Callable[..., Any], live: str
) -> None:
    """Raised on a phone without JavaScript, handled at the desk, followed by code, review asked for."""
    it_is("03-02")
    petitioner = new_page(java_script_enabled=False)
    write(petitioner, live)
    petitioner.click(".actions button[value=on]")
    number, code = ticket(petitioner)
    with reading.named(Actor.petitioner(reading.follow(number, code))):
        matter = reading.matters_of_receipt()[0]
    handled(cast, clerk, matter)
    look_up(petitioner, live, number, code)
    petitioner.wait_for_url("**/follow/*")
    petitioner.click("a[href$='/request_review']")
    fill(petitioner, "reviewer", cast["gov-x"])
    fill(petitioner, "reasons", "只修了一半。")
    petitioner.click("main form button")
    petitioner.wait_for_url("**/follow/*")
    assert cast.page(matter, "gov-x/reviewer", "03-02").matter.state == State.REVIEW_REQUESTED
    assert "2026-04-01" in clerk("gov-x/reviewer").opens(matter), "thirty days from the request"


def handled(cast: Cast, clerk: Clerks, matter: str) -> None:
    """From triage to the service of the opinion, every step by its form."""
    triage = clerk("office-x/triage")
    triage.takes("triage", matter, klass="appeal", searched=True)
    triage.takes("forward", matter, organ=cast["land-x"])
    handler, legal = clerk("land-x/handler"), clerk("land-x/legal")
    handler.takes("receive", matter)
    handler.takes("choose_route", matter, route="R6", reason="不属于前五项情形")
    legal.takes("confirm_route", matter)
    handler.takes("accept", matter, procedure="信访处理程序，六十日内书面答复")
    handler.takes("hear", matter, statement="田禾陈述水渠断流经过。", heard_how="meeting")
    handler.takes("investigate", matter, evidence="现场勘查记录", findings="断流属实")
    handler.takes("draft_opinion", matter, **answers_to(1))
    legal.takes("legal_check", matter, remarks="适用依据正确")
    clerk("land-x/head").takes("issue_opinion", matter)
    handler.takes("serve_opinion", matter, way="direct", effective_on="2026-03-02", evidence="本人签收")
