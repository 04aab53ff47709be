"""What a paper says must be what it claims to be: checked before it is issued, each fault a sentence (rulebook E.1)."""

from datetime import date

import pytest

from huiyin.law.book_2022.contents import wrong
from huiyin.law.book_2022.papers import BY_CODE, PAPERS
from huiyin.law.grammar import Shape
from huiyin.law.words import Duty
from tests.law.examples import ruled

ON = date(2026, 3, 10)
GOOD = {
    "requests": (("（1）", "补偿"), ("（2）", "修渠"), ("（3）", "道歉")),
    "outcomes": tuple(
        pair
        for _ in range(3)
        for pair in (("请求（1）：", "补偿"), ("意见：", "予以支持"), ("依据：", "《办法》第一条"))
    ),
    "outcome": (("请求（1）：", "予以支持"),),
    "promised_on": (("", "2026年4月1日"),),
    "review_organ": (("", "可以自收到之日起30日内，向县人民政府请求复查。"),),
}


def faults(code: str, **said: str | tuple[tuple[str, str], ...]) -> list[str]:
    lines = {name: ((("", text),) if isinstance(text, str) else text) for name, text in said.items()}
    return [zh for zh, _ in wrong(BY_CODE[code], lines, ON)]


def test_a_whole_opinion_has_no_fault_and_what_is_absent_is_not_judged_here() -> None:
    assert faults("opinion", **GOOD) == []
    assert faults("opinion") == []


@pytest.mark.parametrize(
    ("code", "name", "text", "says"),
    [
        ("opinion", "promised_on", "2026年3月9日", "早于文书的日期2026-03-10"),
        ("opinion", "promised_on", "尽快", "没有写明年月日"),
        ("opinion", "promised_on", "2026年2月30日", "没有写明年月日"),
        ("opinion", "outcome", "部分支持", "只能是予以支持、作出解释说明或者不予支持"),
        ("opinion", "review_organ", "可以请求复查。", "30日"),
        ("review_opinion", "re_review_organ", "不服的可以起诉，30日。", "30日"),
        ("notice_of_extension", "days", "45日", "1至30"),
        ("notice_of_extension", "days", "0日", "1至30"),
        ("notice_of_extension", "days", "若干", "1至30"),
        ("notice_of_extension", "due", "最后一日是2026年3月1日", "早于"),
        ("assignment_letter", "feedback_by", "2026年3月1日", "早于"),
        ("guidance_note", "organ", "有关部门", "没有写明机关、单位的名称"),
        ("guidance_note", "organ", "相关部门。", "没有写明机关、单位的名称"),
        ("notice_of_lawful_route", "body", "无", "没有写明机关、单位的名称"),
        ("aid_referral", "body", "——", "没有写明机关、单位的名称"),
        ("notice_of_acceptance", "received_on", "已经收到", "没有写明年月日"),
    ],
)
def test_what_is_not_what_it_must_be_is_told_with_its_name(
    code: str, name: str, text: str, says: str
) -> None:
    (fault,) = faults(code, **{name: text})
    content = next(one for one in BY_CODE[code].contents if one.name == name)
    assert content.zh in fault
    assert says in fault
    assert content.article is None or content.article.zh in fault


@pytest.mark.parametrize(
    ("code", "name", "text"),
    [
        ("opinion", "promised_on", "2026年3月10日"),
        ("notice_of_extension", "days", "30日"),
        ("notice_of_extension", "days", "1日"),
        ("guidance_note", "organ", "县人民法院"),
        ("re_review_opinion", "effect", "随便什么"),
    ],
)
def test_what_stays_just_inside(code: str, name: str, text: str) -> None:
    assert faults(code, **{name: text}) == []


def test_s14_request_two_of_three_unanswered() -> None:
    two = tuple(GOOD["outcomes"][:6])
    (fault,) = faults("opinion", **{**GOOD, "outcomes": two})
    assert "请求3项，答复2项" in fault
    assert "第三十二条第一款" in fault


def test_at_most_five_representatives() -> None:
    names = tuple((f"（{n}）", "某某") for n in range(1, 7))
    assert faults("representative_list", representatives=names[:5]) == []
    assert "不得超过5人，写了6人" in faults("representative_list", representatives=names)[0]


def test_all_faults_are_told_at_once_and_block_the_issue_at_every_step() -> None:
    said = {"days": (("", "45日"),), "due": (("", "2020年3月1日"),)}
    for step, state in (("approve_paper", "waiting"), ("submit_paper", "returned"), ("issue_paper", "ready")):
        paper = {"state": state, "code": "notice_of_extension", "said": said}
        told = ruled(step, paper=paper)
        assert (told.allowed, told.code) == (False, "sound")
        assert "1至30" in told.because
        assert "早于文书的日期" in told.because
        assert "1 to 30" in told.because_en


def test_a_paper_already_signed_is_judged_by_the_day_it_bears() -> None:
    """A job that comes late does not find a paper wrong that was right when it was signed."""
    said = {"due": (("", "最后一日是2026年3月2日"),)}
    paper = {"state": "ready", "code": "notice_of_extension", "said": said}
    assert ruled("issue_paper", paper={**paper, "bears": date(2026, 3, 1)}).allowed
    assert not ruled("issue_paper", paper={**paper, "bears": date(2026, 3, 3)}).allowed


def test_every_shape_is_used_and_a_limit_goes_with_a_count() -> None:
    contents = [content for paper in PAPERS for content in paper.contents]
    assert {content.shape for content in contents} == set(Shape)
    for content in contents:
        assert bool(content.most) == (content.shape in (Shape.NUMBER, Shape.PERSONS))


def test_the_deputy_is_told_of_the_fault_beside_everything_else() -> None:
    paper = {"state": "waiting", "code": "notice_of_extension", "said": {"days": (("", "45日"),)}}
    told = ruled("approve_paper", duty=Duty.DEPUTY, paper=paper)
    assert "分管负责人" in told.because
    assert "1至30" in told.because


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("opinion", "不服的，可以依法提起行政诉讼。", "提起行政诉讼"),
        ("re_review_opinion", "可以向县人民法院起诉。", "法院起诉"),
        ("agreement", "今后不再信访。", "不再信访"),
    ],
)
def test_what_must_never_be_said_is_caught_before_issue_too_whoever_changed_the_words(
    code: str, text: str, says: str
) -> None:
    for part in ("reasons", "closing"):
        paper = {"state": "waiting", "code": code, "said": {part: (("", text),)}}
        told = ruled("approve_paper", duty=Duty.HEAD, paper=paper)
        assert (told.allowed, told.code) == (False, "sound")
        assert says in told.because


def test_a_decision_on_a_duty_does_say_where_to_sue() -> None:
    said = {"remedies": (("", "可以依法提起行政诉讼。"),)}
    assert ruled(
        "approve_paper", duty=Duty.HEAD, paper={"state": "waiting", "code": "answer_on_duty", "said": said}
    ).allowed
