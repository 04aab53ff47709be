"""Art. 33: mediation and settlement."""

from huiyin.law.words import State
from tests.law.life import (
    LONG,
    accepted,
    day,
)


def test_a_settlement_concludes_and_its_performance_resolves() -> None:
    life = accepted(day(3, 2))
    life.take("start_mediation", day(3, 10), consented=True)
    assert life.term("handle").running  # mediation stops nothing
    agreed = {"agreement": "settlement", "terms": LONG, "perform_by": day(6, 30), "signed": True}
    life.take("record_agreement", day(3, 20), **agreed)
    assert (life.fields["concluded_on"], life.running()) == (day(3, 20), {"execute"})
    life.take("perform_settlement", day(6, 29), evidence=LONG)
    assert (life.fields["closing_code"], life.fields["resolved_on"]) == ("C6c", day(6, 29))


def test_failed_mediation_goes_back_to_where_the_handling_stood() -> None:
    life = accepted(day(3, 2))
    for done, state in (({}, State.ACCEPTED), ({"statement": LONG, "heard_how": "call"}, State.HEARD)):
        if done:
            life.take("hear", day(3, 12), **done)
        life.take("start_mediation", day(3, 12), consented=True)
        life.take("end_mediation", day(3, 13), reason=LONG)
        assert life.state is state
