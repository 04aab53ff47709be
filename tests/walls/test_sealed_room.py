"""The sealed room, as it runs: one accusation from the counter to the discipline organ, and everything that must fail."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import Any

import pytest

from huiyin.matters import boxes
from tests import launcher
from tests.doors.public import fits, look_up
from tests.walls.sealed_house import NOT_A_BOX, House, file_accusation, file_petition, name_accused, superuser


def test_an_accusation_goes_from_the_counter_to_the_discipline_organ_and_the_reporter_hears_of_it(
    house: House, new_page: Any
) -> None:
    reporter, desk = new_page(), new_page()
    number, code = file_accusation(reporter, house.counter, "收款不开收据，账目对不上。")
    desk.goto(f"{house.room}/")
    desk.fill("#id_username", "m98010101-1")
    desk.fill("#id_password", "huiyin-sealed-2026")
    desk.click("main button")
    assert "账目对不上" not in desk.inner_text("body")
    desk.click(f"main >> text={number}-1")
    assert "账目对不上" not in desk.inner_text("body")
    desk.fill("#reason", "值班收件，依照职责启封。")
    desk.click("form[action$=open] button")
    assert "收款不开收据，账目对不上。" in desk.inner_text("main")
    assert "田禾" not in desk.content()
    desk.click("form[action$=print] button")
    assert "还没有指明被反映人" in desk.inner_text("[role=alert]")
    desk.fill("#name", "某甲")
    desk.select_option("#unit", label="青禾县自然资源局")
    desk.select_option("#rank", "section")
    desk.select_option("#lead", "head")
    desk.click("form[action$=name] button")
    assert desk.locator("#organ option:checked").inner_text() == "青禾县纪委监委"
    desk.click("form[action$=refer] button")
    assert "待接收" in desk.inner_text(".page-head")

    organ = house.officer("m98010131-1")
    path = organ.report(f"{number}-1")
    assert "收款不开收据" not in organ.get(path)
    assert "密码不正确" in organ.post(f"{path}/act/take_over", receipt_no="青纪收7号", password="guess")
    organ.post(f"{path}/act/take_over", receipt_no="青纪收7号", password="huiyin-sealed-2026")
    assert "收款不开收据" in organ.get(organ.open(f"{number}-1"))
    organ.post(f"{path}/act/reply", text="请补充收款的日期。")
    desk.reload()
    assert "收款不开收据" not in desk.inner_text("body")  # handed over: the office reads it no more

    with superuser(house, "huiyin") as ordinary:
        row = ordinary.execute(
            "SELECT h.receipt_no, a.code FROM matters_handover h JOIN people_agency a ON a.id = h.organ_id"
            " JOIN matters_petitionmatter m ON m.id = h.matter_id WHERE m.number = %s",
            [f"{number}-1"],
        ).fetchall()
    assert row == [("青纪收7号", "98010131")]
    look_up(reporter, house.counter, number, code)
    reporter.click(f"main >> text={number}")
    words = reporter.inner_text("main")
    assert "回执编号：青纪收7号" in words
    assert "请补充收款的日期。" in words


def test_the_conflict_graph_stops_every_way_out_and_the_attempt_stays_on_record(
    house: House, page: Any
) -> None:
    number, _ = file_accusation(page, house.counter, "县长收受他人财物。")
    officer = house.officer("m98010101-1")
    path = officer.open(f"{number}-1")
    name_accused(officer, path, name="某乙", unit="青禾县委、县政府", rank="division", lead="head")
    opened = officer.get(path)
    for unit in ("青禾县委、县政府", "青禾县自然资源局", "青禾县纪委监委"):
        said = officer.post(f"{path}/act/refer", organ=officer.choice(opened, unit), why="试一试行不行")
        assert officer.status == 409
        assert "材料和有关情况不得到那里" in said
    for way in ("print", "copy"):  # the office itself is subordinate to the accused
        assert "材料和有关情况不得到那里" in officer.post(f"{path}/{way}")
        assert "县长收受他人财物" not in officer.post(f"{path}/{way}").split("被反映人")[0].split("来件")[0]
    me = re.search(r'<option value="(\d+)">[^<]+</option>', opened.split('name="officer"')[1])
    assert me
    assert "不得到那里" in officer.post(f"{path}/act/assign", officer=me[1])
    assert officer.get(path).count("试图转出，已被阻止") == 8
    assert "<strong>雾津市纪委监委</strong>" in officer.get(path)  # not the county's: S01
    said = officer.post(f"{path}/act/refer", organ=officer.choice(opened, "雾津市纪委监委"), why="")
    assert "待接收" in said


def test_whoever_bears_the_name_of_the_accused_is_shut_out_at_once(house: House, page: Any) -> None:
    number, _ = file_accusation(page, house.counter, "收件人自己被反映。")
    officer, colleague = house.officer("m98010101-1"), house.officer("m98010101-2")
    me = re.search(r'acting-who">([^<]+)<', officer.get("/"))
    assert me
    path = officer.open(f"{number}-1")
    name_accused(officer, path, name=me[1], unit="青禾县自然资源局")
    assert "收件人自己被反映" not in officer.get(path)
    officer.post(f"{path}/open", reason="再看一次行不行")
    assert "与被反映人同名" in officer.get("/") or "与被反映人同名" in officer.get(path)
    assert "收件人自己被反映" not in officer.get(path)
    assert "收件人自己被反映" in colleague.get(colleague.open(f"{number}-1"))


def test_what_concerns_the_office_itself_goes_past_it(house: House, page: Any) -> None:
    number, _ = file_accusation(page, house.counter, "信访局工作人员索要好处。")
    officer, above = house.officer("m98010101-1"), house.officer("m980101-1")
    path = officer.open(f"{number}-1")
    name_accused(officer, path, name="某丙", unit="青禾县信访局")
    officer.post(f"{path}/act/pass_up", why="反映的是本局工作人员。")
    assert officer.report(f"{number}-1") == ""
    officer.get(path)
    assert officer.status == 404
    assert "信访局工作人员索要好处" in above.get(above.open(f"{number}-1"))


def test_an_identity_is_told_on_a_granted_motive_and_the_reporter_sees_it(
    house: House, new_page: Any
) -> None:
    reporter = new_page()
    number, code = file_accusation(reporter, house.counter, "虚报冒领补贴款。", name="沈三娘")
    officer, head = house.officer("m98010101-1"), house.officer("m98010101-3")
    path = officer.open(f"{number}-1")
    assert "沈三娘" not in officer.get(path)
    assert "沈三娘" not in officer.post(f"{path}/identity")
    officer.get(path)
    officer.post(f"{path}/act/ask_identity", motive="需要当面核对领款名册上的签名。")
    row = re.search(
        r'action="(/identities/\d+)">(?:(?!</form>).)*?' + re.escape(number), head.get("/identities"), re.S
    )
    assert row
    assert officer.post(row[1], answer="grant").count("沈三娘") == 0
    officer.get(path)
    assert "沈三娘" not in officer.post(f"{path}/identity")  # the asker cannot grant
    head.get("/identities")
    head.post(row[1], answer="grant")
    assert "沈三娘" not in head.get(path)  # a head grants and reads nothing
    officer.get(path)
    assert "沈三娘" in officer.post(f"{path}/identity")
    look_up(reporter, house.counter, number, code)
    reporter.click(f"main >> text={number}")
    assert "需要当面核对领款名册上的签名。" in reporter.inner_text("main")


def test_a_leak_goes_above_and_the_office_complained_of_neither_sees_it_nor_stays_in(house: House) -> None:
    organ, culprit, chief = (house.officer(name) for name in ("m98010231-1", "m98010201-2", "m980101-1"))
    against = organ.choice(organ.get("/alarms"), "石川区信访局")
    organ.post("/alarms", kind="leak", against=against, text="有人把举报信拿给了被举报的人看。")
    assert 'href="/alarms/' not in culprit.get("/alarms")
    assert 'href="/alarms/' not in organ.get("/alarms")
    text = "有人把举报信拿给了被举报的人看。"
    listed = re.findall(r'href="(/alarms/[0-9a-f-]+)"', chief.get("/alarms"))
    (found,) = [path for path in listed if text in chief.get(path)]
    culprit.get(found)
    assert culprit.status == 404
    seen = chief.get(found)
    people = re.findall(r'<option value="(\d+)">', seen.split('name="officer"')[1])
    assert len(people) == 3
    chief.post(f"{found}/freeze", officer=people[1])
    assert "您在密件室的权限已冻结" in culprit.get("/")
    assert culprit.status == 403
    frozen = re.search(r'name="freeze" value="(\d+)"', chief.get(found))
    assert frozen
    chief.post(f"{found}/lift", freeze=frozen[1])
    assert "权限已冻结" not in culprit.get("/")


@pytest.mark.parametrize("accuses", [True, False])
def test_a_petitioner_reports_retaliation_from_the_own_page_and_only_the_office_above_reads_it(
    house: House, page: Any, accuses: bool
) -> None:
    words = f"办公室的人上门威胁要砸我家的锅（{accuses}）。"
    number, _ = file_petition(page, house.counter, "渠水断了一年。", accuses=accuses)
    page.goto(f"{house.counter}/follow/{number}-1")
    page.click("text=报告泄露或者打击报复")
    page.check("[name=kind][value=retaliation]")
    page.select_option("[name=against]", label="青禾县信访局")
    page.fill("[name=text]", words)
    page.click("text=密封报送")
    page.wait_for_url(f"**/follow/{number}-1")
    assert "已密封报送上一级信访部门" in page.inner_text("main")
    chief, meant = house.officer("m980101-1"), house.officer("m98010101-1")
    assert 'href="/alarms/' not in meant.get("/alarms")
    seen = [chief.get(path) for path in re.findall(r'href="(/alarms/[0-9a-f-]+)"', chief.get("/alarms"))]
    (found,) = [text for text in seen if words in text]
    assert "青禾县信访局" in found
    assert f"{number}-1" in found
    assert len(re.findall(r'href="/alarms/', chief.get("/alarms"))) == len(seen)  # fetched once
    with superuser(house, "huiyin") as ordinary:
        (body,) = ordinary.execute("SELECT body FROM matters_alarm ORDER BY id DESC LIMIT 1").fetchone() or ()
    assert words.encode() not in bytes(body)
    assert house.home.sealed_private()


def _bare(text: str) -> str:
    """A page without what differs in each: the form's token, and the address it was asked for."""
    return re.sub(r'value="(\w{64}|/reports/\d+)"', "", text)


