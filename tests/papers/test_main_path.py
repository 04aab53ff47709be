"""One petition from letter to finality: each act leaves its paper, with what its article requires."""

from datetime import date

import pytest

from huiyin.law.book_2022 import papers as book
from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Outcome
from huiyin.matters import acts
from huiyin.papers import contents as papers_contents
from tests.papers import pages
from tests.papers.conftest import County, at

pytestmark = pytest.mark.django_db

OUTCOMES = (
    Outcome("support", "砖厂欠发6个月工资，计1.8万元。", "工资表和证人证言一致。", "《劳动法》第五十条"),
    Outcome("not_support", "同期社会保险已经补缴。", "有缴费凭证。", "《社会保险法》第六十三条"),
)
PROOF = {"way": "direct", "evidence": "本人签收"}
HEARING = {
    "hearing_on": date(2026, 5, 14),
    "issues": "社会保险缴费基数",
    "chair": "周主持",
    "participants": ("陈木生", "handler同志"),
}


class Path:
    """The life of one matter, as far as a test needs it."""

    def __init__(self, county: County) -> None:
        self.county = county
        self.made = county.register(date(2026, 3, 2))
        self.number = self.made.matter

    def take(self, step: str, by: str, on: date, **answers: object) -> "Path":
        self.county.take(step, self.number, by, on, **answers)
        return self

    def accepted(self) -> "Path":
        labour = self.county.agencies["labour-x"]
        self.take("triage", "triage", date(2026, 3, 3), klass="appeal", important=True)
        self.take(
            "assign",
            "triage",
            date(2026, 3, 3),
            organ=labour,
            feedback_by=date(2026, 5, 8),
            demand="查清欠薪并解决。",
        )
        self.take("receive", "handler", date(2026, 3, 4))
        self.take("choose_route", "handler", date(2026, 3, 5), **route_answers())
        self.take("confirm_route", "handler2", date(2026, 3, 5))
        self.take(
            "accept",
            "handler",
            date(2026, 3, 6),
            procedure="听取陈述、调查核实后出具处理意见书。",
            contact="王同志",
        )
        return self

    def drafted(self) -> "Path":
        self.accepted()
        self.take("hear", "handler", date(2026, 3, 10), statement="半年没有领到工资。", heard_how="meeting")
        self.take(
            "investigate", "handler", date(2026, 3, 20), evidence="工资表、证人证言。", findings="欠薪属实。"
        )
        self.take(
            "draft_opinion", "handler", date(2026, 3, 25), outcomes=OUTCOMES, execute_by=date(2026, 4, 30)
        )
        return self

    def issued(self) -> "Path":
        self.drafted()
        self.take("legal_check", "legal", date(2026, 3, 26), remarks="依据准确。")
        self.take("issue_opinion", "head", date(2026, 3, 27), promised_on=date(2026, 4, 30))
        return self

    def served(self) -> "Path":
        self.issued()
        self.take("serve_opinion", "handler", date(2026, 3, 30), effective_on=date(2026, 3, 30), **PROOF)
        return self

    def review_served(self) -> "Path":
        self.served()
        above = self.county.agencies["labour-c"]
        self.take(
            "request_review", "intake", date(2026, 4, 10), reviewer=above, reasons="社会保险没有补缴到位。"
        )
        self.take("accept_review", "reviewer", date(2026, 4, 13))
        decision = {
            "result": "maintain",
            "findings": "原意见认定事实清楚。",
            "reasons": "缴费凭证属实，依据准确。",
            "basis": "《社会保险法》第六十三条",
        }
        self.take("issue_review", "reviewer", date(2026, 4, 20), **decision)
        self.take("serve_review", "reviewer", date(2026, 4, 22), effective_on=date(2026, 4, 22), **PROOF)
        return self

    def final(self) -> "Path":
        self.review_served()
        above = self.county.agencies["gov-c"]
        self.take(
            "request_re_review",
            "intake",
            date(2026, 5, 6),
            re_reviewer=above,
            reasons="复查没有查清缴费基数。",
        )
        self.take("accept_re_review", "re_reviewer", date(2026, 5, 8))
        self.take("open_re_review_hearing", "re_reviewer", date(2026, 5, 11), **HEARING)
        closed = {"record": "双方到会质证。", "opinion": "缴费基数无误。", "signed_on": date(2026, 5, 15)}
        self.take("close_re_review_hearing", "re_reviewer", date(2026, 5, 15), **closed)
        decision = {
            "result": "maintain",
            "findings": "复查意见正确。",
            "reasons": "缴费基数符合规定。",
            "basis": "《社会保险法》第十二条",
        }
        self.take("issue_re_review", "re_reviewer", date(2026, 5, 20), **decision)
        self.take(
            "serve_re_review", "re_reviewer", date(2026, 5, 22), effective_on=date(2026, 5, 22), **PROOF
        )
        return self

    def approved(self, code: str, by: str, on: date) -> "Path":
        """The newest paper of that kind, signed off by the head."""
        newest = [line for line in self.county.papers(self.number, by) if line.code == code][-1]
        return self.take("approve_paper", by, on, paper=newest.pk)

    def pdf(self, code: str, by: str = "triage") -> bytes:
        return self.county.pdf(self.number, code, by)


