"""How a demonstration matter is told: real acts, by the officers whose turn it is, on their days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.law.book_2022 import signing, steps
from huiyin.law.calendar import Calendar
from huiyin.law.grammar import Outcome
from huiyin.law.purposes import ASKED
from huiyin.law.words import Duty
from huiyin.matters import acts, reading, reads
from huiyin.matters.access import named
from huiyin.matters.reads import Look, What
from huiyin.papers import electronic, issuing
from huiyin.papers import reading as papers
from huiyin.people.acting import Actor
from huiyin.people.models import Agency, Post

HERE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 6, 8)  # the day the demonstration stands at: a Monday, so that a target can have passed
WAITING = timedelta(days=21)  # what was drafted later still lies before the head
COUNTY = "980101"  # where most stories happen: 青禾县


def _worked(on: date) -> date:
    return date.fromordinal(Calendar.official().following(on.toordinal()))


def noon(on: date) -> datetime:
    """Ten in the morning of that day, where acts of the demonstration happen."""
    return datetime.combine(on, time(10), HERE)


@cache
def agency(code: str) -> int:
    """The primary key of an agency."""
    return int(Agency.objects.values_list("pk", flat=True).get(code=code))


@cache
def who(code: str, duty: Duty, second: bool = False) -> Actor:
    """An officer who holds that duty in the agency; with `second`, another one."""
    posts = list(Post.objects.filter(agency__code=code, duty=duty).order_by("officer__username"))
    return Actor.holding(posts[-1 if second else 0])


def looked(by: Actor, matter: int, number: str, at: datetime, what: What = What.MATTER) -> None:
    """Whoever acts has opened the matter before: a row as any page leaves it, where they still see the matter."""
    purpose = ASKED[by.duty][0] if by.duty in ASKED else None
    with reading.named(by):
        if reading.visible(number):
            reads.note(matter, Look(purpose, at, what))


def forget() -> None:
    """Look agencies and officers up anew: another database has other keys."""
    agency.cache_clear()
    who.cache_clear()


class Story:
    """One matter, told step by step. `on` moves forward; `organ` is the agency that handles it."""

    def __init__(self, office: str, on: date, requests: tuple[str, ...], facts: str, **more: Any) -> None:
        self.office, self.on, self.organ = office, on, office
        answers = {"channel": "letter", "received_on": on, "requests": requests, "facts": facts, **more}
        self.receipt = acts.register(
            acts.Sender(agency(office), who(office, Duty.INTAKE)), on=on, at=noon(on), answers=answers
        )
        self.number = self.receipt.matter

    def after(self, days: int) -> Story:
        """So many days later, or on the first working day after that: offices act on working days."""
        self.on = _worked(self.on + timedelta(days=days))
        return self

    def at(self, on: date) -> Story:
        """On that day."""
        self.on = on
        return self

    def take(self, step: str, code: str, duty: Duty, second: bool = False, **answers: Any) -> Story:
        """A step by the officer of that duty in that agency, today in the story."""
        by = who(code, duty, second)
        act = acts.take(step, self.number, by=by, on=self.on, at=noon(self.on), answers=answers)
        looked(by, act.matter_id, self.number, noon(self.on) - timedelta(minutes=20))
        self._send_out(steps.BY_CODE[step].papers, code, duty, act.matter_id)
        return self

    def _send_out(self, kinds: tuple[str, ...], code: str, duty: Duty, matter: int) -> None:
        """What the act left goes out the same day, as the worker would have it; the newest still wait for the head."""
        kinds = tuple(kind for kind in kinds if signing.numbered(kind))
        if any(not signing.with_the_act(kind, duty) for kind in kinds) and self.on < DAY - WAITING:
            head = who(code, Duty.HEAD)
            with named(head):
                waiting = [line.pk for line in papers.of_matter(matter) if line.state == "waiting"]
            for pk in waiting:
                acts.take(
                    "approve_paper", self.number, by=head, on=self.on, at=noon(self.on), answers={"paper": pk}
                )
        if kinds:
            issuing.issue_ready(matter, noon(self.on), demonstration=True)

    def petitioner(self, step: str, **answers: Any) -> Story:
        """A step of the petitioner's own, by the receipt."""
        me = Actor.petitioner(reading.follow(self.receipt.item, self.receipt.code))
        acts.take(step, self.number, by=me, on=self.on, at=noon(self.on), answers=answers)
        return self

    def clock(self, step: str) -> Story:
        """A step that follows by itself once its time is over."""
        acts.take(step, self.number, by=Actor.job(Duty.CLOCK), on=self.on, at=noon(self.on))
        return self

    # The usual stretches of the way

    def triaged(self, klass: str = "appeal", **more: Any) -> Story:
        """The class is told, the search for the same matter done."""
        return self.take("triage", self.office, Duty.TRIAGE, klass=klass, searched=True, **more)

    def sent(self, organ: str, klass: str = "appeal", **more: Any) -> Story:
        """Triaged, forwarded, received the next day."""
        self.triaged(klass, **more).after(1).take("forward", self.office, Duty.TRIAGE, organ=agency(organ))
        self.organ = organ
        return self.after(1).take("receive", organ, Duty.HANDLER)

    def routed(self, route: str, reason: str = "逐项检验后确定") -> Story:
        """A route chosen by one officer and confirmed by another."""
        self.take("choose_route", self.organ, Duty.HANDLER, route=route, reason=reason)
        return self.take("confirm_route", self.organ, Duty.LEGAL)

    def accepted(self, route: str = "R6", *, proved: bool = True) -> Story:
        """Routed and accepted; the petitioner is told in writing, and signed for it unless it is on its way still."""
        self.routed(route).take(
            "accept",
            self.organ,
            Duty.HANDLER,
            procedure="依照《信访工作条例》办理，期间会听取您的陈述，请保持联系。",
            contact="办理人员 000-0000",
        )
        return self.signed_for("notice_of_acceptance") if proved and self.on < DAY - WAITING else self

    def signed_for(self, kind: str) -> Story:
        """The newest paper of that kind, handed over against a signature today."""
        proof = {"way": "direct", "effective_on": self.on, "evidence": "本人签收，送达回证在卷。"}
        return self.about("serve_paper", kind, **proof)

    def about(self, step: str, kind: str, by: str = "", duty: Duty = Duty.HANDLER, **answers: Any) -> Story:
        """A step about the newest paper of that kind, by the organ's handler or whoever is named."""
        by = by or self.organ
        with named(who(by, duty)):
            page = reading.matter(
                self.number, on=self.on, look=Look(at=noon(self.on) - timedelta(minutes=20))
            )
            pk = [line.pk for line in papers.of_matter(page.matter.pk) if line.code == kind][-1]
        return self.take(step, by, duty, paper=pk, **answers)

    def taken(self) -> Story:
        """What was sent to the petitioner's own page is taken there today."""
        me = Actor.petitioner(reading.follow(self.receipt.item, self.receipt.code))
        for one in electronic.waiting(self.number, me):
            electronic.take(self.number, one.pk, me, noon(self.on))
        return self

    def heard(self) -> Story:
        """The petitioner's facts and reasons are taken down."""
        return self.take(
            "hear",
            self.organ,
            Duty.HANDLER,
            statement="信访人当面陈述了事实和理由，记录已宣读核对。",
            heard_on=self.on,
            heard_how="meeting",
        )

    def investigated(self) -> Story:
        """Evidence and findings are recorded."""
        return self.take(
            "investigate",
            self.organ,
            Duty.HANDLER,
            evidence="现场勘查记录、台账、询问笔录",
            findings="反映的情况部分属实。",
        )

    def drafted(self, *results: str) -> Story:
        """An answer to each request, with facts, reasons and basis."""
        outcomes = tuple(
            Outcome(
                result, "经核实的事实见调查报告。", "理由已逐项说明。", "《云泽省某某办法（虚构）》第八条"
            )
            for result in results or ("support",)
        )
        return self.take("draft_opinion", self.organ, Duty.HANDLER, outcomes=outcomes)

    def issued(self, *results: str, promised: int = 20) -> Story:
        """Drafted, legally checked, signed by the head."""
        self.drafted(*results).after(2).take(
            "legal_check", self.organ, Duty.LEGAL, remarks="依据充分，程序合法。"
        )
        supports = "support" in (results or ("support",))
        more = {"promised_on": self.on + timedelta(days=promised)} if supports else {}
        return self.after(1).take("issue_opinion", self.organ, Duty.HEAD, **more)

    def served(self, step: str = "serve_opinion", by: str = "", duty: Duty = Duty.HANDLER) -> Story:
        """Handed over against a signature."""
        return self.take(
            step,
            by or self.organ,
            duty,
            way="direct",
            effective_on=self.on,
            evidence="本人签收，送达回证在卷。",
        )

    def handled(self, *results: str, days: int = 20) -> Story:
        """From acceptance to service in so many days."""
        self.after(2).heard().after(3).investigated().after(max(days - 9, 1)).issued(*results)
        return self.after(1).served()
