"""The table of competences at the desk: read by those who send, changed by a registrar alone, each change on record and taken back by a new row."""

from datetime import date

import pytest
from django.test import Client

from huiyin.hints.models import Competence
from huiyin.matters.access import named
from tests.cast import PASSWORD, Cast, cast  # noqa: F401

pytestmark = pytest.mark.django_db
HOUSING = "城乡建设/住房保障与房地产"


@pytest.fixture
def at_desk(cast: Cast, demonstration):  # noqa: F811
    demonstration(date(2026, 3, 9))

    def signed_in(name: str) -> Client:
        client = Client()
        client.post("/login", {"username": name, "password": PASSWORD})
        return client

    return signed_in


def _say(client: Client, do: str, why: str = "县委编办〔2026〕3号", **more: str):
    return client.post("/desk/competence", {"do": do, "why": why} | more)


def _proposed(cast: Cast) -> tuple[str, str]:  # noqa: F811
    """Three like matters went elsewhere: the number of the last, and what the form says of the change."""
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        matter = cast.register(day, facts="芦渡县的公租房一直漏水。")
        cast.sent(matter, "land-x", day, category=HOUSING)
    return matter.number, f"970101|{HOUSING}|{cast['housing-x']}|{cast['land-x']}"


def test_a_registrar_decides_on_what_is_proposed(at_desk, cast, django_assert_max_num_queries):  # noqa: F811
    registrar, clerk = at_desk("office-x/registrar"), at_desk("office-x/triage")
    number, key = _proposed(cast)
    with django_assert_max_num_queries(20):
        page = registrar.get("/desk/competence").text
    assert "已有 3 件转往芦渡县自然资源局" in page
    assert number not in page
    assert "建议修改" not in clerk.get("/desk/competence").text
    assert _say(clerk, f"accept:{key}", since="2026-03-09").status_code == 404
    assert at_desk("land-x/handler").get("/desk/competence").status_code == 404
    kept = _say(registrar, f"accept:{key}", since="2026-03-08").text
    assert 'value="县委编办〔2026〕3号"' in kept, "what was typed is still there"
    for wrong in (
        _say(registrar, f"accept:{key}", why="好", since="2026-03-09"),
        _say(registrar, f"accept:{key}", since="2026-03-08"),
        _say(registrar, f"accept:{key}", since="三月"),
        _say(registrar, "accept:970102|x|1|2", since="2026-03-09"),
        _say(registrar, "undo:999"),
        _say(registrar, "undo:①"),
    ):
        assert wrong.status_code == 400
        assert 'role="alert"' in wrong.text


def test_what_was_decided_stands_on_record_and_is_taken_back_by_a_new_row(at_desk, cast):  # noqa: F811
    registrar, clerk = at_desk("office-x/registrar"), at_desk("office-x/triage")
    _, key = _proposed(cast)
    assert _say(registrar, f"accept:{key}", since="2026-03-09").status_code == 302
    page = registrar.get("/desk/competence?q=芦渡县").text
    assert "县委编办〔2026〕3号" in page
    assert "建议修改" in page
    assert "已有 3 件" not in page
    row = page.partition('value="undo:')[2].partition('"')[0]
    assert f'value="undo:{row}"' not in clerk.get("/desk/competence").text
    assert _say(registrar, f"undo:{row}", why="职能已经划回").status_code == 302
    assert f'value="undo:{row}"' not in registrar.get("/desk/competence").text
    ahead = {
        "since": "2026-07-01",
        "level": "county",
        "agency": "land-x",
        "region": "970101",
        "category": "民政",
    }
    with named(cast.by("office-x/registrar")):
        Competence.objects.create(
            **ahead,
            source="三定方案",
            taken_on=date(2026, 3, 9),
            decided_by_id=cast.by("office-x/registrar").officer_id,
        )
    assert "尚未开始" in registrar.get("/desk/competence?q=民政").text
    assert "没有找到" in registrar.get("/desk/competence?q=没有这个词").text