def route_answers() -> dict[str, str]:
    """Whatever choosing a route asks for: the route, and why."""
    asked = steps.BY_CODE["choose_route"].asks
    return {ask.name: "R6" if ask.name == "route" else "逐项检验，不属于前五项。" for ask in asked}


@pytest.fixture
def path(county: County) -> Path:
    return Path(county)


def test_every_act_of_the_path_leaves_its_papers_and_none_lacks_what_is_law(path: Path) -> None:
    path.final()
    left = path.county.papers(path.number, "triage")
    assert {line.code for line in left} >= {
        "registration_sheet",
        "receipt",
        "assignment_letter",
        "notice_of_acceptance",
        "opinion",
        "review_opinion",
        "re_review_opinion",
        "proof_of_service",
    }
    assert [(line.code, line.missing) for line in left if line.missing] == []
    for line in left:
        shown = pages.text(path.county.pdf(path.number, line.code, "triage"))
        for content in book.BY_CODE[line.code].contents:
            if content.article and content.name not in papers_contents.IN_THE_FRAME:
                assert pages.squeezed(content.zh) in shown, (line.code, content.name)


def test_article_22_a_letter_of_assignment_sets_the_period_and_demands_the_report(path: Path) -> None:
    path.accepted()
    pages.in_order(
        path.pdf("assignment_letter"),
        "柳溪县信访局",
        "交办函",
        "柳溪县人力资源和社会保障局：",
        "补发2025年1月至6月工资",
        "2026年5月8日",
        "查清欠薪并解决。",
        "提交办结报告",
    )


def test_article_23_the_notice_of_acceptance_says_receipt_route_and_procedure(path: Path) -> None:
    path.accepted()
    pages.in_order(
        path.pdf("notice_of_acceptance"),
        "受理告知书",
        "陈木生：",
        "柳溪县信访局于2026年3月2日收到",
        "柳溪县人力资源和社会保障局于2026年3月4日收到",
        "予以受理",
        "《信访工作条例》第三十一条第六项",
        "听取陈述、调查核实后出具处理意见书。",
        "60日，自2026年3月6日的次日起计算，最后一日是2026年5月6日",
        "王同志",
        "English courtesy copy",
        "60 days",
        "6 May 2026",
    )


def test_article_32_the_opinion_answers_each_request_with_facts_reasons_and_basis(path: Path) -> None:
    path.issued()
    shown = pages.text(path.pdf("opinion"))
    for said in (
        "补发2025年1月至6月工资",
        "我在柳溪砖厂做工",
        "砖厂欠发6个月工资，计1.8万元。",
        "工资表和证人证言一致。",
        "《劳动法》第五十条",
        "补缴同期社会保险",
        "同期社会保险已经补缴。",
        "《社会保险法》第六十三条",
        "予以支持",
        "不予支持",
    ):
        assert pages.squeezed(said) in shown, said


def test_article_35_the_opinion_names_both_organs_that_may_review_and_the_thirty_days(path: Path) -> None:
    path.issued()
    shown = pages.text(path.pdf("opinion"))
    assert pages.squeezed("自收到本意见书之日起30日内") in shown
    assert "柳溪县人民政府" in shown
    assert "青禾市人力资源和社会保障局" in shown


@pytest.mark.parametrize("code", ["opinion", "review_opinion", "re_review_opinion"])
def test_a_petition_opinion_never_prints_reconsideration_or_suit(path: Path, code: str) -> None:
    path.final()
    shown = pages.text(path.pdf(code))
    for remedy in ("行政复议", "提起诉讼", "行政诉讼", "reconsideration"):
        assert remedy not in shown


def test_a_petitioner_sees_the_opinion_from_its_service_on_and_not_before(path: Path) -> None:
    path.issued()
    petitioner = path.county.petitioner(path.made)
    assert "opinion" not in [line.code for line in path.county.papers(path.number, petitioner)]
    path.take("serve_opinion", "handler", date(2026, 3, 30), effective_on=date(2026, 3, 30), **PROOF)
    assert "opinion" in [line.code for line in path.county.papers(path.number, petitioner)]


