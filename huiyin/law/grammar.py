"""The few words the law is written in.

Everything in `law` is a frozen declaration built from these words; `ruling.rule_on` is the one judge that
reads them. Articles stand beside the rules they carry. Where the text is silent, the mark says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from huiyin.law.enactments import english
from huiyin.law.words import AgencyKind, Channel, Duty, Klass, Level, Position, Route, State

if TYPE_CHECKING:
    from huiyin.law.retention import Schedule

BOOK = "信访工作条例"
# Articles whose only bracket counts items (项), not paragraphs (款).
_ITEMS = frozenset({5, 8, 11, 14, 26, 31, 42, 44, 45, 46})
_DIGITS = "零一二三四五六七八九"


class Mark(StrEnum):
    """How far a rule is the law: shown beside the rule wherever it appears."""

    LAW = "V"
    SECONDARY = "V2"
    PRACTICE = "P"
    CONVENTION = "C"
    UNVERIFIED = "K"


def numeral(number: int) -> str:
    """Write 1–999 in Chinese, as articles are counted: 31 → 三十一, 203 → 二百零三."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        after = f"零{_DIGITS[ones]}" if tens == 0 else f"{_DIGITS[tens]}十{_DIGITS[ones] if ones else ''}"
        return f"{_DIGITS[hundreds]}百{after if rest else ''}"
    if tens == 0:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


@dataclass(frozen=True, slots=True)
class Article:
    """A place in an enactment, `23(3)` or `22(1)(3)`, with the few decisive characters it says."""

    number: str
    says: str = ""
    book: str = BOOK
    mark: Mark = Mark.LAW

    @property
    def zh(self) -> str:
        """`23(3)` → 《信访工作条例》第二十三条第三款; other enactments are cited as written."""
        if not self.number:
            return (
                f"《{self.book}》未作规定（系统约定）" if self.mark is Mark.CONVENTION else f"《{self.book}》"
            )
        head, *rest = self.number.replace(")", "").split("(")
        if not head.isdigit() or not all(part.isdigit() for part in rest):
            return f"《{self.book}》{self.number}"
        number = int(head)
        items_only = self.book == BOOK and number in _ITEMS and len(rest) == 1
        units = ["项"] if items_only else ["款", "项"]
        tail = "".join(f"第{numeral(int(part))}{unit}" for part, unit in zip(rest, units, strict=False))
        return f"《{self.book}》第{numeral(number)}条{tail}"

    @property
    def en(self) -> str:
        """`23(3)` → `art. 23(3)`; with the enactment's name where it is another."""
        if not self.number:
            return "not regulated (convention)" if self.mark is Mark.CONVENTION else english(self.book)
        head = self.number.partition("(")[0]
        art = "" if not head[:1].isdigit() else "art. " if head.isdigit() else "arts "
        return f"art. {self.number}" if self.book == BOOK else f"{english(self.book)} {art}{self.number}"

    def __str__(self) -> str:
        return self.zh


class Unit(StrEnum):
    """What a period is counted in. 日 is a calendar day; only 工作日 is a working day (CR-2)."""

    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Length:
    """A period: an amount and its unit, as the article gives them."""

    amount: int
    unit: Unit


def days(amount: int) -> Length:
    """Calendar days (日)."""
    return Length(amount, Unit.DAY)


def working_days(amount: int) -> Length:
    """Working days (工作日)."""
    return Length(amount, Unit.WORKING_DAY)


def months(amount: int) -> Length:
    """Calendar months (月), ending on the corresponding day (CR-8)."""
    return Length(amount, Unit.MONTH)


def years(amount: int) -> Length:
    """Calendar years (年), ending on the corresponding day (CR-8)."""
    return Length(amount, Unit.YEAR)


class Side(StrEnum):
    """Whose clock it is. Petitioner clocks have no internal target (CR-14); information runs elsewhere."""

    AGENCY = "agency"
    PETITIONER = "petitioner"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a clock may be extended, in all, and by which article."""

    up_to: Length
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A period of law: how long, from what, until what, and by which article (rulebook C.2)."""

    id: str
    code: str
    zh: str
    en: str
    length: Length | None  # None: the office sets it (art. 22(1)(3))
    runs_from: str
    runs_from_en: str
    until: str
    until_en: str
    article: Article
    status: str  # the rulebook's own status words, marks included
    mark: Mark = Mark.LAW  # how far the length itself is the law; its article may be law without a number
    side: Side = Side.AGENCY
    extension: Extension | None = None
    excludes: str = ""  # what may be taken out of the period ("听证"), empty: nothing
    excludes_by: Article | None = None  # the article that takes it out
    office_sets_length: bool = False
    stages: tuple[int, ...] = ()  # where the length is split between levels: the running totals
    rolls_over: bool = True
    petitioner_applies: bool = False  # an outside remedy the petitioner must ask for: no internal target
    breach: str = ""  # code of the breach event when `due` has passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A choice made where the text is silent: dated, reasoned, and switchable where that is safe."""

    id: str
    code: str
    question: str
    question_en: str
    choice: str
    choice_en: str
    reason: str
    reason_en: str
    decided_on: date
    mark: Mark = Mark.CONVENTION
    article: Article | None = None
    switch: str = ""  # name of the setting that turns it, empty: fixed


