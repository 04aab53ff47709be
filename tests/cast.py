"""The cast: a small fictional province with its agencies and officers, for every test that tells a life.

A folder's conftest imports the fixtures it wants. `cast` lives in the test's own transaction, `transactional_cast` in a database of its own,
where each act is a transaction that ends. No such places, no such people.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.hashers import make_password

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Kind, Outcome
from huiyin.law.purposes import ASKED
from huiyin.law.words import AgencyKind, Duty, Level, System
from huiyin.matters import acts, reading
from huiyin.matters.models import Breach, Term
from huiyin.papers import issuing
from huiyin.people.acting import Actor
from huiyin.people.models import Agency, Officer, Post, Region

ZONE = ZoneInfo("Asia/Shanghai")
PASSWORD = "heron on the shore 17"  # of every officer of the cast
_PROVINCE, _CITY, _COUNTY = Level.PROVINCE, Level.PREFECTURE, Level.COUNTY
_REGIONS = (
    ("97", "苇泽省", "Weize Province", None),
    ("9701", "雾津市", "Wujin City", "97"),
    ("970101", "芦渡县", "Ludu County", "9701"),
    ("970102", "云笙县", "Yunsheng County", "9701"),
)
# place, region, level, place above
_PLACES = (
    ("p", "97", _PROVINCE, ""),
    ("c", "9701", _CITY, "p"),
    ("x", "970101", _COUNTY, "c"),
    ("y", "970102", _COUNTY, "c"),
)
_SORTS = (
    ("gov", "党委和政府", "Government", AgencyKind.COMMITTEE, System.PARTY),
    ("office", "信访局", "Petition Office", AgencyKind.PETITION_OFFICE, System.PARTY),
    ("conference", "信访工作联席会议", "Joint Conference", AgencyKind.CONFERENCE, System.PARTY),
    ("land", "自然资源局", "Natural Resources Bureau", AgencyKind.ORGAN, System.GOVERNMENT),
    ("labour", "人力资源和社会保障局", "Human Resources Bureau", AgencyKind.ORGAN, System.GOVERNMENT),
    ("housing", "住房和城乡建设局", "Housing Bureau", AgencyKind.ORGAN, System.GOVERNMENT),
    ("tax", "税务局", "Tax Bureau", AgencyKind.ORGAN, System.GOVERNMENT),
    ("court", "人民法院", "Court", AgencyKind.POLITICAL_LEGAL, System.COURT),
    ("discipline", "纪委监委", "Discipline Commission", AgencyKind.DISCIPLINE, System.SUPERVISION),
)  # fmt: skip
_VERTICAL = ("tax",)
_DUTIES = {
    AgencyKind.COMMITTEE: {"head": Duty.HEAD, "reviewer": Duty.REVIEWER},
    AgencyKind.PETITION_OFFICE: {
        "intake": Duty.INTAKE,
        "triage": Duty.TRIAGE,
        "triage2": Duty.TRIAGE,
        "sealed": Duty.SEALED,
        "supervisor": Duty.SUPERVISOR,
        "registrar": Duty.REGISTRAR,
    },
    AgencyKind.CONFERENCE: {"conference": Duty.CONFERENCE},
    AgencyKind.ORGAN: {
        "handler": Duty.HANDLER,
        "handler2": Duty.HANDLER,
        "triage": Duty.TRIAGE,
        "legal": Duty.LEGAL,
        "head": Duty.HEAD,
        "deputy": Duty.DEPUTY,
        "reviewer": Duty.REVIEWER,
    },
    AgencyKind.POLITICAL_LEGAL: {"handler": Duty.HANDLER},
    AgencyKind.DISCIPLINE: {"sealed": Duty.SEALED},
}


def at(on: date, hour: int = 10) -> datetime:
    """That day, at ten in the morning unless told otherwise."""
    return datetime.combine(on, time(hour), ZONE)


def day(text: str) -> date:
    """`02-24` is a day of 2026; other years are written whole."""
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


@dataclass(frozen=True)
class Told:
    """The receipt of a matter that a test told, with the petitioner who holds it."""

    receipt: acts.Receipt
    number: str

    @property
    def petitioner(self) -> Actor:
        """The petitioner by the receipt: number and query code."""
        return Actor.petitioner(reading.follow(self.receipt.item, self.receipt.code))


class Cast:
    """Agencies by name (`land-x`), officers by agency and duty (`land-x/handler`), and short ways to act."""

    def __init__(self, agencies: dict[str, int], actors: dict[str, Actor]) -> None:
        self.agencies, self.actors = agencies, actors

    def __getitem__(self, name: str) -> int:
        return self.agencies[name]

    def by(self, who: str | Actor) -> Actor:
        """The officer of that name."""
        return who if isinstance(who, Actor) else self.actors[who]

    def register(self, on: str, who: str = "office-x/intake", **answers: Any) -> Told:
        """A petition comes in, by letter unless told otherwise."""
        told = {
            "channel": "letter",
            "received_on": day(on),
            "requests": ("补偿被占的承包地", "修复被毁的水渠"),
            "facts": "去年修路占了我家承包地，水渠也断了，一直没有说法。",
            "identity": {"name": "田禾", "address": "芦渡县河湾村二组", "phone": "00000000001"},
        } | answers
        office, _, _ = who.partition("/")
        receipt = acts.register(
            acts.Sender(self[office], self.actors[who]), on=day(on), at=at(day(on)), answers=told
        )
        return Told(receipt, receipt.matter)

    def take(self, step: str, matter: Told | str, who: str | Actor, on: str, /, **answers: Any) -> Any:
        """Take a step. What must be confirmed is confirmed, what must be written is written, unless told."""
        number = matter if isinstance(matter, str) else matter.number
        return acts.take(
            step, number, by=self.by(who), on=day(on), at=at(day(on)), answers=_usual(step) | answers
        )

    def refused(self, step: str, matter: Told | str, who: str | Actor, on: str, /, **answers: Any) -> Any:
        """The step is refused: the law's ruling, and nothing was written."""
        number = matter if isinstance(matter, str) else matter.number
        reader = self._reader(who, number)
        before = reader()
        with pytest.raises(acts.Refused) as refusal:
            self.take(step, matter, who, on, **answers)
        ruling = refusal.value.ruling
        assert not ruling.allowed
        assert ruling.because
        assert ruling.because_en
        assert ruling.article.zh
        assert reader() == before, "a refused step writes nothing"
        return ruling

    def _reader(self, who: str | Actor, number: str) -> Callable[[], int]:
        def acts_so_far() -> int:
            with reading.named(self.by(who)):
                return len(reading.matter(number, on=day("12-31"), look=_look(self.by(who))).acts)

        return acts_so_far

    def worked(self, on: str) -> int:
        """The worker comes by: papers that are signed off are issued; how many."""
        return issuing.left_over(at(day(on)), demonstration=True)

    # The usual stretches of the way

    def sent(self, matter: Told, organ: str, on: str, office: str = "office-x", **triage: Any) -> None:
        """Triaged and forwarded the same day."""
        self.take("triage", matter, f"{office}/triage", on, **({"klass": "appeal"} | triage))
        self.take("forward", matter, f"{office}/triage", on, organ=self[organ])

    def accepted(self, on: str, organ: str = "land-x", route: str = "R6", **answers: Any) -> Told:
        """Registered, forwarded, received and accepted, all on that day."""
        matter = self.register(on, **answers)
        self.sent(matter, organ, on)
        self.take("receive", matter, f"{organ}/handler", on)
        self.accept(matter, organ, on, route)
        return matter

    def accept(self, matter: Told, organ: str, on: str, route: str = "R6") -> None:
        """The route chosen and confirmed by two officers, and the matter accepted."""
        self.take("choose_route", matter, f"{organ}/handler", on, route=route)
        self.take("confirm_route", matter, f"{organ}/legal", on)
        self.take("accept", matter, f"{organ}/handler", on)

    def investigated(self, matter: Told, on: str, organ: str = "land-x") -> None:
        """The petitioner heard, the facts established."""
        self.take("hear", matter, f"{organ}/handler", on, heard_on=day(on), heard_how="meeting")
        self.take("investigate", matter, f"{organ}/handler", on)

    def issued(self, matter: Told, on: str, *results: str, organ: str = "land-x", **answers: Any) -> None:
        """Drafted, checked and issued."""
        outcomes = outcomes_of(*(results or ("explain", "not_support")))
        self.take("draft_opinion", matter, f"{organ}/handler", on, outcomes=outcomes)
        self.take("legal_check", matter, f"{organ}/legal", on)
        self.take("issue_opinion", matter, f"{organ}/head", on, **answers)

    def served(self, step: str, matter: Told, who: str, on: str, **answers: Any) -> None:
        """Handed over against a signature."""
        self.take(step, matter, who, on, **({"way": "direct", "effective_on": day(on)} | answers))

    def concluded(self, accepted: str, served: str, *results: str, **answers: Any) -> Told:
        """A matter from acceptance to the service of its opinion."""
        matter = self.accepted(accepted)
        self.investigated(matter, accepted)
        self.issued(matter, served, *results, **answers)
        self.served("serve_opinion", matter, "land-x/handler", served)
        return matter

    def review_served(self, matter: Told, requested: str, served: str, result: str = "maintain") -> None:
        """Reviewed by the county's government: requested by the petitioner, decided, served."""
        self.take("request_review", matter, matter.petitioner, requested, reviewer=self["gov-x"])
        self.take("accept_review", matter, "gov-x/reviewer", requested)
        self.take("issue_review", matter, "gov-x/reviewer", served, result=result)
        self.served("serve_review", matter, "gov-x/reviewer", served)

    def withdrawn(self, matter: Told, on: str) -> None:
        """Asked for by the petitioner a week before and never taken back: withdrawn on that day."""
        asked = (day(on) - timedelta(7)).isoformat()
        self.take("ask_withdrawal", matter, matter.petitioner, asked, pressed="no")
        self.take("withdraw", matter, Actor.job(Duty.CLOCK), on)

    # What a reader sees

    def page(self, matter: Told | str, who: str | Actor, on: str) -> reading.MatterPage:
        """The matter's page as that reader sees it."""
        with reading.named(self.by(who)):
            number = matter if isinstance(matter, str) else matter.number
            return reading.matter(number, on=day(on), look=_look(self.by(who)))

    def clock(self, matter: Told | str, clock: str, who: str | Actor = "office-x/triage") -> reading.Clocked:
        """The newest clock of that name."""
        clocks = self.page(matter, who, "12-31").clocks
        return [one for one in clocks if one.clock.code == clock][-1]

    def clocks(self, matter: Told | str, who: str | Actor = "office-x/triage") -> set[str]:
        """The clocks that run."""
        return {one.clock.code for one in self.page(matter, who, "12-31").clocks if one.running}

    def breaches(self, matter: Told | str) -> list[tuple[str, date]]:
        """Breach events of the matter: code and the first day of it."""
        number = matter if isinstance(matter, str) else matter.number
        with reading.named(Actor.job(Duty.CLOCK)):
            found = Breach.objects.filter(matter__number=number).order_by("since", "code")
            return [(one.code, one.since) for one in found]

    def terms(self, matter: Told) -> list[Term]:
        """The rows of the matter's clocks, as the job of the clocks sees them."""
        with reading.named(Actor.job(Duty.CLOCK)):
            return list(Term.objects.filter(matter__number=matter.number).order_by("id"))