def test_forbidden_and_missing_look_alike_and_nobody_from_the_desk_comes_in(house: House) -> None:
    officer, other = house.officer("m98010101-1"), house.officer("m98020101-1")
    number = re.findall(r'href="(/reports/\d+)"', officer.get("/"))[0]
    assert re.findall(r'href="/reports/', other.get("/")) == []
    forbidden, missing = _bare(other.get(number)), _bare(other.get("/reports/99999999"))
    assert other.status == 404
    assert forbidden == missing
    stranger = house.officer("98010101-4", "huiyin-2026")
    stranger.get("/")
    assert stranger.url.startswith(f"{house.room}/login")


def _command(house: House, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("HUIYIN_", "DJANGO_", "PYTEST"))}
    return subprocess.run(
        [sys.executable, "-m", "huiyin.config.commands", "sealed", *words],
        env={**clean, "HUIYIN_HOME": str(house.home.path)},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_operator_makes_an_account_and_no_weak_or_second_one(house: House) -> None:
    words = ("officer", "newcomer", "江采薇", "98010131", "sealed")
    assert "太弱" in _command(house, *words, "--password", "12345").stderr
    made = _command(house, *words, "--password", "heron on the shore 17")
    assert made.returncode == 0, made.stderr
    assert "已经有了" in _command(house, *words, "--password", "heron on the shore 17").stderr
    assert (
        "没有编码为"
        in _command(house, "officer", "x", "某", "nowhere", "head", "--password", "heron 17 shore").stderr
    )
    assert "江采薇" in house.officer("newcomer", "heron on the shore 17").get("/")


def test_a_line_altered_by_the_superuser_is_named(house: House, page: Any) -> None:
    number, _ = file_accusation(page, house.counter, "修改记录的人。")
    house.officer("m98010101-1").open(f"{number}-1")
    assert "条记录完整" in _command(house, "verify").stdout
    with superuser(house, "huiyin_sealed") as master:
        master.execute("ALTER TABLE sealed_entry DISABLE TRIGGER kept")
        which = "report_id = (SELECT id FROM sealed_report WHERE number = %s)"
        master.execute(f"UPDATE sealed_entry SET at = at - interval '1 day' WHERE {which}", [f"{number}-1"])
        broken = _command(house, "verify")
        master.execute(f"UPDATE sealed_entry SET at = at + interval '1 day' WHERE {which}", [f"{number}-1"])
        master.execute("ALTER TABLE sealed_entry ENABLE TRIGGER kept")
    assert broken.returncode == 1
    assert f"{number}-1：第 1 条" in broken.stdout
    assert _command(house, "verify").returncode == 0


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060600000000500010d0a2db4"
    "0000000049454e44ae426082"
)


