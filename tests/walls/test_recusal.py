"""Recusal (art. 28(3), F-08, F-09, S19): declared or found, it bars acting and reading, in the database itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huiyin.law.book_2022 import steps
from huiyin.law.words import Duty, Position
from huiyin.matters import acts, listing, reading, secrecy
from huiyin.matters.models import Act, Content, Petitioner, PetitionItem, PetitionMatter, Reach, Term
from huiyin.people import recusal
from huiyin.people.models import Ground, Post
from tests.cast import Cast, Told, cast, day  # noqa: F401

pytestmark = pytest.mark.django_db
ROOMS = (Act, Content, Petitioner, PetitionItem, PetitionMatter, Reach, Term)
READING_BARRED = [Ground.OWN, Ground.SPOUSE, Ground.KIN, Ground.IN_LAW, Ground.SHARES]


def pk_of(cast: Cast, matter: Told) -> int:  # noqa: F811
    return cast.page(matter, "office-x/triage", "03-02").matter.pk


def gone(cast: Cast, matter: Told, who: str) -> None:  # noqa: F811
    """For this officer the matter is not there: page, list, count, raw SQL, step."""
    actor = cast.by(who)
    with reading.named(actor):
        with pytest.raises(reading.NotThere):
            reading.matter(matter.number, on=day("03-09"))
        assert not any(model.objects.exists() for model in ROOMS)
        assert listing.listed(actor, on=day("03-09"), box="all").rows == []
        assert set(listing.counts(actor, on=day("03-09")).values()) == {0}
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM matters_petitionmatter")
            assert cursor.fetchone() == (0,)
    with pytest.raises(acts.NotThere):
        cast.take("investigate", matter, who, "03-09")


@pytest.mark.parametrize("ground", READING_BARRED)
def test_who_has_an_interest_in_the_matter_does_not_find_it(cast: Cast, ground: Ground) -> None:  # noqa: F811
    matter = cast.accepted("03-02")
    recusal.declare(cast.by("land-x/handler").officer_id or 0, pk_of(cast, matter), day("03-03"), ground)
    gone(cast, matter, "land-x/handler")
    cast.take("hear", matter, "land-x/handler2", "03-04", heard_on=day("03-04"), heard_how="meeting")


def test_who_is_kin_of_the_petitioner_finds_none_of_their_matters(cast: Cast) -> None:  # noqa: F811
    """Declared once in a person, it holds in what that person raised before and raises after, and nowhere else."""
    before, other = cast.accepted("03-02"), cast.accepted("03-02", identity={"phone": "00000000002"})
    key = secrecy.keyed_hash("phone", "00000000001")
    officer = cast.by("land-x/handler")
    recusal.declare(officer.officer_id or 0, None, day("03-03"), Ground.KIN, person_key=key)
    later = cast.register("03-03")
    cast.sent(later, "land-x", "03-03")
    with reading.named(officer):
        assert [row.number for row in PetitionMatter.objects.all()] == [other.number]
    with pytest.raises(acts.NotThere):
        cast.take("investigate", before, "land-x/handler", "03-04")
    with pytest.raises(acts.NotThere):
        cast.take("receive", later, "land-x/handler", "03-04")


def test_an_interest_in_a_unit_bars_acting_and_the_reason_is_said(cast: Cast) -> None:  # noqa: F811
    """The reviewer owns shares in the unit reviewed: the file may be seen, nothing may be done."""
    matter = cast.concluded("03-02", "03-20")
    cast.take("request_review", matter, matter.petitioner, "03-25", reviewer=cast["gov-x"])
    officer = cast.by("gov-x/reviewer").officer_id or 0
    recusal.declare(officer, None, day("03-25"), Ground.SHARES, agency_id=cast["land-x"])
    ruling = cast.refused("accept_review", matter, "gov-x/reviewer", "03-26")
    assert (ruling.code, ruling.article.number) == ("recused", "28(3)")


def test_another_circumstance_bars_acting_with_its_reason(cast: Cast) -> None:  # noqa: F811
    matter = cast.accepted("03-02")
    officer = cast.by("land-x/handler").officer_id or 0
    recusal.declare(officer, pk_of(cast, matter), day("03-03"), Ground.OTHER)
    assert cast.refused("investigate", matter, "land-x/handler", "03-04").code == "recused"


def test_s19_both_are_barred_and_the_deputy_approves(cast: Cast) -> None:  # noqa: F811
    """The drafter is the opponent's sister-in-law, the head owns shares: the deputy extends, a colleague drafts."""
    matter = cast.accepted("03-02")
    pk = pk_of(cast, matter)
    recusal.declare(cast.by("land-x/handler").officer_id or 0, pk, day("03-03"), Ground.IN_LAW)
    recusal.declare(cast.by("land-x/head").officer_id or 0, pk, day("03-03"), Ground.SHARES)
    for who in ("land-x/handler", "land-x/head"):
        gone(cast, matter, who)
    cast.take("extend", matter, "land-x/deputy", "04-28", days=30)
    assert cast.clock(matter, "handle").due == day("06-01")


