"""Masked by default: an identity appears on no page of the desk but the one asked for with a purpose (F.3)."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from huiyin.law.purposes import ASKED
from huiyin.law.words import Duty
from tests.cast import Cast, Told, cast  # noqa: F401
from tests.walls.test_routes import addresses, knockers, matter  # noqa: F401

pytestmark = pytest.mark.django_db
PLANTED = {
    "name": "闻人望舒",
    "phone": "13900005678",
    "address": "芦渡县蓼花巷四十七号",
    "id_number": "970101199001014327",
}


@pytest.fixture
def told(cast: Cast, matter: Told) -> Told:  # noqa: F811
    """Handled by the county's land bureau, from someone with every detail given."""
    made = cast.register("2026-03-02", identity=PLANTED)
    cast.sent(made, "land-x", "2026-03-03")
    cast.take("receive", made, "land-x/handler", "2026-03-04")
    return made


def seen_in(text: str) -> list[str]:
    return [name for name, value in PLANTED.items() if value in text]


def test_no_page_of_the_desk_shows_an_identity_unasked(
    told: Told,
    knockers: dict[str, Client],  # noqa: F811
) -> None:
    """Every address, every duty, lists and forms alike; a list shows the surname at most."""
    shown = []
    for shape in [one for one in addresses() if one.startswith("/desk/") and "/papers/" not in one]:
        for code in ("hear", "supplement") if "<code>" in shape else ("",):
            path = shape.replace("<number>", told.number).replace("<pk>", "1").replace("<code>", code)
            for who, client in knockers.items():
                cache.clear()
                _say_why(client, who, told)
                answer = client.get(path)
                if answer["Content-Type"].startswith("text/html"):
                    shown += [(shape, who, found) for found in seen_in(answer.text)]
    assert shown == []
    assert "闻" in knockers["handler"].get("/desk/").text


def test_it_appears_where_it_was_asked_for(told: Told, knockers: dict[str, Client]) -> None:  # noqa: F811
    client, page = knockers["handler"], f"/desk/matters/{told.number}"
    assert seen_in(client.post(f"{page}/identity", {"purpose": "curiosity"}, follow=True).text) == []
    assert seen_in(client.post(f"{page}/identity", {"purpose": "contact"}).text) == list(PLANTED)
    assert seen_in(client.get(page).text) == []


def _say_why(client: Client, who: str, told: Told) -> None:
    if who in map(str, ASKED):
        client.post(f"/desk/matters/{told.number}/why", {"purpose": ASKED[Duty(who)][0].value})
