"""What comes in: a number before anyone reads, a registration nobody refuses, a receipt shown once."""

import pytest

from huiyin.matters import reading
from huiyin.people.acting import Actor
from tests.papers.pages import squeezed, text

pytestmark = pytest.mark.django_db


def arrive(client, **said):
    answer = client.post("/desk/arrivals", {"channel": "letter", "received_on": "2026-03-02", **said})
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


CONTENT = {
    "requests-0-text": "支付工资",
    "facts": "五个月没有领到工资",
    "identity-0-name": "赵长河",
    "token": "one",
}


def test_the_number_comes_before_the_content(desk):
    client = desk.client("lin")
    url = arrive(client, postmark_on="2026-02-27", pages="3")
    text = client.get(url).content.decode()
    assert "office-2026-A000001" in text
    assert 'name="facts"' in text
    assert 'name="attendees"' not in text  # a letter has no visitors
    assert 'name="attendees"' in client.get(arrive(client, channel="visit")).content.decode()


def test_the_receipt_opens_the_matter_to_the_petitioner(desk):
    client = desk.client("lin")
    receipt = client.post(arrive(client), CONTENT).context["receipt"]
    with reading.named(Actor.petitioner(reading.follow(receipt.item, receipt.code))):
        assert reading.matters_of_receipt() == [receipt.matter]


def test_sending_the_form_twice_registers_once_and_never_repeats_the_code(desk):
    client = desk.client("lin")
    url = arrive(client)
    first = client.post(url, CONTENT)
    code = first.context["receipt"].code
    assert code in first.content.decode()
    for again in (client.post(url, CONTENT), client.post(url, {**CONTENT, "token": "two"}), client.get(url)):
        assert first.context["receipt"].item in again.content.decode()
        assert code not in again.content.decode()
        assert "没有重复登记" in again.content.decode()
    assert len(desk.client("zhou").get("/desk/").context["page"].rows) == 1


def test_a_letter_without_a_name_is_registered_all_the_same(desk):
    client = desk.client("lin")
    answer = client.post(arrive(client), {"facts": "路灯坏了三个月", "token": "x"})
    assert answer.context["receipt"].code
    assert "未署名" in desk.client("zhou").get("/desk/").content.decode()


def test_more_claims_than_one_letter_can_hold_are_told_and_stay_on_the_page(desk):
    client = desk.client("lin")
    url = arrive(client)
    many = CONTENT | {f"requests-{n}-text": f"第{n + 1}项要求" for n in range(64)}
    answer = client.post(url, many)
    assert answer.status_code == 400
    assert "最多写60项，现在有64项" in answer.text
    assert "第64项要求" in answer.text


def test_an_empty_letter_is_refused_with_a_sentence(desk):
    client = desk.client("lin")
    answer = client.post(arrive(client), {"token": "x"})
    assert answer.status_code == 409
    assert answer.context["refusal"].because in answer.content.decode()


def test_a_day_to_come_is_no_day_of_receipt(desk):
    answer = desk.client("lin").post("/desk/arrivals", {"channel": "letter", "received_on": "2026-03-03"})
    assert answer.status_code == 400
    assert "收到日期不能晚于今天" in answer.content.decode()


def test_an_accusation_is_sealed_at_first_reading(desk):
    client = desk.client("lin")
    client.post(arrive(client), {**CONTENT, "facts": "某局长收受钱物", "accusation": "on"})
    for name in ("lin", "zhou"):
        assert "收受钱物" not in desk.client(name).get("/desk/?box=all").content.decode()
        assert desk.client(name).get("/desk/?box=all").context["page"].rows == []


def test_only_those_who_register_come_in(desk):
    assert desk.client("shen").get("/desk/arrivals").status_code == 404
    assert "登记来件" not in desk.client("shen").get("/desk/").content.decode()


def test_an_arrival_of_another_session_is_not_found(desk):
    url = arrive(desk.client("lin"))
    assert desk.client("lin").get(url).status_code == 404


@pytest.mark.parametrize("channel", ["letter", "visit", "call"])
def test_whoever_came_wrote_or_called_gets_the_same_receipt_on_paper(desk, channel):
    """Number, code, dates, what comes next, other ways, how to follow without the internet, what is kept (D02)."""
    client = desk.client("lin")
    more = {"oral_record": "如实记录。", "read_back": "on"} if channel != "letter" else {}
    page = client.post(arrive(client, channel=channel), {**CONTENT, **more})
    slip = page.context["slip"]
    for said in (
        "没有网络：打电话",
        "登记后15天内",
        "劳动人事争议仲裁委员会",
        "查询码丢了",
        "依照法定职责收集和使用",
    ):
        assert said in page.content.decode(), said
    sheet = client.post("/desk/receipts/file", {"number": slip.item, "code": slip.code, "guide": "wages"})
    assert "no-store" in sheet["Cache-Control"]
    said = text(sheet.content)
    for part in (slip.item, slip.code, "劳动人事争议仲裁委员会", "没有网络：打电话", "2026年3月17日"):
        assert squeezed(part) in said, part


def test_no_sheet_is_made_for_a_code_that_is_not_the_one(desk):
    client = desk.client("lin")
    slip = client.post(arrive(client), CONTENT).context["slip"]
    wrong = {"number": slip.item, "code": "AAAA-BBBB-CCCC-DDDD"}
    assert client.post("/desk/receipts/file", wrong).status_code == 404
    assert client.get("/desk/receipts/file").status_code == 405
    right = {"number": slip.item, "code": slip.code}
    assert desk.client("shen").post("/desk/receipts/file", right).status_code == 404
