"""Lives of papers: an extension while the head stands aside; what is missing blocks the issue and says so."""

import pytest

from huiyin.law.grammar import Outcome
from huiyin.matters import acts, reading
from huiyin.papers import drafts, registers
from huiyin.papers import reading as papers
from huiyin.papers.reading import PaperLine
from huiyin.people.acting import Actor
from tests.cast import Cast, Told, at, cast, day  # noqa: F401
from tests.papers import pages

pytestmark = pytest.mark.django_db


def newest(cast: Cast, matter: Told, code: str, who: str | Actor) -> PaperLine:  # noqa: F811
    with reading.named(cast.by(who)):
        page = reading.matter(matter.number, on=day("12-31"))
        return [line for line in papers.of_matter(page.matter.pk) if line.code == code][-1]


def text(cast: Cast, line: PaperLine, who: str | Actor) -> str:  # noqa: F811
    with reading.named(cast.by(who)):
        return pages.text(papers.pdf(line.pk)[1])


def test_an_extension_is_signed_by_the_deputy_where_the_head_stands_aside(cast: Cast) -> None:  # noqa: F811
    """Art. 34 and 28(3): the head may not, the deputy does, and the notice says who approved it."""
    matter = cast.accepted("03-02")
    days = {"days": 20, "reason": "需要重新测绘，情况复杂。"}
    assert cast.refused("extend", matter, "land-x/deputy", "04-20", **days).code == "approver"
    cast.take("recuse", matter, "land-x/head", "04-20", myself=True)
    with pytest.raises(acts.NotThere):
        cast.take("extend", matter, "land-x/head", "04-20", **days)
    cast.take("extend", matter, "land-x/deputy", "04-20", **days)
    cast.worked("04-20")
    notice = newest(cast, matter, "notice_of_extension", "land-x/handler")
    assert (notice.state, notice.issued_on) == ("issued", day("04-20"))
    said = text(cast, notice, matter.petitioner)
    for word in ("告〔2026〕", "需要重新测绘，情况复杂。", "20", "deputy同志"):
        assert pages.squeezed(word) in said
    assert "head同志" not in said


def test_a_refusal_is_signed_by_the_deputy_where_the_head_stands_aside(cast: Cast) -> None:  # noqa: F811
    first, matter = cast.accepted("03-02"), cast.register("03-03")
    cast.sent(matter, "land-x", "03-03")
    cast.take("receive", matter, "land-x/handler", "03-04")
    cast.take("recuse", matter, "land-x/head", "03-04", myself=True)
    cast.take("decline", matter, "land-x/handler", "03-05", ground="N1", pending=first.number)
    paper = newest(cast, matter, "notice_of_refusal", "land-x/handler").pk
    with reading.named(cast.by("land-x/head")):
        assert registers.waiting(cast.by("land-x/head"), day("03-06")) == []
    with reading.named(cast.by("land-x/deputy")):
        assert [one.pk for one in registers.waiting(cast.by("land-x/deputy"), day("03-06"))] == [paper]
    cast.take("approve_paper", matter, "land-x/deputy", "03-06", paper=paper)
    cast.worked("03-06")
    assert newest(cast, matter, "notice_of_refusal", matter.petitioner).state == "issued"


def told_by_telephone(cast: Cast) -> Told:  # noqa: F811
    """A caller's petition, noted in one sentence, up to the opinion on it: its requests were never set out."""
    matter = cast.register("03-02", channel="call", requests=(), facts="", oral_record="来电说路坏了。")
    cast.sent(matter, "land-x", "03-02")
    cast.take("receive", matter, "land-x/handler", "03-03")
    cast.accept(matter, "land-x", "03-03")
    cast.investigated(matter, "03-10")
    outcomes = (Outcome("explain", "路段归乡镇管理。", "职责清单已载明。", "《虚构办法》第二条"),)
    cast.take("draft_opinion", matter, "land-x/handler", "03-12", outcomes=outcomes)
    cast.take("legal_check", matter, "land-x/legal", "03-12")
    cast.take("issue_opinion", matter, "land-x/head", "03-13")
    return matter


def test_s14_what_an_article_demands_and_nobody_gave_blocks_the_issue_with_every_reason(
    cast: Cast,  # noqa: F811
) -> None:
    matter = told_by_telephone(cast)
    assert cast.worked("03-13") > 0
    opinion = newest(cast, matter, "opinion", "land-x/head")
    assert (opinion.state, opinion.number) == ("waiting", "")
    refused = cast.refused("approve_paper", matter, "land-x/head", "03-13", paper=opinion.pk)
    assert refused.code == "complete"
    for content in opinion.missing:
        assert content in refused.because
    assert "第三十二条第一款" in refused.because


def test_what_was_missing_is_given_by_an_officer_and_the_paper_goes_out(cast: Cast) -> None:  # noqa: F811
    matter = told_by_telephone(cast)
    pk = newest(cast, matter, "opinion", "land-x/head").pk
    handler = cast.by("land-x/handler")
    with reading.named(handler):
        case = reading.matter(matter.number, on=day("03-14")).case
        draft = drafts.open_to(handler, case, pk, on=day("03-14"))
        given = {"section-requests": "请求修复村口道路。"}
        assert draft.change(given, officer=handler.officer_id or 0, at=at(day("03-14")), base=0)
    cast.take("approve_paper", matter, "land-x/head", "03-14", paper=pk)
    cast.worked("03-14")
    issued = newest(cast, matter, "opinion", "land-x/head")
    assert issued.state == "issued"
    assert pages.squeezed("请求修复村口道路。") in text(cast, issued, "land-x/head")


def test_a_petitioner_sees_each_paper_when_it_has_left_the_house_and_no_draft(cast: Cast) -> None:  # noqa: F811
    matter = cast.accepted("03-02")

    def seen() -> list[str]:
        with reading.named(matter.petitioner):
            page = reading.matter(matter.number, on=day("12-31"))
            return [line.code for line in papers.of_matter(page.matter.pk)]

    assert seen() == ["receipt"]
    cast.worked("03-02")
    assert seen() == ["receipt", "notice_of_acceptance"]
    cast.investigated(matter, "03-10")
    cast.issued(matter, "03-20")
    cast.worked("03-20")
    assert "opinion" not in seen(), "it is issued, and still on its way"
    cast.served("serve_opinion", matter, "land-x/handler", "03-23")
    assert seen()[-1] == "opinion"


def test_an_opinion_served_before_the_job_came_is_seen_once_it_is_issued(cast: Cast) -> None:  # noqa: F811
    matter = cast.concluded("03-02", "03-20")
    cast.worked("03-20")
    assert newest(cast, matter, "opinion", matter.petitioner).state == "issued"