def test_who_has_an_interest_chairs_no_hearing(cast: Cast) -> None:  # noqa: F811
    """Named as chair by a colleague, the sister-in-law is refused by name of the ground; another chair is taken."""
    matter = cast.accepted("03-02")
    deputy = cast.by("land-x/deputy").officer_id or 0
    recusal.declare(deputy, pk_of(cast, matter), day("03-03"), Ground.IN_LAW)
    told = {"why": "complex", "hearing_on": day("03-20"), "participants": ("田禾",)}
    chair = recusal.name_of(deputy)
    ruling = cast.refused("open_hearing", matter, "land-x/handler", "03-06", chair=chair, **told)
    assert (ruling.code, ruling.article.number) == ("chair_recused", "28(3)")
    titled = cast.refused("open_hearing", matter, "land-x/handler", "03-06", chair=f"副局长{chair}", **told)
    assert titled.code == "chair_recused"
    other = recusal.name_of(cast.by("land-x/head").officer_id or 0)
    cast.take("open_hearing", matter, "land-x/handler", "03-06", chair=other, **told)


def test_who_handled_it_below_chairs_no_hearing_of_the_review(cast: Cast, as_owner: Any) -> None:  # noqa: F811
    """The handler has moved to the organ above since; a colleague there names them as chair."""
    matter = cast.concluded("03-02", "03-20")
    cast.take("request_review", matter, matter.petitioner, "03-25", reviewer=cast["gov-x"])
    cast.take("accept_review", matter, "gov-x/reviewer", "03-26")
    moved = cast.by("land-x/handler").officer_id or 0
    with as_owner():
        Post.objects.create(officer_id=moved, agency_id=cast["gov-x"], duty=Duty.LEGAL, since=day("03-23"))
    told = {"why": "complex", "hearing_on": day("04-08"), "participants": ("田禾",)}
    chair = recusal.name_of(moved)
    ruling = cast.refused("open_hearing", matter, "gov-x/reviewer", "03-30", chair=chair, **told)
    assert (ruling.code, ruling.article.number) == ("chair_took_part", "28(3)")
    cast.take("open_hearing", matter, "gov-x/reviewer", "03-30", chair="外请专家", **told)


def asked(cast: Cast, on: str = "03-05") -> Told:  # noqa: F811
    """A petitioner asks that the handler, who has heard them, stand aside."""
    matter = cast.accepted("03-02")
    cast.take("hear", matter, "land-x/handler", "03-03", heard_on=day("03-03"), heard_how="meeting")
    cast.take("recuse", matter, matter.petitioner, on, who="承办人", interest="是对方的亲属")
    return matter


