"""Withdrawal: the petitioner's own wish, time to think, one press to keep the matter on, then by the clock (T23, RD-45).

Of an accusation it is asked for, thought over and taken back alike (F-04). At its end the petitioner steps back, and what was told is
examined all the same: nobody who presses a petitioner learns which it was, or stops it.
"""

from __future__ import annotations

from huiyin.law.book_2022.conditions import running, since, yes
from huiyin.law.book_2022.states import OPEN
from huiyin.law.book_2022.steps.filing import OWN_WITHDRAWAL
from huiyin.law.grammar import Article, Ask, Bound, Condition, Facts, Kind, Mark, Starts, Step
from huiyin.law.words import Duty, Klass, Position, State

_CONVENTION = Article("", mark=Mark.CONVENTION)
_EXAMINED = Article("30(1)", "应当依规依纪依法接收、受理、办理和反馈")
AFTERWARDS = ("request_review", "request_re_review", "rate", "execute", "feedback", "reply_supervision")
_NOT_WITHDRAWN = (
    "所反映的重大、紧急情况须依法处理，不能撤回；您可以补充说明。",
    "Urgent facts must be dealt with by law and cannot be withdrawn; you may add remarks.",
)
_BY_PETITIONER = frozenset({Duty.PETITIONER})
_SELF = frozenset({Position.SELF})


def _pause_over(facts: Facts) -> bool:
    return running(facts, "withdraw_pause") and facts.on > facts.terms["withdraw_pause"].due


_PAUSE_OVER = Condition(
    code="pause",
    holds=_pause_over,
    zh="信访人没有提出撤回，或者考虑的时间还没有过。",
    en="The petitioner has not asked to withdraw, or the time to think is not over.",
)


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
        Condition(
            code="stepped_back",
            holds=lambda facts: not since(facts, "step_back", "reopen"),
            zh="您已经撤回。",
            en="You have withdrawn already.",
        ),
        Condition(  # what is urgent alone: an accusation is taken like any other (F-04)
            code="urgent",
            holds=lambda facts: (
                facts.says("own_will") is not True
                or facts.says("pressed") == "yes"
                or facts.own_hand
                or not facts.urgent
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
        _PAUSE_OVER,
        Condition(
            code="urgent",
            holds=lambda facts: not facts.urgent,
            zh=_NOT_WITHDRAWN[0],
            en=_NOT_WITHDRAWN[1],
        ),
        Condition(
            code="accusation",
            holds=lambda facts: facts.klass is not Klass.ACCUSATION,
            zh="检举控告的线索依法该查的要查：信访人撤回的，只是不再等答复，事项不因此结束。",
            en="What an accusation tells is examined by law: its petitioner steps back, and the matter does not end by it.",
            article=_EXAMINED,
        ),
    ),
    sets={"closing_code": "W"},
    stops=("withdraw_pause",),
    voids=AFTERWARDS,
    allowed_zh="撤回生效；以后仍可重新提出。",
    allowed_en="The withdrawal takes effect; the petitioner may come again later.",
)
STEP_BACK = Step(
    id="T23b",
    code="step_back",
    zh="检举控告的信访人撤回，线索照查",
    en="the petitioner of an accusation steps back; it is examined all the same",
    article=_EXAMINED,
    by=frozenset({Duty.CLOCK}),
    where=frozenset({Position.SYSTEM}),
    when=OPEN,
    klass=frozenset({Klass.ACCUSATION}),
    provided=(_PAUSE_OVER,),
    stops=("withdraw_pause",),
    allowed_zh="信访人不再等答复，查询页与任何撤回的事项一样（系统约定）；事项不结束，线索依法照查。",
    allowed_en="The petitioner no longer waits for an answer, and the page looks like that of any matter withdrawn (convention). The matter "
    "does not end: it is examined by law.",
)
