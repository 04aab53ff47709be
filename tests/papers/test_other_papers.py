"""Papers beside the main path: other routes, refusals, hearings, agreements, supervision."""

from datetime import date

import pytest

from huiyin.law.book_2022 import papers as book
from huiyin.law.book_2022 import steps
from huiyin.papers import contents
from huiyin.papers.speech import SPEECH
from huiyin.papers.whence import BY_NAME, OF_PAPER
from tests.papers import pages
from tests.papers.conftest import County
from tests.papers.test_main_path import OUTCOMES, PROOF, Path, route_answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(county: County) -> Path:
    return Path(county)


def shows(path: Path, code: str, *said: str, by: str = "triage") -> str:
    """The paper says each of these in this order, and lacks nothing that is law."""
    line = [line for line in path.county.papers(path.number, by) if line.code == code][-1]
    assert line.missing == []
    made = path.pdf(code, by)
    pages.in_order(made, *said)
    return pages.text(made)


def to_organ(path: Path, klass: str = "appeal", **more: object) -> Path:
    path.take("triage", "triage", date(2026, 3, 3), klass=klass, **more)
    path.take("forward", "triage", date(2026, 3, 3), organ=path.county.agencies["labour-x"])
    path.take("receive", "handler", date(2026, 3, 4))
    return path


def on_route(path: Path, route: str) -> Path:
    to_organ(path)
    path.take("choose_route", "handler", date(2026, 3, 5), **{**route_answers(), "route": route})
    path.take("confirm_route", "handler2", date(2026, 3, 5))
    path.take("accept", "handler", date(2026, 3, 6), procedure="依法导入相应程序。")
    return path


def test_every_paper_a_step_leaves_is_in_the_book() -> None:
    for step in steps.ALL:
        for code in step.papers:
            assert code in book.BY_CODE, (step.code, code)


def test_every_content_that_is_law_has_a_source() -> None:
    """Found by a function, or asked by a step that comes to it: otherwise it could never be given."""
    asked = {ask.name for step in steps.ALL for ask in step.asks}
    for step in steps.ALL:
        for kind in (book.BY_CODE[code] for code in step.papers):
            for content in kind.contents:
                known = (kind.code, content.name) in OF_PAPER or content.name in BY_NAME
                assert known or content.name in asked or content.name in contents.IN_THE_FRAME, (
                    kind.code,
                    content.name,
                )


def test_words_and_sources_name_only_papers_and_contents_of_the_book() -> None:
    assert {code.split(" ")[0] for code in SPEECH} <= set(book.BY_CODE)
    for code, name in OF_PAPER:
        assert name in {content.name for content in book.BY_CODE[code].contents}, (code, name)


def test_article_31_2_a_notice_of_the_route_names_body_limit_and_materials(path: Path) -> None:
    on_route(path, "R2")
    told = {
        "body": "柳溪县劳动人事争议仲裁委员会",
        "limit": "1年",
        "materials": "身份证、工资条",
        "procedure": "提交申请书。",
    }
    path.take("route", "handler", date(2026, 3, 9), **told)
    shown = shows(
        path,
        "notice_of_lawful_route",
        "法定途径告知书",
        "陈木生",
        "第三十一条第二项",
        "柳溪县劳动人事争议仲裁委员会",
    )
    for said in ("1年", "身份证、工资条", "不适用信访复查、复核"):
        assert pages.squeezed(said) in shown


def test_article_31_5_an_answer_on_the_duty_prints_reconsideration_and_suit(path: Path) -> None:
    on_route(path, "R5")
    path.take("start_duty", "handler", date(2026, 3, 9), applied_on=date(2026, 3, 4))
    shown = shows(path, "notice_of_lawful_route", "柳溪县人力资源和社会保障局")
    assert pages.squeezed("2个月") in shown
    path.take(
        "answer_duty",
        "head",
        date(2026, 4, 9),
        decision="已责令砖厂支付工资。",
        basis="《保障农民工工资支付条例》",
    )
    shows(path, "answer_on_duty", "已责令砖厂支付工资。", "《保障农民工工资支付条例》", "60日", "6个月")


