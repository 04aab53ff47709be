"""Recusal at the desk and the counter: decided on a form, answered to the petitioner, earlier work listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from huiyin.people.models import Officer
from tests.cast import Cast, Told, cast, day  # noqa: F401

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)


def at_desk(who: str) -> Client:
    client = Client()
    client.force_login(Officer.objects.get(username=who), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def matter(cast: Cast, demonstration: Callable[[date], None]) -> Told:  # noqa: F811
    """Heard by the handler, whose recusal the petitioner asks for."""
    demonstration(TODAY)
    told = cast.accepted("03-02")
    cast.take("hear", told, "land-x/handler", "03-03", heard_on=day("03-03"), heard_how="meeting")
    cast.take("recuse", told, told.petitioner, "03-05", who="承办人", interest="是对方的亲属")
    return told


def test_the_head_decides_on_a_form_and_the_petitioner_reads_why(cast: Cast, matter: Told) -> None:  # noqa: F811
    head, handler = at_desk("land-x/head"), at_desk("land-x/handler")
    page = f"/desk/matters/{matter.number}"
    assert handler.get(page).status_code == 200
    form = head.get(f"{page}/decide_recusal").content.decode()
    assert "handler同志" in form
    assert "housing" not in form
    sent = {
        "colleague": cast.by("land-x/handler").officer_id,
        "decision": "aside",
        "ground": "in_law",
        "reason": "经核实，承办人与对方确系近姻亲。",
    }
    assert head.post(f"{page}/decide_recusal", sent).status_code == 302
    assert handler.get(page).status_code == 404
    never = handler.get("/desk/matters/office-x-2026-999999-1")
    assert len(handler.get(page).content) == len(never.content)
    shown = head.get(page).content.decode()
    assert "须复查的工作" in shown
    public = Client()
    public.post("/follow", {"number": matter.receipt.item, "code": matter.receipt.code})
    told = public.get(f"/follow/{matter.number}").content.decode()
    assert "经核实，承办人与对方确系近姻亲。" in told


def test_work_checked_again_is_listed_no_more(cast: Cast, matter: Told) -> None:  # noqa: F811
    page = f"/desk/matters/{matter.number}"
    cast.take(
        "decide_recusal",
        matter,
        "land-x/head",
        "03-06",
        colleague=cast.by("land-x/handler").officer_id,
        decision="aside",
        ground="kin",
    )
    other = at_desk("land-x/handler2")
    assert "须复查的工作" in other.get(page).content.decode()
    sent = {"result": "stands", "reason": "笔录完整，信访人已经确认。"}
    assert other.post(f"{page}/check_again", sent).status_code == 302
    assert "须复查的工作" not in other.get(page).content.decode()


def test_who_stands_aside_at_the_desk_is_told_so_and_led_back_to_the_list(matter: Told) -> None:
    officer = at_desk("land-x/handler")
    sent = {"myself": "on", "who": "本人", "interest": "与对方是亲属。"}
    answer = officer.post(f"/desk/matters/{matter.number}/recuse", sent, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == "/desk/"
    assert "不再显示" in answer.content.decode()
