"""The petitioner's data: who looked, where it went, what is held; a copy, a correction, a complaint (个人信息保护法 44–50)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from huiyin.law.words import Duty
from huiyin.matters import reading, unusual
from huiyin.matters.models import Act
from huiyin.matters.reading import Look, What
from huiyin.people.acting import Actor
from huiyin.people.models import Agency, Officer, Post
from tests.cast import Cast, Told, at, cast, day  # noqa: F401
from tests.walls.test_counter_secrecy import visitor  # noqa: F401
from tests.walls.test_no_betrayal import alike, asked, pair  # noqa: F401

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
TODAY = date(2026, 3, 9)
IDENTITY = ("田禾", "芦渡县河湾村二组", "00000000001")
WORDS = "去年修路占了我家承包地"


@pytest.fixture
def matter(cast: Cast, demonstration: Callable[[date], None]) -> Told:  # noqa: F811
    """Accepted by the land bureau; three officers looked."""
    demonstration(TODAY)
    cache.clear()
    told = cast.accepted("03-02")
    for who, hour in (
        ("office-x/sealed", 9),
        ("land-x/handler", 10),
        ("land-x/handler", 16),
        ("land-x/head", 11),
    ):
        with reading.named(cast.by(who)):
            reading.matter(told.number, on=TODAY, look=Look(at=at(day("03-05"), hour)))
    return told


def visitor_of(told: Told) -> Client:
    client = Client()
    client.post("/follow", {"number": told.receipt.item, "code": told.receipt.code})
    return client


def test_the_petitioner_reads_who_looked_by_agency_and_kind_of_work(matter: Told) -> None:
    text = visitor_of(matter).get(f"/follow/{matter.number}/data").text
    for said in (
        "芦渡县自然资源局",
        "承办的工作人员",
        "机关负责人",
        "登记和甄别来件的工作人员",
        "2026年3月5日",
        "10:00—16:00",
        "×2",
    ):
        assert said in text, said
    assert "同志" not in text  # no officer's name
    assert "密件" not in text
    assert "用途：办理" in text


def test_where_it_went_is_told_with_its_article(cast: Cast, matter: Told) -> None:  # noqa: F811
    text = visitor_of(matter).get(f"/follow/{matter.number}/data").text
    transfers = text.partition('id="h-transfers"')[2].partition("</section>")[0]
    assert "芦渡县自然资源局" in transfers
    assert "第二十二条" in transfers
    fresh = cast.register("03-09")
    assert "还没有转给别的机关、单位" in visitor_of(fresh).get(f"/follow/{fresh.number}/data").text


def test_identity_and_words_come_after_the_code_alone(matter: Told) -> None:
    client, page = visitor_of(matter), f"/follow/{matter.number}/data"
    before = client.get(page)
    wrong = client.post(page, {"code": "AAAA-BBBB-CCCC-DDDD", "go": "copy"})
    assert wrong.status_code == 400
    for shown in (before, wrong, client.post(page, {"go": "show"})):
        assert not any(said in shown.text for said in (*IDENTITY, WORDS))
    shown = client.post(page, {"code": matter.receipt.code.lower(), "go": "show"}).text
    assert all(said in shown for said in (*IDENTITY, WORDS))


def test_a_copy_is_taken_away(matter: Told) -> None:
    answer = visitor_of(matter).post(
        f"/follow/{matter.number}/data", {"code": matter.receipt.code, "go": "copy"}
    )
    assert answer["Content-Disposition"] == f'attachment; filename="{matter.number}.zip"'
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    told = json.loads(packed.read("data.json"))
    assert told["反映的情况"].startswith(WORDS)
    assert told["身份信息"][0]["姓名或名称"] == "田禾"
    assert "河湾村二组" in packed.read("data.txt").decode()
    assert len(told["谁看过"]) == 3


def test_another_s_matter_is_not_found(cast: Cast, matter: Told) -> None:  # noqa: F811
    other = cast.accepted("03-03")
    client = visitor_of(matter)
    assert client.get(f"/follow/{other.number}/data").status_code == 404
    sent = {"code": other.receipt.code, "go": "copy"}
    assert client.post(f"/follow/{other.number}/data", sent).status_code in (400, 404)
    assert Client().get(f"/follow/{matter.number}/data").status_code == 302


def test_a_correction_is_asked_for_and_answered_with_reasons(cast: Cast, matter: Told) -> None:  # noqa: F811
    client = visitor_of(matter)
    sent = {"about": "correct", "text": "门牌应是三组，不是二组。"}
    assert client.post(f"/follow/{matter.number}/request_data", sent).status_code == 302
    assert cast.clock(matter, "answer_data", "land-x/handler").due == date(2026, 3, 30)
    cast.take("answer_data", matter, "land-x/handler", "03-10", decision="granted", text="已附记为三组。")
    assert "answer_data" not in cast.clocks(matter, "land-x/handler")
    assert "已附记为三组。" in client.get(f"/follow/{matter.number}").text
    cast.refused("answer_data", matter, "land-x/handler", "03-11", decision="refused")


def test_a_complaint_goes_to_the_next_petition_office_above(matter: Told) -> None:
    client = visitor_of(matter)
    text = client.get(f"/follow/{matter.number}/data").text
    assert "雾津市信访局" in text
    above = Agency.objects.get(code="office-c").pk
    client.post("/raise", {"go": "anew", "office": above})
    assert f'value="{above}" ' in client.get("/raise/office").text.replace(">", " ")
    assert "雾津市信访局" in client.get("/raise/office").text


def test_the_notice_says_what_the_law_wants_told() -> None:
    text = Client().get("/privacy").text
    for said in ("谁处理", "为什么", "怎样处理", "哪些信息", "保存多久", "您的权利", "第十七条"):
        assert said in text


@pytest.mark.parametrize(
    ("method", "data"), [("get", {}), ("post", {"code": "CODE", "go": "show"}), ("post", {"go": "show"})]
)
def test_an_accusation_and_an_ordinary_petition_look_the_same(  # F-04
    pair,  # noqa: F811
    cast: Cast,  # noqa: F811
    method: str,
    data: dict[str, str],
) -> None:
    """Looked into by the office, triaged: the same words, the same statements; with the code as without."""
    (_, sealed), (_, ordinary) = pair
    for receipt in (sealed, ordinary):
        with reading.named(cast.by("office-x/sealed")):
            reading.matter(receipt.matter, on=day("03-02"), look=Look(at=at(day("03-02"))))
    cast.take("triage", sealed.matter, "office-x/sealed", "03-02", klass="accusation")
    cast.take("triage", ordinary.matter, "office-x/triage", "03-02", klass="appeal")
    said = []
    for client, receipt in pair:
        sent = data | ({"code": receipt.code} if "code" in data else {})
        said.append(asked(client, method, f"/follow/{receipt.matter}/data", sent))
    assert said[0][:2] == said[1][:2]
    texts = [alike(one[2], receipt) for one, (_, receipt) in zip(said, pair, strict=True)]
    assert texts[0] == texts[1]
    assert "登记和甄别来件的工作人员" in texts[0]


def test_a_copy_of_both_is_the_same(pair, cast: Cast) -> None:  # noqa: F811
    told = []
    for client, receipt in pair:
        sent = {"code": receipt.code, "go": "copy"}
        answer = client.post(f"/follow/{receipt.matter}/data", sent)
        packed = zipfile.ZipFile(io.BytesIO(answer.content))
        told.append([alike(packed.read(name).decode(), receipt) for name in packed.namelist()])
    assert told[0] == told[1]


def test_passed_on_the_same_is_told_but_the_organ(pair, cast: Cast) -> None:  # noqa: F811
    (_, sealed), (_, ordinary) = pair
    cast.take("triage", sealed.matter, "office-x/sealed", "03-02", klass="accusation")
    cast.take("triage", ordinary.matter, "office-x/triage", "03-02", klass="appeal")
    cast.take("refer_discipline", sealed.matter, "office-x/sealed", "03-02", organ=cast["discipline-x"])
    cast.take("forward", ordinary.matter, "office-x/triage", "03-02", organ=cast["land-x"])
    said = [asked(client, "get", f"/follow/{receipt.matter}/data") for client, receipt in pair]
    assert said[0][:2] == said[1][:2]
    hidden = alike(said[1][2], ordinary).replace("芦渡县自然资源局", "有权处理的机关、单位")
    assert alike(said[0][2], sealed) == hidden


def test_asking_about_data_is_answered_alike(pair, as_owner: AsOwner) -> None:  # noqa: F811
    said = []
    for client, receipt in pair:
        form = asked(client, "get", f"/follow/{receipt.matter}/request_data")
        sent = {"about": "copy", "text": "想看我写过什么。"}
        done = client.post(f"/follow/{receipt.matter}/request_data", sent, follow=True)
        said.append((form[0], form[1], alike(form[2], receipt), done.status_code, alike(done.text, receipt)))
    assert said[0] == said[1]
    with as_owner():
        assert Act.objects.filter(step="request_data").count() == 2


# Unusual reading


@pytest.fixture
def inspector(cast: Cast, as_owner: AsOwner, demonstration: Callable[[date], None]) -> Actor:  # noqa: F811
    """Of the county's petition office."""
    demonstration(TODAY)
    with as_owner():
        officer = Officer.objects.create_user("x/inspector", password="-", name="巡某", name_en="I")
        post = Post.objects.create(
            officer=officer, agency_id=cast["office-x"], duty=Duty.INSPECTOR, since=date(2020, 1, 1)
        )
    return Actor.holding(post)


