"""Service of papers (rulebook E.3): what is out without proof is a list; each proof takes it off; none, and no period runs."""

from datetime import date

import pytest

from huiyin.matters import acts, reading
from huiyin.papers import serving
from tests.papers import pages
from tests.papers.conftest import County
from tests.papers.test_main_path import Path

pytestmark = pytest.mark.django_db
POST = {"way": "post", "post_number": "XA00000000044", "evidence": "回执联"}


@pytest.fixture
def path(county: County) -> Path:
    return Path(county)


def unproved(path: Path, by: str) -> list[serving.Unproved]:
    path.county.worked()
    actor = path.county.actors[by]
    assert actor.agency_id is not None
    with reading.named(actor):
        found = serving.unproved(actor.agency_id)
        assert serving.how_many_unproved(actor.agency_id) == len(found)
    return found


def served(path: Path, by: str, kind: str, on: date, **proof: object) -> None:
    (line,) = (one for one in unproved(path, by) if one.kind == kind)
    path.county.take("serve_paper", path.number, by, on, paper=line.pk, **{"effective_on": on} | proof)


def test_what_an_agency_issued_and_cannot_prove_is_its_own_list_until_it_is_proved(path: Path) -> None:
    path.accepted()
    (line,) = unproved(path, "handler")
    assert (line.kind, line.matter, line.step) == ("notice_of_acceptance", path.number, "serve_paper")
    assert [one.kind for one in unproved(path, "triage")] == ["assignment_letter"]
    served(path, "handler", "notice_of_acceptance", date(2026, 12, 31), **POST)
    assert unproved(path, "handler") == []
    assert [one.kind for one in unproved(path, "triage")] == ["assignment_letter"]


def test_the_return_slip_says_what_was_served_how_and_by_which_number(path: Path) -> None:
    path.accepted()
    served(path, "handler", "notice_of_acceptance", date(2026, 12, 31), **POST)
    slip = path.county.pdf(path.number, "proof_of_service", "handler")
    pages.in_order(slip, "送达回证", "受理告知书")
    assert "XA00000000044" in pages.text(slip)
    assert "2026年12月31日" in pages.text(slip)


def test_a_failed_attempt_leaves_it_on_the_list(path: Path) -> None:
    path.accepted()
    (line,) = unproved(path, "handler")
    told = {"way": "direct", "what_happened": "家中无人。"}
    path.county.take("attempt_paper", path.number, "handler", date(2026, 12, 31), paper=line.pk, **told)
    assert unproved(path, "handler") == [line]


def test_without_what_proves_its_way_nothing_is_served(path: Path) -> None:
    path.accepted()
    for proof in (
        {"way": "post", "evidence": "已寄出"},
        {"way": "left", "evidence": "门上", "witnesses": ("甲",)},
        {"way": "electronic", "evidence": "短信"},
        {"way": "public", "evidence": "张贴"},
    ):
        with pytest.raises(acts.Refused):
            served(path, "handler", "notice_of_acceptance", date(2026, 12, 31), **proof)
    assert len(unproved(path, "handler")) == 1


def test_another_agency_proves_nothing_for_it(path: Path) -> None:
    path.accepted()
    (line,) = unproved(path, "handler")
    with pytest.raises(acts.Refused) as refused:
        path.county.take(
            "serve_paper",
            path.number,
            "triage",
            date(2026, 12, 31),
            paper=line.pk,
            effective_on=date(2026, 12, 31),
            **POST,
        )
    assert refused.value.ruling.code in ("paper", "own_paper")


def test_an_opinion_comes_off_by_its_own_service_which_starts_the_period(path: Path) -> None:
    path.issued()
    waiting = {one.kind: one.step for one in unproved(path, "handler")}
    assert waiting["opinion"] == "serve_opinion"
    (line,) = (one for one in unproved(path, "handler") if one.kind == "opinion")
    with pytest.raises(acts.Refused) as refused:
        served(path, "handler", "opinion", date(2026, 12, 31), **POST)
    assert refused.value.ruling.code == "to_serve"
    path.take("serve_opinion", "handler", date(2026, 3, 30), effective_on=date(2026, 3, 30), **POST)
    assert "opinion" not in {one.kind for one in unproved(path, "handler")}
    assert line.kind == "opinion"