def _put_beside(house: House, number: str, *bodies: dict[str, Any] | bytes) -> None:
    """Further envelopes for a matter, as somebody who holds the ordinary side could drop them."""
    public = bytes.fromhex(house.home.sealed_public())
    with superuser(house, "huiyin") as ordinary:
        row = ordinary.execute("SELECT id FROM matters_petitionmatter WHERE number = %s", [number]).fetchone()
        assert row
        for body in bodies:
            words = body if isinstance(body, bytes) else boxes.seal(public, {"matter": row[0], **body})
            ordinary.execute(
                "INSERT INTO matters_envelope (matter_id, body, dropped_on) VALUES (%s, %s, '2026-06-08')",
                [row[0], words],
            )


def test_evidence_is_seen_in_the_page_and_leaves_under_the_number_alone(house: House, page: Any) -> None:
    number, _ = file_accusation(page, house.counter, "附有照片。")
    files = [
        {"title": "账本照片.png", "media_type": "image/png", "body": PNG.hex()},
        {"title": "../../etc/x", "media_type": "application/pdf", "body": "zz"},
    ]
    _put_beside(
        house, f"{number}-1", {"facts": "<script>补充</script>", "files": files}, NOT_A_BOX, {"matter": 1}
    )
    officer = house.officer("m98010101-1")
    path = officer.open(f"{number}-1")
    seen = officer.get(path)
    assert "data:image/png;base64," in seen
    assert "&lt;script&gt;补充" in seen
    assert seen.count("这个信封打不开，或者不属于本件") == 2
    name_accused(officer, path, name="某丁", unit="青禾县自然资源局")
    taken = officer.opener.open(officer.request(f"{path}/files/2/1"))
    assert taken.read() == PNG
    assert taken.headers["Content-Disposition"] == f'attachment; filename="{number}-1-2-1.png"'
    assert "取出附件" in officer.get(path).split("记录</h2>")[1]
    officer.post(f"{path}/files/9/9")
    assert officer.status == 404


