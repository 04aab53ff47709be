"""The demonstration as it is loaded: every life lawful, chained, and something of everything to look at."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from django.db.models import Count
from django.utils import timezone

from huiyin.demo import accounts
from huiyin.demo.load import DAY, load
from huiyin.hints import hotspots
from huiyin.law.book_2022.states import ENDED
from huiyin.law.urgency import Urgency
from huiyin.law.words import Duty, State
from huiyin.matters import ledger, listing, reading, unusual
from huiyin.matters.models import Act, Breach, Petitioner, PetitionItem, PetitionMatter, Term
from huiyin.papers import reading as papers
from huiyin.people.acting import Actor
from huiyin.people.models import Officer, Post
from huiyin.publishing import campaigns
from huiyin.publishing import reading as published
from huiyin.publishing.models import Kind, Withdrawal

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
CLOCK = Actor.job(Duty.CLOCK)


@pytest.fixture
def loaded() -> Iterator[list[str]]:
    """The province and its matters, as `huiyin start` loads them; what the loading said."""
    said: list[str] = []
    load(progress=said.append)
    return said


def states() -> Counter[str]:
    return Counter(PetitionMatter.objects.values_list("state", flat=True))


def test_the_demonstration_is_lawful_chained_and_complete(loaded: list[str]) -> None:
    """Loaded twice it is there once; its chains verify; nothing in it happens after its day."""
    assert loaded
    with reading.named(CLOCK):
        matters, acts = PetitionMatter.objects.count(), Act.objects.count()
        assert 40 <= matters <= 160
        assert not Act.objects.filter(on__gt=DAY).exists()
    walked = ledger.verify()
    assert (walked.matters, walked.acts, walked.broken) == (matters, acts, [])
    load(progress=loaded.append)
    with reading.named(CLOCK):
        assert (PetitionMatter.objects.count(), Act.objects.count()) == (matters, acts)
        shows_every_state()
        shows_every_colour()
        shows_what_the_tour_needs()
    shows_who_looked_and_what_is_asked_about()
    each_account_opens_a_desk_with_something_on_it()
    shows_a_hotspot_that_grows()
    shows_what_is_published()
    no_paper_lacks_a_content()


def shows_what_is_published() -> None:
    """Once, however often it is loaded: announcements out, one to come, one withdrawn; a call open, one with its result."""
    noon = datetime.combine(DAY, time(12), timezone.get_default_timezone())
    out = list(published.published(Kind.ANNOUNCEMENT, noon))
    assert len(out) == 4
    assert any(one.title_en for one in out)
    assert sum(len(published.enclosures(one)) for one in out) == 1
    assert published.published(Kind.ANNOUNCEMENT, noon + timedelta(days=30)).count() == 5
    assert Withdrawal.objects.count() == 1
    ahead, over = campaigns.listed(noon)
    assert [campaigns.is_open(one, DAY) for one in ahead] == [True]
    assert [bool(one.result) for one in over] == [True]


def shows_a_hotspot_that_grows() -> None:
    """Persons who do not know of one another, more of them every week."""
    triage = Actor.holding(Post.objects.get(officer__username="98010101-2"))
    with reading.named(triage):
        (one,) = hotspots.listed(triage)
    weeks = [many for _, many in one.weeks(DAY)][:-1]  # the last has just begun
    assert one.people >= 7
    assert weeks == sorted(set(weeks)), "each week more than the last"


def shows_every_state() -> None:
    missing = set(State) - {State(state) for state in states()}
    assert not missing, f"no matter stands at {sorted(missing)}"


def shows_every_colour() -> None:
    colours = set()
    for term in Term.objects.filter(state=Term.RUNNING).exclude(bound=None).select_related("matter"):
        if State(term.matter.state) not in ENDED:
            colours.add(reading.clocked(term, DAY).urgency)
    assert colours - {None} == set(Urgency)


def shows_what_the_tour_needs() -> None:
    steps = Counter(Act.objects.values_list("matter_id", "step"))
    taken = {step for _, step in steps}
    for step in NEEDED:
        assert step in taken, f"nobody took {step}"
    assert max(count for (_, step), count in steps.items() if step == "agree_objection") == 2
    assert PetitionItem.objects.filter(attendees=7).exists()
    assert Breach.objects.filter(code="B45a").exists()
    assert Term.objects.filter(clock="handle", extended=30).exists()
    assert PetitionMatter.objects.filter(sealed=True).count() >= 2
    assert Petitioner.objects.filter(representative=True).values("matter").annotate(n=Count("pk")).filter(n=3)
    assert PetitionMatter.objects.filter(own_hand=True, joint=False).exists()
    codes = set(PetitionMatter.objects.values_list("closing_code", flat=True))
    assert {"A", "B", "C2", "C4", "C5", "C6a", "C6b", "C6c", "C6d", "M", "W"} <= codes


NEEDED = (
    *("extend", "refuse_objection", "decide_dispute", "open_hearing", "close_hearing", "split"),
    *(
        "open_re_review_hearing",
        "close_re_review_hearing",
        "publish_opinion",
        "record_posting",
        "exempt_inform",
        "confirm_exemption",
    ),
    *("supervise", "reply_supervision", "clear_supervision", "record_instruction", "report_urgent"),
    *("return_completion_report", "accept_completion_report", "answer_simple", "succeed", "refer_aid"),
    *("merge", "decline", "no_longer_accept", "withdraw", "lapse", "perform_settlement", "redo", "rate"),
    *("choose_electronic", "send_paper", "ask_withdrawal", "ask_petitioner", "change_contact"),
    "note_authority",
    *("place_hold", "warn_of_end", "propose_disposal", "approve_disposal", "dispose"),
)


def each_account_opens_a_desk_with_something_on_it() -> None:
    """The accounts printed at start exist, with the one password, and hold the duty they say."""
    rows = list(accounts())
    assert 8 <= len(rows) <= 12
    for username, password, where, to_try in rows:
        officer = Officer.objects.get(username=username)
        assert officer.check_password(password)
        desk = [Actor.holding(post) for post in Post.objects.filter(officer=officer)]
        operates = all(actor.duty is Duty.OPERATOR for actor in desk)  # who sees no matter
        assert any(on_desk(actor) for actor in desk) is not operates, f"on the desk of {username}"
        assert where
        assert to_try


def on_desk(actor: Actor) -> int:
    with reading.named(actor):
        return listing.counts(actor, on=DAY)["all"]


def no_paper_lacks_a_content() -> None:
    """What each article requires of a paper was said in the acts that drafted it."""
    with reading.named(CLOCK):
        matters = list(PetitionMatter.objects.filter(sealed=False).values_list("pk", "number", "holder_id"))
    lacking: list[str] = []
    for pk, number, holder in matters:
        post = Post.objects.exclude(duty=Duty.SEALED).filter(agency_id=holder).order_by("pk").first()
        assert post is not None
        with reading.named(Actor.holding(post)):
            lacking += [f"{number} {one.code} {one.missing}" for one in papers.of_matter(pk) if one.missing]
    assert lacking == []


def shows_who_looked_and_what_is_asked_about() -> None:
    """Who acts has looked; the county's inspector has something to ask about, without a petitioner in it."""
    post = Post.objects.get(agency__code="98010100", duty=Duty.INSPECTOR)
    with reading.named(Actor.holding(post)):
        asked = unusual.unusual(DAY - timedelta(days=30), DAY)
    assert {reason.value for one in asked for reason, _ in one.reasons} == {"repeated", "outside"}
    assert {one.day.duty for one in asked} == {Duty.TRIAGE}
