"""Several petitioners on one petition, and somebody who files for another: registered alike, protected alike."""

from datetime import date

import pytest
from django.test import Client

from huiyin.law.words import Duty
from huiyin.matters import acts, reading
from huiyin.matters.models import PetitionMatter
from huiyin.people.acting import Actor
from tests.cast import at, cast, day  # noqa: F401

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
NAMES = ("田禾苗", "苏河湾", "白杨林", "石桥南", "方向东")


@pytest.fixture
def visitor(cast, demonstration):  # noqa: F811
    demonstration(TODAY)
    return Client()


def raised(visitor, office, *pages):
    """Hand in a petition with these answers (page, typed) beside the usual; where the visitor was sent, page by page."""
    visitor.post("/raise", {"go": "anew"})
    usual = [
        ("where", {"region": "970101"}),
        ("office", {"office": office}),
        ("report", {"report": "no"}),
        ("facts", {"facts": "水渠断了一年。"}),
    ]
    sent = [visitor.post(f"/raise/{name}", typed).headers.get("Location") for name, typed in [*usual, *pages]]
    visitor.post("/raise/identity", {"name": NAMES[0], "address": "芦渡县河湾村二组"})
    return sent[len(usual) :]


def hand_in(visitor):
    answer = visitor.post("/raise/check", {"go": "on"}, follow=True)
    return answer.context["receipt"]


def row_and_people(cast):  # noqa: F811
    with reading.named(Actor.job(Duty.CLOCK)):
        number = PetitionMatter.objects.get().number
    with reading.named(cast.by("office-x/intake")):
        page = reading.matter(number, on=TODAY)
    return page.matter, page.people


def others(*speaking):
    return {
        key: value
        for place, name in enumerate(NAMES[1:])
        for key, value in (
            (f"others-{place}-name", name),
            (f"others-{place}-speaks", "yes" if place in speaking else ""),
        )
    }


def test_five_together_are_one_petition_and_five_petitioners(visitor, cast):  # noqa: F811
    sent = raised(visitor, cast["office-x"], ("together", {"together": "together"}), ("others", others(0, 2)))
    assert sent == ["/raise/others", "/raise/identity"]
    assert NAMES[4] in visitor.get("/raise/check").text
    hand_in(visitor)
    matter, people = row_and_people(cast)
    assert matter.joint
    assert [(one.name[:1], one.representative) for one in people] == [
        ("田", False),
        ("苏", True),
        ("白", False),
        ("石", True),
        ("方", False),
    ]
    assert all(one.name.endswith("＊") for one in people)  # masked alike


def test_a_sixth_representative_is_told_and_nothing_is_lost(visitor, cast):  # noqa: F811
    six = {
        f"others-{place}-{name}": said
        for place in range(6)
        for name, said in (("name", f"村民{place}"), ("speaks", "yes"))
    }
    raised(visitor, cast["office-x"], ("together", {"together": "together"}))
    answer = visitor.post("/raise/others", six)
    assert answer.status_code == 400
    assert "代表最多五位" in answer.text
    assert "村民5" in answer.text
    visitor.post("/raise/others", six | {"others-5-speaks": ""})
    hand_in(visitor)
    assert len(row_and_people(cast)[1]) == 7


def test_who_writes_alone_is_not_asked_about_others(visitor, cast):  # noqa: F811
    assert raised(visitor, cast["office-x"], ("together", {"together": "alone"})) == ["/raise/identity"]
    assert visitor.get("/raise/filers").headers["Location"] == "/raise/together"
    hand_in(visitor)
    assert not row_and_people(cast)[0].joint


def by_agent(visitor, office):
    """What an agent without a written authority hands in; where each page led, and the receipt."""
    sent = raised(
        visitor,
        office,
        ("together", {"together": "for_one"}),
        ("filed_by", {"filed_by": "agent"}),
        ("filers", {"filers-0-name": "代写人", "filers-0-phone": "00000000009", "authority": "later"}),
    )
    assert "怎样联系信访人本人" in visitor.get("/raise/identity").text
    return sent, hand_in(visitor)


def test_an_agent_files_without_authority_and_lies_under_the_same_key(visitor, cast):  # noqa: F811
    sent, _ = by_agent(visitor, cast["office-x"])
    assert sent == ["/raise/filed_by", "/raise/filers", "/raise/identity"]
    matter, people = row_and_people(cast)
    assert matter.own_hand
    assert len(people) == 1  # the agent is no petitioner
    assert people[0].details["filer1_phone"] != "00000000009"  # masked
    assert people[0].details["filed_by"] == "agent"


