"""Art. 17 is silent on who files for whom: several together, agents, guardians, relatives (RD-50, RD-51) [C]."""

import pytest

from huiyin.law.words import Duty
from tests.law.life import Life, day

CLAIM = {"channel": "online", "requests": ("修路",), "identity": {"name": "甲"}}
TWO = ({"name": "代甲"}, {"name": "代乙"})


def registered(**said: object) -> Life:
    life = Life()
    life.take("register", day(3, 10), Duty.PETITIONER, **CLAIM, **said)
    return life


@pytest.mark.parametrize(("others", "many"), [(3, False), (4, True)])
def test_from_five_on_it_is_raised_by_many(others: int, many: bool) -> None:
    together = tuple({"name": f"村民{place}"} for place in range(others))
    assert registered(others=together).fields["joint"] is many


def test_several_online_name_at_most_five_for_a_visit() -> None:
    six = tuple("甲乙丙丁戊己")
    assert Life().ask("register", day(3, 10), Duty.PETITIONER, **CLAIM, representatives=six[:5]).allowed
    refused = Life().ask("register", day(3, 10), Duty.PETITIONER, **CLAIM, representatives=six)
    assert (refused.code, refused.article.number) == ("representatives", "20(3)")


@pytest.mark.parametrize(
    ("said", "limited"),
    [
        ({}, False),
        ({"filed_by": "guardian", "authority": "later"}, False),
        ({"filed_by": "agent", "authority": "later", "filers": TWO}, True),
        ({"filed_by": "agent"}, True),
        ({"filed_by": "agent", "authority": "general"}, True),
        ({"filed_by": "agent", "authority": "special"}, False),
        ({"filed_by": "relative", "authority": "later"}, True),
    ],
)
def test_what_is_the_petitioner_s_own_stays_so_unless_the_authority_names_it(
    said: dict[str, object], limited: bool
) -> None:
    life = registered(**said)
    assert life.fields["own_hand"] is limited
    assert (
        life.ask("ask_withdrawal", day(3, 11), Duty.PETITIONER, own_will=True, pressed="no").allowed
        is not limited
    )


def test_a_missing_authority_never_blocks_and_one_that_comes_later_lifts_the_limit() -> None:
    life = registered(filed_by="agent", authority="later")
    life.take("note_authority", day(3, 11), Duty.INTAKE, authority="general")
    assert life.fields["own_hand"]
    life.take("note_authority", day(3, 12), Duty.INTAKE, authority="special")
    assert life.ask("ask_withdrawal", day(3, 13), Duty.PETITIONER, own_will=True, pressed="no").allowed