class Kind(StrEnum):
    """The shape of an answer a step asks for; desk and counter make form fields of it."""

    TEXT = "text"  # one line, str
    LONG = "long"  # free text, str
    DATE = "date"  # datetime.date
    NUMBER = "number"  # int
    YES = "yes"  # bool
    CHOICE = "choice"  # str, one of `choices`
    AGENCY = "agency"  # primary key of an agency, int
    OFFICER = "officer"  # primary key of an officer of the acting agency, int
    MATTER = "matter"  # number of another matter, str
    REQUESTS = "requests"  # tuple[str, ...], one claim each
    OUTCOMES = "outcomes"  # tuple[Outcome, ...], one for each request, in order
    NAMES = "names"  # tuple[str, ...], persons
    IDENTITY = "identity"  # mapping name, address, phone, id_number …, all optional
    PEOPLE = "people"  # tuple of such mappings, one a person
    PARTS = "parts"  # tuple[Part, ...] of a split letter
    FILES = "files"  # tuple of uploaded files
    PAPER = "paper"  # primary key of a paper of the matter, int
    CODE = "code"  # str that says nothing of the content: a document number, a digest


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one request (art. 32(1)): support, explain or not_support, with its reasons and basis."""

    result: str
    facts: str
    reasons: str
    basis: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a split letter: its class and only its own text (T02)."""

    klass: Klass
    text: str
    requests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a step must be told. `secret` answers are stored encrypted; the act keeps a salted digest."""

    name: str
    kind: Kind
    zh: str
    en: str
    required: bool = True
    secret: bool = False
    public: bool = False  # published word for word: nothing in it may tell who a person is
    choices: tuple[tuple[str, str, str], ...] = ()  # (value, zh, en)
    help_zh: str = ""
    help_en: str = ""
    among: str = ""  # for AGENCY: which agencies are offered (see `people.directory.offered`)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFacts:
    """What the law asks of an agency named in an answer, seen from the agency that acts."""

    kind: AgencyKind
    level: Level
    same: bool = False  # it is the acting agency itself
    own_level: bool = False  # same territory, same level
    below: bool = False  # lower level inside the acting agency's territory
    own_system: bool = False  # the acting agency's own line (系统)
    above: bool = False  # the next higher organ of the acting agency
    above_holder: bool = False  # the next higher organ of the agency that handled the matter
    above_reviewer: bool = False  # the next higher organ of the agency that reviewed it
    common_superior: bool = False  # the next higher organ of every disputing agency
    accused: bool = False  # accused in this matter, or bound to one accused (F-01)
    holder: bool = False  # it already holds the matter
    rated: bool = False  # it had a part in the matter: it is rated, or bound to one that is


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterFacts:
    """What the law asks of another matter named in an answer."""

    state: State
    klass: Klass | None = None
    route: Route | None = None
    open: bool = True
    accepted: bool = False
    due: date | None = None  # of its handling clock, extension included
    re_review_served: bool = False
    same: bool = False  # it is the matter itself


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFacts:
    """A running or ended clock of the matter."""

    start: date
    raw: date
    due: date
    running: bool = True
    extended: int = 0  # days
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What the law asks of a paper named in an answer, seen from whoever acts."""

    state: str  # kept, waiting, returned, ready, issued, voided
    own: bool = False  # drafted by the acting agency
    author: bool = False  # drafted or changed by the acting officer
    served: bool = False  # a period runs from its service, and it has been served
    proved: bool = False  # its service is on record
    sent: bool = False  # to the petitioner's own page
    addressed: bool = False  # to be served on the petitioner
    to_serve: bool = False  # demanded by law to be served, by the step for papers no period runs from
    issued_on: date | None = None
    missing: tuple[Content, ...] = ()  # demanded by an article and not given
    code: str = ""  # which paper of the book
    bears: date | None = None  # the day it bears, once signed off
    said: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # content → (label, text)
    personal: tuple[str, ...] = ()  # what of a person is still in a paper that goes to the public


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the law may ask about a matter, an officer and a day. `answers` is None for a preview."""

    on: date
    duty: Duty | None = None  # what the officer acts as; `rule_on` fills it in
    state: State | None = None
    klass: Klass | None = None
    route: Route | None = None
    channel: Channel | None = None
    kind: AgencyKind | None = None  # of the acting agency
    holder_kind: AgencyKind | None = None  # of the agency that holds the matter
    positions: frozenset[Position] = frozenset()  # what the acting agency is to this matter
    recused: bool = False
    urgent: bool = False
    litigation: bool = False
    supervised: bool = False
    contact_unclear: bool = False
    assigned: bool = False
    simple: bool = False
    important: bool = False
    joint: bool = False  # raised by many
    execution: str = ""  # "", pending, executed
    resolved_on: date | None = None
    closing_code: str = ""
    hearing_open: bool = False
    electronic: bool = False  # the petitioner agreed to electronic service
    own_hand: bool = False  # filed by another whose authority does not reach the petitioner's own decisions
    outcome: str = ""  # "", support, explain, not_support; redo where the review revoked the opinion
    head_recused: bool = False
    as_deputy: bool = False  # the actor is a deputy standing in for the head
    review_result: str = ""  # maintain, change, redo: of the newest review
    requests: int = 0
    on_record: frozenset[str] = frozenset()  # whole, name, address: asked only where a query code is replaced
    extract: bool = False  # a part of a split letter, its extract not yet approved by a second officer
    terms: Mapping[str, TermFacts] = field(default_factory=dict)  # by clock code, newest of each
    done: Mapping[str, date] = field(default_factory=dict)  # step code → local date it was last taken
    times: Mapping[str, int] = field(default_factory=dict)  # step code → how often
    order: Mapping[str, int] = field(default_factory=dict)  # step code → place of its last act in the record
    acting: int | None = None  # primary key of the acting agency, only to be recorded
    acting_officer: int | None = None  # primary key of the acting officer
    officers: frozenset[int] = frozenset()  # officers an answer may name
    chair_barred: bool = False  # whoever is named to chair a hearing has a direct interest
    chair_did: frozenset[str] = frozenset()  # steps taken in this matter by whoever is named to chair
    unchecked: int = 0  # acts of officers who stand aside by now, not checked again since
    personal: tuple[str, ...] = ()  # what of a person is still in the answers that are for the public
    held_by: frozenset[int] = frozenset()  # agencies that hold the file back from disposal
    schedule: Schedule | None = None  # the office's own approved retention schedule
    did: frozenset[str] = frozenset()  # step codes the acting officer took in this matter
    answers: Mapping[str, Any] | None = None
    agencies: Mapping[str, AgencyFacts] = field(default_factory=dict)  # by the name of the answer
    matters: Mapping[str, MatterFacts] = field(default_factory=dict)  # by the name of the answer
    papers: Mapping[str, PaperFacts] = field(default_factory=dict)  # by the name of the answer

    def says(self, name: str) -> Any:
        """The answer of that name, or None."""
        return (self.answers or {}).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A guard with the sentence an officer reads when it does not hold."""

    code: str
    holds: Callable[[Facts], bool]
    zh: str  # why the step is refused; may hold {names} filled by `detail`
    en: str
    article: Article | None = None  # where it differs from the step's
    answers: bool = False  # True: can only be judged once the answers are there
    detail: Callable[[Facts], Mapping[str, object]] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """In `Step.sets` and `Starts.on`: take the value from the answer of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Worked:
    """In `Step.sets`: the value follows from the facts."""

    out: Callable[[Facts], object]


class Bound(StrEnum):
    """Who a running clock binds."""

    HOLDER = "holder"
    SENDER = "sender"
    ORIGIN = "origin"
    REVIEWER = "reviewer"
    RE_REVIEWER = "re_reviewer"
    SUPERIOR = "superior"  # who decides a jurisdiction dispute
    ACTOR = "actor"
    PETITIONER = "petitioner"


@dataclass(frozen=True, slots=True)
class Starts:
    """A clock that a step starts: on the day of the act, or on the day an answer names."""

    clock: str  # code
    on: Answer | Callable[[Facts], date] | None = None
    bound: Bound = Bound.HOLDER
    length: Answer | None = None  # days set by the office (CLK-07)
    until: Answer | None = None  # last day set by the office
    only: Callable[[Facts], bool] | None = None  # started only where this holds
    met: bool = False  # started and met by the same act: only its dates matter (CLK-21)


class Move(StrEnum):
    """How a step moves the matter between agencies."""

    SEND = "send"  # to the agency of `to`; the acting agency becomes the sender
    RETURN = "return"  # back from the holder to the sender
    NAME = "name"  # a decision or succession names the agency of `to` as holder
    REVIEW = "review"  # the agency of `to` becomes the review organ
    RE_REVIEW = "re_review"  # … the re-review organ
    REDO = "redo"  # back to the agency that handled it


@dataclass(frozen=True, slots=True)
class Moves:
    """Where a step moves the matter: the kind of move, and the answer that names the agency."""

    move: Move
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excludes:
    """Days taken out of a running clock (CR-11), named by two answers."""

    clock: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One lawful act: who, from which state to which, on what conditions, leaving which paper."""

    id: str  # T15, or the house's own number
    code: str
    zh: str
    en: str
    article: Article
    by: frozenset[Duty]
    where: frozenset[Position] = frozenset()  # any of these; empty: anywhere
    when: frozenset[State]  # empty only for `register`
    then: tuple[State, ...] = ()  # empty: the state stays
    choose: Callable[[Facts], State] | None = None  # which of `then`, where there are several
    klass: frozenset[Klass] = frozenset()  # empty: every class
    route: frozenset[Route] = frozenset()  # empty: every route
    asks: tuple[Ask, ...] = ()
    provided: tuple[Condition, ...] = ()
    sets: Mapping[str, object] = field(
        default_factory=dict
    )  # matter field → constant, Answer, Worked, "today"
    moves: Moves | None = None
    starts: tuple[Starts, ...] = ()
    stops: tuple[str, ...] = ()  # clock codes met by this step
    met_on: Answer | Callable[[Facts], date] | None = (
        None  # the day they are met, by evidence; else that of the act
    )
    voids: tuple[str, ...] = ()  # clock codes that end without being met or broken
    voids_where: Mapping[str, Callable[[Facts], bool]] = field(
        default_factory=dict
    )  # … only where this holds
    extends: str = ""  # clock code; by the answer `days`
    excludes: Excludes | None = None
    papers: tuple[str, ...] = ()  # paper codes drafted by the act
    though_recused: bool = False  # also open to a recused officer: to say so
    allowed_zh: str = ""  # the sentence when it is allowed; empty: a plain one is made
    allowed_en: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer of the law: allowed or not, by which article, and one plain sentence in each language."""

    allowed: bool
    article: Article
    because: str
    because_en: str
    code: str = ""  # code of the condition that failed, for tests and statistics


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A breach event of arts 43–46: raised from a clock or a rule, never from an opinion."""

    code: str
    zh: str
    en: str
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One ground of the closed list (rulebook D.6). There is no other and no free text."""

    code: str
    zh: str
    en: str
    article: Article
    needs: tuple[str, ...]
    enabled: bool = True  # N6 and N7 are local or former rules: off by default
    guidance: bool = False  # N3 and N4 guide; they refuse nothing


class Shape(StrEnum):
    """What a content must be besides being there; `book_2022.contents` checks it before a paper is issued."""

    TEXT = "text"  # anything
    DAY = "day"  # names a day of the calendar
    COMING = "coming"  # names a day, none before the day of the paper
    NUMBER = "number"  # a number from 1, at most `most`
    ORGAN = "organ"  # an organ by its name
    PERSONS = "persons"  # persons, at most `most`
    ANSWERS = "answers"  # one answer for each request
    RESULTS = "results"  # supported, explained or not supported, and nothing else
    REMEDY = "remedy"  # who reviews, and within 30 days


@dataclass(frozen=True, slots=True)
class Content:
    """One thing a paper must contain. With an article it is law; without, good form."""

    name: str
    zh: str
    en: str
    article: Article | None = None
    shape: Shape = Shape.TEXT
    most: int = 0  # of a number, or of persons


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document the law demands (rulebook E.1)."""

    id: str  # D20
    code: str
    zh: str
    en: str
    article: Article
    to: str  # petitioner, sender, holder, file, committee …
    contents: tuple[Content, ...]
    served: bool = False  # proof of service needed because a period starts from it
    starts: str = ""  # clock code started by its service
    restricted: bool = False
    only_with: str = ""  # the answer of its step without which it is not drafted
    copy_to: tuple[str, ...] = ()  # who gets a copy
