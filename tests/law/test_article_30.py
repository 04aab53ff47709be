"""Art. 30: accusations travel sealed (S01)."""

from huiyin.law.grammar import Part
from huiyin.law.words import AgencyKind, Duty, Klass, State
from tests.law.examples import AGENCY
from tests.law.life import (
    LONG,
    Life,
    day,
    registered,
)


def test_s01_an_accusation_travels_only_through_the_sealed_channel() -> None:
    life = registered(day(3, 10), klass="accusation")
    for code in ("forward", "assign", "submit_for_decision"):
        answers = {"organ": 7, "committee": 7, "demand": LONG, "proposal": LONG, "feedback_by": day(4, 1)}
        assert life.ask(code, day(3, 11), Duty.TRIAGE, **answers).code in {"accusation", "duty"}
    accused = AGENCY.__class__(kind=AgencyKind.DISCIPLINE, level=AGENCY.level, accused=True)
    refused = life.ask("refer_discipline", day(3, 11), Duty.SEALED, organ=7, agency=accused)
    assert (refused.code, refused.article.number) == ("accused", "30(3)")
    organ = AGENCY.__class__(kind=AgencyKind.DISCIPLINE, level=AGENCY.level)
    life.take("refer_discipline", day(3, 11), Duty.SEALED, organ=7, agency=organ)
    life.take("hand_over", day(3, 12), Duty.SEALED, received_on=day(3, 12))
    life.take("close_handed_over", day(3, 12), Duty.SEALED)
    assert (life.fields["closing_code"], life.running()) == ("B", set())


def test_s01_a_mixed_letter_is_split_before_anything_moves() -> None:
    life = Life()
    life.take("register", day(3, 10), Duty.INTAKE, channel="letter", facts=LONG)
    parts = (Part(Klass.APPEAL, "补偿", ("补偿",)), Part(Klass.ACCUSATION, "受贿"))
    life.take("split", day(3, 10), Duty.TRIAGE, parts=parts)
    assert (life.state, life.running()) == (State.SPLIT, set())
