"""Where a person or an employer is complained of, the complainant's identity travels apart and is withheld (R5 and R2)."""

# ruff: noqa: F811  (fixtures are taken by name)

import json

import pytest
from django.test import Client

from huiyin.matters import acts, reading, secrecy
from huiyin.matters.models import PetitionMatter
from huiyin.papers.editing import place
from huiyin.papers.models import Paper
from huiyin.people.models import Officer
from tests.cast import Cast, Told, cast, day  # noqa: F401
from tests.walls.test_counter_secrecy import visitor  # noqa: F401

pytestmark = pytest.mark.django_db
WHO = {"name": "田禾苗", "address": "芦渡县河湾村二组九号", "phone": "00000000077"}
CONSENT = acts.Upload("同意书.txt", "text/plain", b"signed")


def complained(cast: Cast, route: str = "R5") -> Told:
    """A private employer is complained of; the bureau has the duty to look into it."""
    return cast.accepted("03-02", organ="labour-x", route=route, facts="工地老板扣了我的证件。", identity=WHO)


def test_no_paper_but_the_registration_sheet_and_the_petitioner_s_own_names_them(
    cast: Cast, as_owner
) -> None:
    told = complained(cast)
    cast.take("start_duty", told, "labour-x/handler", "03-02", applied_on=day("03-02"))
    named = set()
    with as_owner():
        matter = PetitionMatter.objects.get(number=told.number)
        key = secrecy.unwrap(matter.pk, matter.key)
        papers = list(Paper.objects.filter(matter_id=matter.pk))
        for paper in papers:
            text = json.loads(secrecy.open_bytes(key, place(paper), paper.body))
            said = json.dumps(text, ensure_ascii=False)
            if any(one in said for one in WHO.values()):
                named.add((paper.kind, paper.to_petitioner))
    assert len(papers) >= 4
    assert {kind for kind, own in named if not own} == {"registration_sheet"}


@pytest.mark.parametrize("route", ["R2", "R5"])
def test_the_other_side_is_told_on_signed_consent_or_by_a_law_that_is_named(cast: Cast, route: str) -> None:
    told = complained(cast, route)
    asked = {"to": "工地老板", "what": "姓名"}
    who = "labour-x/handler"
    for lacking in (
        {"ground": "consent"},
        {"ground": "consent", "signed_on": day("03-01")},
        {"ground": "consent", "files": (CONSENT,)},
        {"ground": "consent", "signed_on": day("03-09"), "files": (CONSENT,)},
    ):
        assert cast.refused("tell_identity", told, who, "03-03", **asked, **lacking).code == "signed"
    assert cast.refused("tell_identity", told, who, "03-03", **asked, ground="duty").code == "basis"
    cast.take(
        "tell_identity",
        told,
        who,
        "03-03",
        **asked,
        ground="consent",
        signed_on=day("03-01"),
        files=(CONSENT,),
    )
    act = cast.page(told, who, "03-03").acts[-1]
    assert (act.data["ground"], act.words["to"]) == ("consent", "工地老板")


def test_nobody_else_tells_it_and_not_on_a_route_without_another_side(cast: Cast) -> None:
    told, plain = complained(cast), cast.accepted("03-02")
    said = {"to": "某人", "what": "姓名", "ground": "duty", "basis": "劳动保障监察条例第二十条"}
    assert cast.refused("tell_identity", told, "office-x/triage", "03-03", **said).code == "duty"
    assert cast.refused("tell_identity", plain, "land-x/handler", "03-03", **said).code == "route"


@pytest.mark.parametrize(
    ("ground", "sentence"),
    [
        ("consent", "按您的书面同意，把您的身份告诉了另一方"),
        ("duty", "按法律规定的义务，把您的身份告诉了另一方"),
    ],
)
def test_the_petitioner_sees_that_it_was_told_and_why(
    cast: Cast, visitor, ground: str, sentence: str
) -> None:
    told = complained(cast)
    visitor.post("/follow", {"number": told.receipt.item, "code": told.receipt.code})
    assert "另一方" not in visitor.get(f"/follow/{told.number}").text
    more = (
        {"signed_on": day("03-02"), "files": (CONSENT,)}
        if ground == "consent"
        else {"basis": "某条例第二十条规定"}
    )
    cast.take(
        "tell_identity", told, "labour-x/handler", "03-02", to="某人", what="姓名", ground=ground, **more
    )
    shown = visitor.get(f"/follow/{told.number}").text
    assert sentence in shown
    assert "个人信息保护法" in shown


def test_the_desk_says_that_it_is_withheld_until_it_was_told(cast: Cast, visitor) -> None:
    told = complained(cast)
    clerk = Client()
    clerk.force_login(
        Officer.objects.get(username="labour-x/handler"), backend="django.contrib.auth.backends.ModelBackend"
    )
    shown = clerk.get(f"/desk/matters/{told.number}").text
    assert "信访人身份默认不告知另一方" in shown
    assert WHO["phone"] not in shown
    cast.take(
        "tell_identity", told, "labour-x/handler", "03-02", to="某人", what="姓名", ground="duty",
        basis="某条例第二十条规定",
    )  # fmt: skip
    assert "已按记录向另一方告知过信访人身份" in clerk.get(f"/desk/matters/{told.number}").text


def test_the_other_side_has_no_way_in(cast: Cast) -> None:
    """An agency that is complained of and does not hold the matter finds nothing of it."""
    told = complained(cast)
    for who in ("housing-x/handler", "land-x/head"):
        with reading.named(cast.by(who)), pytest.raises(acts.NotThere):
            reading.matter(told.number, on=day("03-03"), look=reading.Look(what=reading.What.IDENTITY))
