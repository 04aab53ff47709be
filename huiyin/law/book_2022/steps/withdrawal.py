"""Withdrawal: the petitioner's own wish, time to think, one press to keep the matter on, then by the clock (T23, RD-45)."""

from __future__ import annotations

from huiyin.law.book_2022.conditions import running, yes
from huiyin.law.book_2022.states import OPEN
from huiyin.law.book_2022.steps.filing import OWN_WITHDRAWAL
from huiyin.law.grammar import Article, Ask, Bound, Condition, Facts, Kind, Mark, Starts, Step
from huiyin.law.words import Duty, Klass, Position, State

_CONVENTION = Article("", mark=Mark.CONVENTION)
AFTERWARDS = ("request_review", "request_re_review", "rate", "execute", "feedback", "reply_supervision")
_NOT_WITHDRAWN = (
    "所反映的重大、紧急情况须依法处理，不能撤回；您可以补充说明。",
    "Urgent facts must be dealt with by law and cannot be withdrawn; you may add remarks.",
)
_BY_PETITIONER = frozenset({Duty.PETITIONER})
_SELF = frozenset({Position.SELF})


def _must_go_on(facts: Facts) -> bool:
    return facts.urgent or facts.klass is Klass.ACCUSATION


ASK_WITHDRAWAL = Step(
    id="T23a",
    code="ask_withdrawal",
    zh="提出撤回",
    en="ask to withdraw",
    article=_CONVENTION,
    by=_BY_PETITIONER,
    where=_SELF,
    when=OPEN,
    asks=(
        Ask(
            "pressed",
            Kind.CHOICE,
            "有人要求您撤回，或者答应您撤回才办事吗",
            "did anyone ask you to withdraw, or make anything depend on it",
            choices=(("no", "没有", "no"), ("yes", "有", "yes")),
        ),
        Ask("own_will", Kind.YES, "撤回出于我自己的意愿", "to withdraw is my own wish"),
        Ask("reason", Kind.LONG, "说明（可不填）", "remarks (optional)", required=False, secret=True),
    ),
    provided=(
        Condition(
            code="asked_already",
            holds=lambda facts: not running(facts, "withdraw_pause"),
            zh="您已经提出撤回，还没有生效；改变主意的，可以取消。",
            en="You have asked already and it has not taken effect; you may still keep the matter on.",
        ),
        Condition(
            code="pressed",
            holds=lambda facts: facts.says("pressed") != "yes",
            zh="有人要求您撤回的，请不要撤回：不撤回不影响办理。您可以密封报告，报告不经过办理单位。",
            en="If anyone asked you to, do not withdraw: nothing depends on it. You may report it under seal, past the unit that "
            "handles the matter.",
            answers=True,
        ),
        yes(
            "own_will",
            "own_will",
            "撤回须出于本人自愿；如果有人要求您撤回，请不要撤回，并告诉我们。",
            "Withdrawal must be of your own will; if anyone asked you to, do not withdraw, and tell us.",
        ),
        Condition(  # one sentence for both, and only at the end, so that nothing tells an accusation (F-04)
            code="urgent",
            holds=lambda facts: (
                facts.says("own_will") is not True
                or facts.says("pressed") == "yes"
                or facts.own_hand
                or not _must_go_on(facts)
            ),
            zh=_NOT_WITHDRAWN[0],
            en=_NOT_WITHDRAWN[1],
            answers=True,
        ),
        OWN_WITHDRAWAL,
    ),
    starts=(Starts("withdraw_pause", bound=Bound.PETITIONER),),
    allowed_zh="可以提出撤回；3个工作日以后才生效，生效以前随时可以取消，期限照常计算（系统约定）。",
    allowed_en="You may ask to withdraw. It takes effect after 3 working days; until then you may keep the matter on, and all "
    "periods go on running (convention).",
)
KEEP_ON = Step(
    id="T23k",
    code="keep_on",
    zh="取消撤回",
    en="keep the matter on",
    article=_CONVENTION,
    by=_BY_PETITIONER,
    where=_SELF,
    when=OPEN,
    provided=(
        Condition(
            code="asked",
            holds=lambda facts: running(facts, "withdraw_pause"),
            zh="没有等待生效的撤回。",
            en="No withdrawal is waiting to take effect.",
        ),
    ),
    stops=("withdraw_pause",),
    allowed_zh="可以取消撤回；办理没有停过，期限不变。",
    allowed_en="You may keep it on: the handling never stopped and no period changes.",
)
WITHDRAW = Step(
    id="T23",
    code="withdraw",
    zh="撤回",
    en="withdraw",
    article=_CONVENTION,
    by=frozenset({Duty.CLOCK}),
    where=frozenset({Position.SYSTEM}),
    when=OPEN,
    then=(State.WITHDRAWN,),
    provided=(
        Condition(
            code="pause",
            holds=lambda facts: (
                running(facts, "withdraw_pause") and facts.on > facts.terms["withdraw_pause"].due
            ),
            zh="信访人没有提出撤回，或者考虑的时间还没有过。",
            en="The petitioner has not asked to withdraw, or the time to think is not over.",
        ),
        Condition(
            code="urgent",
            holds=lambda facts: not _must_go_on(facts),
            zh=_NOT_WITHDRAWN[0],
            en=_NOT_WITHDRAWN[1],
        ),
    ),
    sets={"closing_code": "W"},
    stops=("withdraw_pause",),
    voids=AFTERWARDS,
    allowed_zh="撤回生效；以后仍可重新提出。",
    allowed_en="The withdrawal takes effect; the petitioner may come again later.",
)