def test_article_29_a_suggestion_is_answered_with_the_decision_and_its_reasons(path: Path) -> None:
    to_organ(path, "suggestion")
    path.take("accept", "handler", date(2026, 3, 6), procedure="研究论证后答复。")
    path.take("study", "handler", date(2026, 3, 16), study="已组织论证。")
    path.take("decide_suggestion", "handler", date(2026, 3, 17), decision="partly", reasons="第一条可行。")
    path.take("reply_suggestion", "handler", date(2026, 3, 18), reply="四月起试行，感谢您的建议。")
    shows(
        path, "reply_to_suggestion", "建议意见答复", "部分采纳", "第一条可行。", "四月起试行，感谢您的建议。"
    )


def test_article_19_3_a_refusal_says_its_ground_where_it_is_pending_and_what_to_do(path: Path) -> None:
    path.accepted()
    again = Path(path.county)
    again.take("triage", "triage", date(2026, 3, 16), klass="appeal")
    again.take(
        "decline", "triage", date(2026, 3, 16), ground="N1", pending=path.number, reason="同一笔欠薪。"
    )
    shows(again, "notice_of_refusal", "不予受理告知书", "N1", "同一笔欠薪。", path.number, "请等待")


def test_article_23_1_a_guidance_note_names_the_organ_to_go_to(county: County) -> None:
    told = {"channel": "visit", "requests": ("不服判决",)}
    made = county.register(date(2026, 3, 2), **told)
    path = Path.__new__(Path)
    path.county, path.made, path.number = county, made, made.matter
    path.take("triage", "triage", date(2026, 3, 3), klass="appeal", litigation=True)
    court = county.agencies["court-x"]
    path.take("guide_legal", "triage", date(2026, 3, 3), organ=court, procedure="向法院申诉。")
    shows(path, "guidance_note", "信访事项引导告知单", "柳溪县人民法院", "向法院申诉。")


def test_article_33_an_agreement_waives_no_right(path: Path) -> None:
    path.accepted()
    path.take("start_mediation", "handler", date(2026, 3, 10), consented=True)
    agreed = {
        "agreement": "mediation",
        "terms": "砖厂四月底前付清。",
        "perform_by": date(2026, 4, 30),
        "signed": True,
    }
    path.take("record_agreement", "handler", date(2026, 3, 12), **agreed)
    shows(
        path, "agreement", "调解协议书", "双方当事人自愿同意", "砖厂四月底前付清。", "不限制任何一方依法信访"
    )


def test_a_hearing_leaves_a_notice_and_then_a_record(path: Path) -> None:
    path.accepted()
    told = {
        "hearing_on": date(2026, 3, 12),
        "issues": "欠薪数额",
        "chair": "周主持",
        "participants": ("陈木生",),
    }
    path.take("open_hearing", "handler", date(2026, 3, 10), why="complex", **told)
    before = shows(path, "hearing_record", "2026年3月12日", "周主持", "欠薪数额")
    assert "听证笔录" not in before.replace("听证通知和听证笔录", "")
    closed = {"record": "双方质证。", "opinion": "数额属实。", "signed_on": date(2026, 3, 12)}
    path.take("close_hearing", "handler", date(2026, 3, 12), **closed)
    shows(path, "hearing_record", "周主持", "双方质证。", "数额属实。", "2026年3月12日笔录签字")


