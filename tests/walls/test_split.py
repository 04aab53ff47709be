"""S01, the mixed letter: split before anything moves; a second officer reads the extract; the scan stays sealed."""

# ruff: noqa: F811  (fixtures are taken by name)

import logging

import pytest

from huiyin.config.home import Home
from huiyin.law.grammar import Part
from huiyin.law.words import Klass, State
from huiyin.matters import acts, boxes, ledger, reading, secrecy
from huiyin.matters.models import Attachment, Content, Envelope, Petitioner, PetitionMatter
from huiyin.papers.models import Paper
from tests.cast import Cast, Told, cast, day, transactional_cast  # noqa: F401
from tests.ground import HOME
from tests.walls.test_counter_secrecy import everywhere

pytestmark = pytest.mark.django_db
CANARY = "县长某某收受砂石款三十万元的经过"
SCAN = acts.Upload(f"来信原件{CANARY}.txt", "text/plain", f"征地补偿没有发。{CANARY}".encode())
PARTS = (Part(Klass.APPEAL, "征地补偿没有发。", ("发放征地补偿",)), Part(Klass.ACCUSATION, CANARY))


def letter(cast: Cast) -> Told:
    return cast.register(
        "03-10", facts=f"征地补偿没有发。另外{CANARY}。", requests=("发放征地补偿", CANARY), files=(SCAN,)
    )


def split(cast: Cast) -> tuple[Told, str, str]:
    """(the letter, the number of the claim, the number of the accusation)"""
    told = letter(cast)
    cast.take("split", told, "office-x/triage", "03-11", parts=PARTS)
    return told, f"{told.receipt.item}-2", f"{told.receipt.item}-3"


def there(cast: Cast, number: str, who: str) -> bool:
    try:
        cast.page(number, who, "03-12")
    except acts.NotThere:
        return False
    return True


def test_s01_before_a_second_officer_has_read_the_extract_nothing_moves(cast: Cast) -> None:
    _, claim, _ = split(cast)
    for who in ("office-x/triage", "office-x/triage2"):
        assert cast.refused("triage", claim, who, "03-11", klass="appeal").code == "extract"
        assert cast.refused("forward", claim, who, "03-11", organ=cast["land-x"]).code == "state"
    assert cast.refused("approve_extract", claim, "office-x/triage", "03-11").code == "two_officers"
    unread = cast.refused("approve_extract", claim, "office-x/triage2", "03-11", own_text_only=False)
    assert unread.code == "own_text_only"
    cast.take("approve_extract", claim, "office-x/triage2", "03-11")
    cast.take("triage", claim, "office-x/triage", "03-11", klass="appeal")


def test_s01_the_life_of_a_mixed_letter(cast: Cast, as_owner) -> None:
    told, claim, accusation = split(cast)
    cast.take("approve_extract", claim, "office-x/triage2", "03-11")
    cast.take("triage", claim, "office-x/triage", "03-11", klass="appeal")
    cast.take("forward", claim, "office-x/triage", "03-11", organ=cast["land-x"])
    # The bureau reads the extract and not a word of the rest.
    page = cast.page(claim, "land-x/handler", "03-12")
    assert page.requests == ["发放征地补偿"]
    assert page.facts == "征地补偿没有发。"
    assert page.files == []
    assert "检举" not in str([(act.step, act.article, act.data, act.words) for act in page.acts])
    # The accusation goes past the county, to the organ that has authority over its head.
    cast.take("triage", accusation, "office-x/sealed", "03-11", klass="accusation")
    cast.take("refer_discipline", accusation, "office-x/sealed", "03-11", organ=cast["discipline-c"])
    assert there(cast, accusation, "discipline-c/sealed")
    for who in ("land-x/handler", "gov-x/head", "office-x/triage", "discipline-x/sealed"):
        assert not there(cast, accusation, who), who
        assert not there(cast, told.number, who), who
    # The letter itself is closed to all but the key of the sealed room.
    private = bytes.fromhex((Home(HOME).sealed_room / "private_key").read_text("ascii"))
    with as_owner():
        opened = [boxes.open(private, one.body) for one in Envelope.objects.order_by("id")]
    whole = opened[0]
    assert bytes.fromhex(whole["files"][0]["body"]).decode().endswith(CANARY)
    assert any(CANARY in str(one) for one in whole["said"])
    assert opened[1]["facts"] == CANARY
    assert everywhere(as_owner, CANARY) == []