def _look(by: Actor) -> reading.Look:
    """With a purpose where the duty must say one."""
    return reading.Look(ASKED[by.duty][0]) if by.duty in ASKED else reading.Look()


def outcomes_of(*results: str) -> tuple[Outcome, ...]:
    """An answer to each request, with its facts, reasons and basis."""
    return tuple(
        Outcome(result, "查明的事实已写明。", "理由已写明。", "《虚构办法》第一条") for result in results
    )


def _usual(code: str) -> dict[str, Any]:
    """Ordinary answers to what a step must have: boxes ticked, texts written."""
    text = "经核实，情况已经如实记录在案，详见所附材料。"
    return {
        ask.name: True if ask.kind is Kind.YES else text
        for ask in steps.BY_CODE[code].asks
        if ask.required and ask.kind in (Kind.YES, Kind.TEXT, Kind.LONG)
    }


def _lay() -> Cast:
    for code, name, english, parent in _REGIONS:
        Region.objects.create(code=code, name=name, name_en=english, parent_id=parent)
    names = {code: (name, english) for code, name, english, _ in _REGIONS}
    made: dict[str, Agency] = {}
    for place, region, level, above in _PLACES:
        for sort, name, english, kind, system in _SORTS:
            government = made.get(f"gov-{place}") or made.get(f"gov-{above}")
            made[f"{sort}-{place}"] = Agency.objects.create(
                code=f"{sort}-{place}",
                name=names[region][0] + name,
                name_en=f"{names[region][1]} {english}",
                kind=kind,
                level=level,
                system=system,
                region_id=region,
                parent=government,
                line_parent=made.get(f"{sort}-{above}") if sort != "gov" else None,
                vertical=sort in _VERTICAL,
                address=f"{names[region][0]}芦花路1号（虚构）",
                phone="000-0000000",
                hours="工作日9:00—17:00",
                hours_en="working days 9:00–17:00",
            )
    return Cast({name: agency.pk for name, agency in made.items()}, _posts(made))


def _posts(made: dict[str, Agency]) -> dict[str, Actor]:
    names = [(name, post) for name, agency in made.items() for post in _DUTIES[AgencyKind(agency.kind)]]
    password = make_password(PASSWORD)
    officers = Officer.objects.bulk_create(
        Officer(username=f"{name}/{post}", name=f"{post}同志", name_en=f"Officer {post}", password=password)
        for name, post in names
    )
    posts = Post.objects.bulk_create(
        Post(
            officer=officer,
            agency=made[name],
            duty=_DUTIES[AgencyKind(made[name].kind)][post],
            since=date(2020, 1, 1),
        )
        for officer, (name, post) in zip(officers, names, strict=True)
    )
    return {f"{name}/{post}": Actor.holding(row) for (name, post), row in zip(names, posts, strict=True)}


@pytest.fixture
def cast(db: None, as_owner: Callable[[], AbstractContextManager[None]]) -> Cast:
    """The cast inside the test's own transaction."""
    with as_owner():
        return _lay()


@pytest.fixture
def transactional_cast(transactional_db: None, as_owner: Callable[[], AbstractContextManager[None]]) -> Cast:
    """The cast in a database of its own: every act is a transaction that ends."""
    with as_owner():
        return _lay()
