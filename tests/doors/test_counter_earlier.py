"""Before another petition is registered: the matter this browser holds is offered, and nothing else is ever looked for."""

from datetime import date

import pytest
from django.test import Client

from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.matters.models import PetitionItem
from huiyin.people.acting import Actor
from tests.cast import cast  # noqa: F401

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
FACTS = "水渠断了一年，今年又断了。"
OFFERED = "是您以前提出过的同一件事吗"


@pytest.fixture
def visitor(cast, demonstration):  # noqa: F811
    demonstration(TODAY)
    return Client()


def write(visitor, office, report="no"):
    """As far as the page where everything is shown once more; that page."""
    visitor.post("/raise", {"go": "anew"})
    for name, typed in [
        ("where", {"region": "970101"}),
        ("office", {"office": office}),
        ("report", {"report": report}),
        ("requests", {"requests-0-text": "修复水渠"}),
        ("facts", {"facts": FACTS}),
        ("together", {"together": "alone"}),
        ("identity", {"name": "田禾", "phone": "00000000001"}),
    ]:
        visitor.post(f"/raise/{name}", typed)
    return visitor.get("/raise/check").text


def hold(visitor, told):
    visitor.post("/follow", {"number": told.receipt.item, "code": told.receipt.code})


def items():
    with reading.named(Actor.job(Duty.CLOCK)):
        return PetitionItem.objects.count()


def test_it_is_offered_at_once_and_what_was_written_goes_there_instead(visitor, cast):  # noqa: F811
    told = cast.register("03-02")
    hold(visitor, told)
    begin = visitor.get("/raise").text
    assert OFFERED in begin
    assert f"/follow/{told.number}/supplement" in begin
    before = items()
    assert f'value="{told.number}"' in write(visitor, cast["office-x"])
    answer = visitor.post("/raise/check", {"add_to": told.number}, follow=True)
    form = answer.context["form"]
    assert form["text"].value() == f"修复水渠\n{FACTS}"
    assert visitor.get("/raise/check").status_code == 200  # not sent yet: nothing is lost
    visitor.post(f"/follow/{told.number}/supplement", {"text": form["text"].value()})
    assert items() == before
    with reading.named(cast.by("office-x/intake")):
        acts = reading.matter(told.number, on=TODAY).acts
    assert [act.words["text"] for act in acts if act.step == "supplement"] == [f"修复水渠\n{FACTS}"]
    assert visitor.get("/raise/check").status_code == 302  # said, so no longer waiting to be sent
    assert visitor.get(f"/follow/{told.number}/supplement").context["form"]["text"].value() == ""


def test_whoever_goes_on_registers_another(visitor, cast):  # noqa: F811
    hold(visitor, cast.register("03-02"))
    before = items()
    write(visitor, cast["office-x"])
    visitor.post("/raise/check", {"go": "on"})
    assert items() == before + 1


def test_a_sealed_one_is_offered_in_the_same_words(visitor, cast):  # noqa: F811
    pages = []
    for accusation in (False, True):
        visitor, told = Client(), cast.register("03-02", accusation=accusation)
        hold(visitor, told)
        shown = visitor.get("/raise").text, write(visitor, cast["office-x"])
        pages.append([_plain(text, told.number) for text in shown])
    assert pages[0] == pages[1]
    assert any(OFFERED in line for line in pages[0][1])


def _plain(text, number):
    cut = text.replace(number, "N")
    chance = "csrfmiddlewaretoken", 'name="seen"'  # of this visit, whatever the matter is
    return [line for line in cut.splitlines() if not any(name in line for name in chance)]


def test_the_same_name_number_and_words_find_nobody(visitor, cast):  # noqa: F811
    cast.register("03-02", facts=FACTS, identity={"name": "田禾", "phone": "00000000001"})
    assert OFFERED not in visitor.get("/raise").text
    assert OFFERED not in write(visitor, cast["office-x"])


def test_an_accusation_is_never_led_to_the_organ_that_handles_another_matter(visitor, cast):  # noqa: F811
    told = cast.register("03-02")
    hold(visitor, told)
    assert OFFERED not in write(visitor, cast["office-x"], report="yes")
    answer = visitor.post("/raise/check", {"add_to": told.number})
    assert answer["Location"] == "/raise/check"


def test_nobody_adds_to_a_matter_of_another(visitor, cast):  # noqa: F811
    held, other = cast.register("03-02"), cast.register("03-02")
    hold(visitor, held)
    write(visitor, cast["office-x"])
    assert visitor.post("/raise/check", {"add_to": other.number})["Location"] == "/raise/check"