def test_article_36_the_review_opinion_says_result_reasons_and_who_re_reviews(path: Path) -> None:
    path.review_served()
    pages.in_order(path.pdf("review_opinion"), "青禾市人力资源和社会保障局", "复查意见书", "陈木生：")
    shown = pages.text(path.pdf("review_opinion"))
    for said in ("维持", "原意见认定事实清楚。", "缴费凭证属实，依据准确。", "30日", "青禾市人民政府"):
        assert pages.squeezed(said) in shown, said


def test_article_36_3_the_re_review_opinion_says_what_is_accepted_no_longer(path: Path) -> None:
    path.final()
    shown = pages.text(path.pdf("re_review_opinion"))
    for said in ("维持", "复查意见正确。", "不再受理", "第三十六条第三款"):
        assert pages.squeezed(said) in shown, said


def test_article_34_a_notice_of_extension_says_reason_days_and_the_new_last_day(path: Path) -> None:
    path.accepted()
    path.take("extend", "head", date(2026, 4, 28), days=30, reason="需要向外省核对工资流水。")
    shown = pages.text(path.pdf("notice_of_extension"))
    for said in ("需要向外省核对工资流水。", "30", "2026年6月4日", "第三十四条"):
        assert pages.squeezed(said) in shown, said


def test_article_23_an_objection_gives_its_detailed_reasons_to_the_sender(path: Path) -> None:
    labour, housing = path.county.agencies["labour-x"], path.county.agencies["housing-x"]
    path.take("triage", "triage", date(2026, 3, 3), klass="appeal")
    path.take("forward", "triage", date(2026, 3, 3), organ=labour)
    path.take("receive", "handler", date(2026, 3, 4))
    reasons = "反映的是工地农民工宿舍拆除问题，不属于劳动保障职权范围。"
    path.take("object", "handler", date(2026, 3, 5), reasons=reasons, competent=housing, basis="三定规定")
    pages.in_order(
        path.pdf("objection"),
        "柳溪县人力资源和社会保障局",
        "异议书",
        "柳溪县信访局：",
        reasons,
        "柳溪县住房和城乡建设局",
    )
    path.take("agree_objection", "triage", date(2026, 3, 6), reason="核实属实。", materials="来信原件1份。")
    pages.in_order(path.pdf("objection_decision"), "柳溪县人力资源和社会保障局：", "同意", "来信原件1份。")


def test_a_missing_reason_is_recorded_and_shown_as_missing(county: County) -> None:
    """An anonymous letter with nothing to go on: the sheet says what article 19 asks for and nobody gave."""
    made = county.register(
        date(2026, 3, 2), requests=(), facts="", identity={}, oral_record="电话中只说了一句。"
    )
    line = next(line for line in county.papers(made.matter, "intake") if line.code == "registration_sheet")
    assert "请求" in line.missing
    assert "事实、理由" in line.missing
    shown = pages.text(county.pdf(made.matter, "registration_sheet", "intake"))
    assert pages.squeezed("必须写明“请求”") in shown
    assert "信访人未提供姓名、住址" in shown


def test_hostile_words_go_through_an_act_and_onto_the_page_as_written(county: County) -> None:
    hostile = '#read("/etc/passwd") *x* $y$ \\ {{agency}} {holder} <b>𬭎𬸚䲟</b>'
    made = county.register(date(2026, 3, 2), facts=hostile, identity={"name": "𬭎𬸚䲟"})
    assert pages.squeezed(hostile) in pages.text(county.pdf(made.matter, "registration_sheet", "intake"))
    assert "𬭎𬸚䲟：" in pages.text(county.pdf(made.matter, "receipt", "intake")).replace(":", "：")


def test_receipts_are_for_the_petitioner_who_holds_them(county: County) -> None:
    made: acts.Receipt = county.register(date(2026, 3, 2))
    assert made.code not in pages.text(county.pdf(made.matter, "receipt", "intake")), (
        "the code is on no paper"
    )


def test_who_files_alone_gets_a_receipt_from_the_office_that_receives_it(county: County) -> None:
    told = {"channel": "online", "requests": ("修路",), "facts": "路坏了。", "identity": {"name": "陈木生"}}
    sender = acts.Sender(county.agencies["office"])
    made = acts.register(sender, on=date(2026, 3, 2), at=at(date(2026, 3, 2)), answers=told)
    petitioner = county.petitioner(made)
    pages.in_order(
        county.pdf(made.matter, "receipt", petitioner),
        "柳溪县信访局",
        "信访件收件凭证",
        "陈木生：",
        "网上",
        "柳溪县信访局",
    )
    assert [line.code for line in county.papers(made.matter, petitioner)] == ["receipt"]
    assert "信访人自行登记" in pages.text(county.pdf(made.matter, "registration_sheet", "intake"))