def decided(cast: Cast, matter: Told, decision: str, who: str = "land-x/head") -> Any:  # noqa: F811
    officer = cast.by("land-x/handler").officer_id
    told = {"colleague": officer, "decision": decision, "ground": "in_law", "reason": "经核实，确系近姻亲。"}
    return cast.take("decide_recusal", matter, who, "03-06", **told)


def test_the_petitioner_asks_and_the_organ_decides_with_its_reason(cast: Cast) -> None:  # noqa: F811
    matter = asked(cast)
    cast.page(matter, "land-x/handler", "03-05")  # asked is not decided
    decided(cast, matter, "aside")
    gone(cast, matter, "land-x/handler")
    told = [act for act in cast.page(matter, matter.petitioner, "03-06").acts if act.step == "decide_recusal"]
    assert told[0].words["reason"] == "经核实，确系近姻亲。"


def test_the_organ_may_find_that_nobody_need_stand_aside(cast: Cast) -> None:  # noqa: F811
    matter = asked(cast)
    decided(cast, matter, "stays")
    cast.take("investigate", matter, "land-x/handler", "03-07")


def test_nobody_decides_their_own_recusal_nor_that_of_a_stranger(cast: Cast) -> None:  # noqa: F811
    matter = asked(cast)
    told = {"decision": "stays", "ground": "own", "reason": "没有利害关系。"}
    head = cast.by("land-x/head").officer_id
    assert (
        cast.refused("decide_recusal", matter, "land-x/head", "03-06", colleague=head, **told).code
        == "not_own"
    )
    cast.take("decide_recusal", matter, "land-x/deputy", "03-06", colleague=head, **told)
    stranger = cast.by("housing-x/handler").officer_id
    ruling = cast.refused("decide_recusal", matter, "land-x/head", "03-06", colleague=stranger, **told)
    assert ruling.code == "answer"


def test_what_was_done_before_is_checked_again_by_another(cast: Cast) -> None:  # noqa: F811
    matter = asked(cast)
    assert (
        cast.refused("check_again", matter, "land-x/handler2", "03-05", result="stands").code == "unchecked"
    )
    decided(cast, matter, "aside")
    cast.take("check_again", matter, "land-x/handler2", "03-07", result="stands")
    assert (
        cast.refused("check_again", matter, "land-x/handler2", "03-08", result="stands").code == "unchecked"
    )
    assert "check_again" in [act.step for act in cast.page(matter, "land-x/head", "03-08").acts]


REVIEWING = [
    step.code
    for step in steps.ALL
    if step.where
    and step.where <= {Position.REVIEWER, Position.RE_REVIEWER}
    and Duty.REVIEWER in step.by
    and step.code.split("_")[0] in ("accept", "decline", "issue")
]


@pytest.mark.parametrize("code", REVIEWING)
def test_nobody_reviews_what_they_had_a_part_in(code: str) -> None:
    """F-09, for each step that decides a review or a re-review."""
    from tests.law.examples import ruled

    below = ("investigate", "draft_opinion", "issue_opinion", "legal_check")
    for taken in below if "re_review" not in code else (*below, "issue_review", "accept_review"):
        assert ruled(code, did=frozenset({taken})).code == "took_part"


def test_there_are_six_such_steps() -> None:
    assert len(REVIEWING) == 6


def test_it_costs_no_query_more(cast: Cast) -> None:  # noqa: F811
    """The wall stands in the database: a page asks as often with an interest declared elsewhere as without."""
    matter, other = cast.accepted("03-02"), cast.accepted("03-02")
    actor = cast.by("land-x/handler")

    def asked() -> tuple[int, int]:
        with reading.named(actor):
            with CaptureQueriesContext(connection) as page:
                reading.matter(matter.number, on=day("03-09"))
            with CaptureQueriesContext(connection) as boxes:
                listing.listed(actor, on=day("03-09"), box="all")
        return len(page), len(boxes)

    before = asked()
    recusal.declare(actor.officer_id or 0, pk_of(cast, other), day("03-03"), Ground.OWN)
    assert asked() == before