def look(cast: Cast, number: str, who: str, on: str, hour: int = 10, what: What = What.MATTER) -> None:  # noqa: F811
    with reading.named(cast.by(who)):
        reading.matter(number, on=TODAY, look=Look(at=at(day(on), hour), what=what))


def found(inspector: Actor) -> list[tuple[str, list[tuple[str, int]], str | None]]:
    with reading.named(inspector):
        return [
            (one.day.officer, [(reason.value, n) for reason, n in one.reasons], one.day.number)
            for one in unusual.unusual(day("03-01"), TODAY)
        ]


def test_one_matter_again_and_again(cast: Cast, inspector: Actor) -> None:  # noqa: F811
    told = cast.accepted("03-02")
    for _ in range(unusual.REPEATED - 1):
        look(cast, told.number, "land-x/handler", "03-05")
    assert found(inspector) == []
    look(cast, told.number, "land-x/handler", "03-05")
    assert found(inspector) == [("handler同志", [("repeated", 15)], told.number)]


def test_an_identity_at_night_or_on_a_day_of_rest(cast: Cast, inspector: Actor) -> None:  # noqa: F811
    told = cast.accepted("03-02")
    look(cast, told.number, "land-x/handler", "03-05", 22)
    look(cast, told.number, "land-x/handler", "03-05", 10, What.IDENTITY)
    assert found(inspector) == []
    look(cast, told.number, "land-x/handler", "03-05", 22, What.IDENTITY)
    look(cast, told.number, "land-x/head", "03-07", 10, What.IDENTITY)  # a Saturday
    assert [one[:2] for one in found(inspector)] == [
        ("head同志", [("outside", 1)]),
        ("handler同志", [("outside", 1)]),
    ]