def test_an_agent_cannot_withdraw_or_change_the_service_before_the_authority_says_so(visitor, cast):  # noqa: F811
    _, receipt = by_agent(visitor, cast["office-x"])
    withdrawal = ("ask_withdrawal", {"own_will": "on", "pressed": "no"})
    for step, typed in (withdrawal, ("choose_electronic", {"choice": "agree"})):
        answer = visitor.post(f"/follow/{receipt['item']}-1/{step}", typed)
        assert answer.status_code == 409
        assert "由信访人本人决定" in answer.text
    said = {"authority": "special"}
    intake, number = cast.by("office-x/intake"), f"{receipt['item']}-1"
    acts.take("note_authority", number, by=intake, on=TODAY, at=at(TODAY), answers=said)
    assert visitor.post(f"/follow/{number}/{withdrawal[0]}", withdrawal[1]).status_code == 302


def test_an_agent_changes_the_own_telephone_and_never_where_the_petitioner_is_reached(visitor, cast):  # noqa: F811
    _, receipt = by_agent(visitor, cast["office-x"])
    number = f"{receipt['item']}-1"
    form = visitor.get(f"/follow/{number}/change_contact").text
    assert "由信访人本人改" in form
    assert 'name="address"' not in form
    forged = visitor.post(
        f"/follow/{number}/change_contact", {"address": "别处的信箱", "phone": "00000000001"}
    )
    assert forged.status_code == 409
    acts_of = Actor.petitioner(reading.follow(receipt["item"], receipt["code"]))
    with pytest.raises(acts.Refused, match="own_hand"):
        acts.take(
            "change_contact", number, by=acts_of, on=TODAY, at=at(TODAY), answers={"address": "别处的信箱"}
        )
    assert (
        visitor.post(f"/follow/{number}/change_contact", {"filer1_phone": "00000000777"}).status_code == 302
    )
    said = {"authority": "in_person"}
    acts.take("note_authority", number, by=cast.by("office-x/intake"), on=TODAY, at=at(TODAY), answers=said)
    assert 'name="address"' in visitor.get(f"/follow/{number}/change_contact").text
    visitor.post(f"/follow/{number}/change_contact", {"address": "芦渡县新村三组"})
    with reading.named(acts_of):
        (person,) = reading.matter(number, on=TODAY).people
    assert person.details["filer1_phone"].endswith("77")  # masked
    assert person.details["address"].endswith("三组")
    assert person.details["former"]


def test_who_files_alone_is_not_asked_for_the_telephone_of_another(visitor, cast):  # noqa: F811
    raised(visitor, cast["office-x"], ("together", {"together": "alone"}))
    receipt = hand_in(visitor)
    form = visitor.get(f"/follow/{receipt['item']}-1/change_contact").text
    assert 'name="phone"' in form
    assert "filer1_phone" not in form


def test_a_third_who_files_is_told_and_not_dropped(visitor, cast):  # noqa: F811
    raised(
        visitor, cast["office-x"], ("together", {"together": "for_one"}), ("filed_by", {"filed_by": "agent"})
    )
    three = {f"filers-{n}-name": f"代写人{n}" for n in range(3)} | {"authority": "later"}
    answer = visitor.post("/raise/filers", three)
    assert answer.status_code == 400
    assert "至多写两名" in answer.text
    assert "代写人2" in answer.text


def test_sixty_one_claims_are_told_at_their_field_and_nothing_is_lost(visitor, cast):  # noqa: F811
    raised(visitor, cast["office-x"], ("together", {"together": "alone"}))
    claims = {f"requests-{n}-text": f"第{n + 1}项要求" for n in range(61)}
    answer = visitor.post("/raise/requests", claims)
    assert answer.status_code == 400
    assert "最多写60项，现在有61项" in answer.text
    assert "第61项要求" in answer.text
    assert visitor.post("/raise/requests", claims | {"requests-60-text": ""}).status_code == 302
    hand_in(visitor)
    assert row_and_people(cast)[0].requests == 60


def test_a_guardian_decides_for_the_ward(visitor, cast):  # noqa: F811
    raised(
        visitor,
        cast["office-x"],
        ("together", {"together": "for_one"}),
        ("filed_by", {"filed_by": "guardian"}),
        ("filers", {"filers-0-name": "监护人", "authority": "later"}),
    )
    receipt = hand_in(visitor)
    assert (
        visitor.post(
            f"/follow/{receipt['item']}-1/ask_withdrawal", {"own_will": "on", "pressed": "no"}
        ).status_code
        == 302
    )


def test_a_changed_mind_leaves_nobody_behind(visitor, cast):  # noqa: F811
    raised(
        visitor,
        cast["office-x"],
        ("together", {"together": "together"}),
        ("others", others()),
        ("together", {"together": "alone"}),
    )
    hand_in(visitor)
    assert len(row_and_people(cast)[1]) == 1