def test_article_40_a_letter_of_supervision_and_its_written_answer(path: Path) -> None:
    path.accepted()
    letter = {
        "ground": "delay",
        "facts_found": "逾期未告知。",
        "demand": "三日内告知。",
        "improvement": "建立提醒。",
        "reply_by": date(2026, 4, 20),
    }
    path.take("supervise", "supervisor", date(2026, 4, 10), **letter)
    shows(
        path,
        "supervision_letter",
        "督办函",
        "柳溪县人力资源和社会保障局：",
        "拖延",
        "三日内告知。",
        "建立提醒。",
        "2026年4月20日",
    )
    path.take("reply_supervision", "handler", date(2026, 4, 15), adopted="all", reply="已告知并整改。")
    shows(path, "feedback_on_suggestion", "柳溪县信访局：", "采纳", "已告知并整改。")


def test_a_suggestion_of_accountability_stays_with_the_office_that_wrote_it(path: Path) -> None:
    path.accepted()
    letter = {
        "ground": "delay",
        "facts_found": "逾期。",
        "demand": "告知。",
        "improvement": "提醒。",
        "reply_by": date(2026, 4, 13),
    }
    path.take("supervise", "supervisor", date(2026, 4, 10), **letter)
    raised = {
        "to": "accountability",
        "conduct": "拒不回复。",
        "consequences": "矛盾激化。",
        "law": "第四十四条",
    }
    path.take("escalate_supervision", "supervisor", date(2026, 4, 20), **raised)
    shows(
        path,
        "accountability_suggestion",
        "追究责任建议书",
        "拒不回复。",
        "矛盾激化。",
        "第四十四条",
        by="supervisor",
    )
    seen = [line.code for line in path.county.papers(path.number, "handler")]
    assert "supervision_letter" in seen
    assert "accountability_suggestion" not in seen


def test_article_22_a_completion_report_tells_acceptance_result_and_service(path: Path) -> None:
    path.served()
    told = {"findings": "欠薪属实。", "result": "支持第一项请求，已送达。", "view": "满意。"}
    path.take("submit_completion_report", "handler", date(2026, 4, 2), **told)
    path.approved("completion_report", "head", date(2026, 4, 2))
    shows(
        path,
        "completion_report",
        "柳溪县信访局：",
        "受理：2026年3月6日",
        "欠薪属实。",
        "支持第一项请求，已送达。",
        "2026年3月30日",
        "满意。",
    )


def test_a_declined_request_for_review_says_so(path: Path) -> None:
    path.served()
    above = path.county.agencies["labour-c"]
    path.take("request_review", "intake", date(2026, 4, 10), reviewer=above, reasons="没有补缴到位。")
    path.take("decline_review", "reviewer", date(2026, 4, 13), ground="N5b", reason="超出原请求。")
    path.approved("notice_of_refusal", "reviewer_head", date(2026, 4, 14))
    shown = shows(
        path,
        "notice_of_refusal",
        "青禾市人力资源和社会保障局",
        "不予受理告知书",
        "复查、复核请求",
        "超出原请求。",
    )
    assert "请等待上述事项" not in shown


def test_proof_of_service_names_paper_person_way_and_day(path: Path) -> None:
    path.served()
    shows(
        path,
        "proof_of_service",
        "送达回证",
        "信访处理意见书",
        "陈木生",
        "直接送达",
        "2026年3月30日",
        "本人签收",
    )


def test_aid_is_referred_with_consent(path: Path) -> None:
    path.accepted()
    path.take("refer_aid", "handler", date(2026, 3, 10), need="家中无收入。", body="柳溪县民政局")
    shows(path, "aid_referral", "救助转介单", "家中无收入。", "同意", "柳溪县民政局")


def test_an_urgent_report_names_everyone_it_went_to(path: Path) -> None:
    path.take("mark_urgent", "triage", date(2026, 3, 3), impact="可能引发聚集。")
    told = {"what": "河东村，三十余人。", "measures": "已派员到场。", "needs": "请求劳动部门支持。"}
    path.take("report_urgent", "triage", date(2026, 3, 3), office_told=True, bureau_told=True, **told)
    shows(path, "urgent_report", "河东村，三十余人。", "已派员到场。", "本级党委和政府", "国家信访局")