def test_many_matters_without_a_next_step(cast: Cast, inspector: Actor) -> None:  # noqa: F811
    """Passed on and gone from the office's hands: ten of them in a day are asked about."""
    for _ in range(unusual.IDLE):
        told = cast.register("03-02")
        cast.sent(told, "land-x", "03-02")
        look(cast, told.number, "office-x/triage2", "03-05")
    assert [(who, reasons) for who, reasons, _ in found(inspector)] == [("triage2同志", [("idle", 10)])]


def test_far_above_colleagues(cast: Cast, inspector: Actor) -> None:  # noqa: F811
    numbers = [cast.register("03-02").number for _ in range(unusual.AT_LEAST)]
    for number in numbers:
        look(cast, number, "office-x/triage", "03-05")
    assert found(inspector) == []  # nobody to compare with: the median is their own
    for who in ("office-x/triage2", "land-x/triage"):
        told = cast.accepted("03-02")
        look(cast, told.number, who, "03-05")
    assert [(who, reasons) for who, reasons, _ in found(inspector)] == [("triage同志", [("above", 20)])]


def test_an_accusation_is_in_no_number_and_another_county_in_no_line(
    cast: Cast,  # noqa: F811
    inspector: Actor,
    as_owner: AsOwner,
) -> None:
    sealed = cast.register("03-02", accusation=True)
    there = cast.register("03-02", "office-y/intake")
    for _ in range(unusual.REPEATED):
        look(cast, sealed.number, "office-x/sealed", "03-05")
        look(cast, there.number, "office-y/triage", "03-05")
    assert found(inspector) == []
    with reading.named(cast.by("office-x/supervisor")):
        assert unusual.unusual(day("03-01"), TODAY) == []


def test_the_inspector_s_page_lists_officers_and_no_petitioner(cast: Cast, inspector: Actor) -> None:  # noqa: F811
    client = Client()
    client.force_login(
        Officer.objects.get(username="x/inspector"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert "近三十天没有需要问的" in client.get("/desk/reads").text
    told = cast.accepted("03-02")
    look(cast, told.number, "land-x/handler", "03-07", 10, What.IDENTITY)
    text = client.get("/desk/reads").text
    assert "handler同志" in text
    assert "夜间或者休息日打开身份信息或者附件 1 次" in text
    assert not any(said in text for said in (*IDENTITY, "田某"))