@pytest.mark.parametrize("who", ["office-x/triage", "office-x/triage2", "office-x/intake", "office-x/sealed"])
@pytest.mark.parametrize("target", ["gov-x", "land-x"])
def test_the_scan_cannot_be_forwarded(
    cast: Cast,
    who: str,
    target: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told, _, _ = split(cast)
    step = "forward" if target == "land-x" else "submit_for_decision"
    answers = {"organ" if step == "forward" else "committee": cast[target]}
    with caplog.at_level(logging.WARNING), pytest.raises((acts.NotThere, acts.Refused)):
        cast.take(step, told, who, "03-11", **answers)
    assert f"step={step}" in caplog.text
    assert CANARY not in caplog.text


def test_what_was_there_before_is_destroyed_with_its_key(cast: Cast, as_owner) -> None:
    """Words, files, identities, papers: the rows are gone, and the old key opens nothing that is left."""
    told = letter(cast)
    with as_owner():
        before = PetitionMatter.objects.get(number=told.number)
        old = bytes(before.key)
        assert Paper.objects.filter(matter_id=before.pk).exists()
        assert Attachment.objects.filter(matter=before).exists()
    cast.take("split", told, "office-x/triage", "03-11", parts=PARTS)
    with as_owner():
        after = PetitionMatter.objects.get(pk=before.pk)
        assert bytes(after.key) != old
        assert secrecy.unwrap(before.pk, after.key) != secrecy.unwrap(before.pk, old)
        for rows in (Content, Attachment, Petitioner):
            assert not rows.objects.filter(matter=before).exists()
        assert not Paper.objects.filter(matter_id=before.pk).exists()
    assert everywhere(as_owner, CANARY) == []


def test_the_record_shows_that_it_was_done_and_not_what_it_said(
    transactional_cast: Cast,
    as_owner,
) -> None:
    cast = transactional_cast
    told, claim, _ = split(cast)
    cast.take("approve_extract", claim, "office-x/triage2", "03-11")
    page = cast.page(told, "office-x/sealed", "03-11")
    assert [act.step for act in page.acts] == ["register", "split"]
    assert page.matter.state == State.SPLIT
    assert all(not act.words for act in page.acts)
    approved = cast.page(claim, "office-x/triage", "03-11").acts[-1]
    assert (approved.step, approved.words) == ("approve_extract", {})
    walked = ledger.verify()
    assert (walked.matters, walked.broken) == (3, [])


def test_an_extract_that_says_too_much_is_written_anew(transactional_cast: Cast, as_owner) -> None:
    """The reader rewrites it, the former text goes with its key, and now the first officer reads."""
    cast = transactional_cast  # each act a transaction of its own, as in life
    told = letter(cast)
    careless = (Part(Klass.APPEAL, f"补偿没有发，因为{CANARY}", ("发放征地补偿",)), PARTS[1])
    cast.take("split", told, "office-x/triage", "03-11", parts=careless)
    claim = f"{told.receipt.item}-2"
    with as_owner():
        old = bytes(PetitionMatter.objects.get(number=claim).key)
    cast.take(
        "rewrite_extract",
        claim,
        "office-x/triage2",
        "03-11",
        requests=("发放征地补偿", "说明发放日期"),
        facts="征地补偿没有发。",
    )
    page = cast.page(claim, "office-x/triage", "03-11")
    assert page.facts == "征地补偿没有发。"
    assert page.matter.requests == 2
    assert [person.name[:1] for person in page.people] == ["田"]
    assert CANARY not in str([act.words for act in page.acts])
    with as_owner():
        row = PetitionMatter.objects.get(number=claim)
        assert bytes(row.key) != old
        assert [one.kind for one in Paper.objects.filter(matter_id=row.pk)] == ["registration_sheet"]
    assert cast.refused("approve_extract", claim, "office-x/triage2", "03-11").code == "two_officers"
    assert cast.refused("triage", claim, "office-x/triage2", "03-11", klass="appeal").code == "extract"
    cast.take("approve_extract", claim, "office-x/triage", "03-11")
    cast.take("triage", claim, "office-x/triage2", "03-11", klass="appeal")


def test_an_ordinary_split_is_approved_alike(cast: Cast) -> None:
    """So that an approval says nothing about what else the letter held."""
    told = cast.register("03-10", facts="补偿没有发。路灯也不亮。", requests=("发放补偿", "修好路灯"))
    parts = (
        Part(Klass.APPEAL, "补偿没有发。", ("发放补偿",)),
        Part(Klass.SUGGESTION, "路灯不亮。", ("修好路灯",)),
    )
    cast.take("split", told, "office-x/triage", "03-11", parts=parts)
    _, mixed, _ = split(cast)
    for claim in (f"{told.receipt.item}-2", f"{told.receipt.item}-3", mixed):
        assert cast.refused("triage", claim, "office-x/triage", "03-11", klass="appeal").code == "extract"
        cast.take("approve_extract", claim, "office-x/triage2", "03-11")
        cast.take("triage", claim, "office-x/triage", "03-11", klass="appeal")
    shown = [
        [
            (act.step, act.article, act.data, sorted(act.words))
            for act in cast.page(one, "office-x/triage", "03-11").acts
        ]
        for one in (f"{told.receipt.item}-2", mixed)
    ]
    assert shown[0] == shown[1]


def test_a_petitioner_follows_all_parts_with_one_code(cast: Cast) -> None:
    told, claim, accusation = split(cast)
    with reading.named(told.petitioner):
        assert reading.matters_of_receipt() == [told.number, claim, accusation]


def test_an_ordinary_petition_does_not_even_say_that_it_is_no_accusation(cast: Cast) -> None:
    """A box that was not ticked leaves no word: the bureau reads what the petitioner wrote and no class of it."""
    told = cast.register("03-10", accusation=False)
    register = cast.page(told, "office-x/triage", "03-10").acts[0]
    assert "accusation" not in register.words | register.data