def test_a_draft_that_was_returned_is_not_the_one_that_goes_out(path: Path) -> None:
    path.drafted()
    path.take("return_draft", "legal", date(2026, 3, 26), reason="依据不准确。")
    corrected = (
        OUTCOMES[0],
        OUTCOMES[1].__class__("explain", "已补缴。", "凭证属实。", "《社会保险法》第五十八条"),
    )
    path.take("draft_opinion", "handler", date(2026, 3, 27), outcomes=corrected)
    path.take("legal_check", "legal", date(2026, 3, 28), remarks="准确。")
    path.take("issue_opinion", "head", date(2026, 3, 30), promised_on=date(2026, 4, 30))
    path.take("serve_opinion", "handler", date(2026, 3, 31), effective_on=date(2026, 3, 31), **PROOF)
    shown = pages.text(path.county.pdf(path.number, "opinion", path.county.petitioner(path.made)))
    assert "第五十八条" in shown
    assert "第六十三条" not in shown


def test_article_22_1_1_a_submission_gives_facts_and_a_proposal_to_the_committee(path: Path) -> None:
    path.take("triage", "triage", date(2026, 3, 3), klass="appeal", important=True)
    path.take("mark_urgent", "triage", date(2026, 3, 3), impact="涉及三个村。")
    committee = path.county.agencies["gov-x"]
    path.take(
        "submit_for_decision", "triage", date(2026, 3, 3), committee=committee, proposal="由县政府牵头。"
    )
    shows(
        path, "submission", "柳溪县人民政府：", "补发2025年1月至6月工资", "我在柳溪砖厂做工", "由县政府牵头。"
    )


def test_article_36_3_a_notice_that_it_is_no_longer_accepted_compares_facts_and_reasons(path: Path) -> None:
    path.final()
    again = Path(path.county)
    again.take("triage", "triage", date(2026, 6, 1), klass="appeal")
    compared = {"comparison_facts": "事实与复核时相同。", "comparison_reasons": "理由与复核时相同。"}
    again.take("propose_no_longer_accept", "triage", date(2026, 6, 2), earlier=path.number, **compared)
    again.take("no_longer_accept", "triage2", date(2026, 6, 3))
    shows(
        again,
        "notice_no_longer_accepted",
        "不再受理告知书",
        path.number,
        "事实与复核时相同。",
        "理由与复核时相同。",
        "作为新的信访事项登记",
    )


def test_article_24_1_a_decision_names_the_organ_that_accepts(path: Path) -> None:
    to_organ(path)
    housing, above = path.county.agencies["housing-x"], path.county.agencies["gov-x"]
    path.take(
        "dispute", "handler", date(2026, 3, 6), other=housing, superior=above, reasons="宿舍拆除归谁管。"
    )
    labour = path.county.agencies["labour-x"]
    path.take("decide_dispute", "county_head", date(2026, 3, 9), organ=labour, reasons="以欠薪为主。")
    shows(
        path,
        "jurisdiction_decision",
        "柳溪县人民政府",
        "柳溪县人力资源和社会保障局：",
        "以欠薪为主。",
        "不因管辖争议而中止",
    )


def test_article_24_2_the_petitioner_is_told_of_the_successor_and_that_the_clock_runs_on(path: Path) -> None:
    path.accepted()
    merged = {"basis": "机构改革方案。", "contact": "住建局信访科 000-1111111", "decided_by": "powers"}
    path.take("succeed", "registrar", date(2026, 3, 16), organ=path.county.agencies["housing-x"], **merged)
    shown = shows(
        path,
        "succession_record",
        "陈木生：",
        "柳溪县人力资源和社会保障局",
        "柳溪县住房和城乡建设局",
        "住建局信访科 000-1111111",
        "最后一日是2026年5月6日",
    )
    assert pages.squeezed("已经开始计算的期限继续计算") in shown
    petitioner = path.county.petitioner(path.made)
    assert "succession_record" in [line.code for line in path.county.papers(path.number, petitioner)]