def test_the_personnel_department_hears_of_the_post_and_never_of_the_reporter(
    house: House, page: Any
) -> None:
    number, _ = file_accusation(page, house.counter, "原文不外传。", name="周四喜")
    officer = house.officer("m98010101-1")
    path = officer.open(f"{number}-1")
    assert "还没有指明被反映人" in officer.post(f"{path}/notice")
    name_accused(officer, path, name="某戊", unit="青禾县自然资源局", lead="head")
    notice = officer.post(f"{path}/notice")
    assert "某戊" in notice
    assert "青禾县自然资源局" in notice
    assert "周四喜" not in notice
    assert "原文不外传" not in notice


@pytest.mark.parametrize(("locale", "width"), [("zh-CN", 1280), ("zh-CN", 360), ("en", 360)])
def test_the_pages_fit_and_are_accessible(
    house: House, new_page: Any, accessibility: Any, locale: str, width: int
) -> None:
    page = new_page(locale=locale, viewport={"width": width, "height": 800})
    page.goto(f"{house.room}/")
    assert accessibility(page) == []
    page.fill("#id_username", "m98010101-2")
    page.fill("#id_password", "huiyin-sealed-2026")
    page.click("main button")
    for path in ("/", "/alarms"):
        page.goto(house.room + path)
        assert accessibility(page) == []
        assert fits(page)
    page.goto(f"{house.room}/")
    standing = "Received" if locale == "en" else "已收到"
    page.locator("tbody tr", has_text=standing).locator("a").first.click()
    page.fill("#reason", "核对页面是否读得清楚。")
    page.click("form[action$=open] button")
    assert accessibility(page) == []
    assert fits(page)
    assert page.inner_text(".room-main h2 >> nth=0") == ("The accused" if locale == "en" else "被反映人")


def test_it_comes_back_when_it_is_killed(house: House) -> None:
    """Anew, that is: a worker the killed process left behind still answers, until the house ends it, too."""
    os.kill(house.launched.one("sealed"), signal.SIGKILL)
    house.launched.until("sealed process ended; starting it again")
    launcher.wait_for(lambda: _alive(house))


def _alive(house: House) -> bool:
    return launcher.fetch(f"{house.room}/alive") == 200
