"""An accusation and an ordinary petition side by side: nothing tells which is which to those who may not know (F-04)."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.config import witnesses
from huiyin.matters import checkpoints, listing, reading
from huiyin.matters.models import Act, Message
from huiyin.people.models import Officer
from tests.cast import at, cast, day  # noqa: F401
from tests.walls.test_counter_secrecy import filed, visitor  # noqa: F401
from tests.walls.test_mailbox import put_reply

pytestmark = pytest.mark.django_db
ORDINARY = ("intake", "triage", "triage2", "supervisor", "registrar")
WORDS = ("accus", "检举", "控告", "揭发", "密件", "封存", "纪委", "纪检", "discipline")


def alike(text: str, receipt) -> str:
    """A page with what differs for every matter made alike: numbers, codes, tokens."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    text = re.sub(re.escape(receipt.item), "ITEM", text, flags=re.I).replace(receipt.code, "CODE")
    return re.sub(r"/papers/\d+", "/papers/N", text)


def asked(client: Client, method: str, path: str, data: dict | None = None) -> tuple[int, list[str], str]:
    """An answer: status, the statements it took (values left out), its text."""
    with CaptureQueriesContext(connection) as queries:
        answer = getattr(client, method)(path, data or {})
    return answer.status_code, [one["sql"].split(" ")[0] for one in queries], answer.text


@pytest.fixture
def pair(visitor, cast):  # noqa: F811
    """(an accusation, an ordinary petition), each with a browser that follows it; both warmed up."""
    made = []
    for answers in ({"accusation": True}, {}):
        client = Client()
        receipt, _ = filed(cast, client, **answers)
        client.get(f"/follow/{receipt.matter}")
        made.append((client, receipt))
    return made


@pytest.mark.parametrize(
    ("method", "path", "data"),
    [
        ("get", "/follow/{matter}", None),
        ("get", "/follow/{matter}/supplement", None),
        ("post", "/follow/{matter}/supplement", {"text": ""}),
        ("get", "/follow/{matter}/recuse", None),
        ("get", "/follow/{matter}/change_contact", None),
        ("post", "/follow/{matter}/change_contact", {}),
        ("get", "/follow/{matter}/ask_withdrawal", None),
        ("post", "/follow/{matter}/ask_withdrawal", {}),
        ("get", "/follow/{matter}/request_review", None),
        ("get", "/follow/{matter}/papers/999999", None),
        ("get", "/follow", None),
    ],
)
def test_the_counter_answers_both_alike(pair, method: str, path: str, data: dict | None):
    """The same words, therefore the same length, and the same statements in the same order."""
    first, second = (
        asked(client, method, path.format(matter=receipt.matter), data) for client, receipt in pair
    )
    assert first[:2] == second[:2]
    texts = [alike(text, receipt) for (_, _, text), (_, receipt) in zip((first, second), pair, strict=True)]
    assert texts[0] == texts[1]


def test_number_and_code_are_asked_for_and_answered_alike(pair):
    said = []
    for _, receipt in pair:
        answer = asked(Client(), "post", "/follow", {"number": receipt.item, "code": receipt.code})
        said.append((*answer[:2], alike(answer[2], receipt)))
        assert len(receipt.code) == 19
    assert said[0] == said[1]


def test_adding_to_it_is_answered_alike(pair):
    """Written into the envelope or under the matter's key: the visitor sees the same."""
    said = []
    for client, receipt in pair:
        answer = client.post(f"/follow/{receipt.matter}/supplement", {"text": "补充时间。"}, follow=True)
        said.append((answer.status_code, alike(answer.text, receipt)))
    assert said[0] == said[1]


def test_proof_files_of_both_say_as_much(pair, cast):  # noqa: F811
    """The same number of acts, of the same days, in the same checkpoints, under the same names; told by hash alone."""
    (_, sealed), (_, ordinary) = pair
    cast.take("triage", sealed.matter, "office-x/sealed", "03-02", klass="accusation")
    cast.take("triage", ordinary.matter, "office-x/triage", "03-02", klass="appeal")
    cast.take("write_back", ordinary.matter, "office-x/triage", "03-02", text="请补充时间。")
    checkpoints.take(witnesses.signer(), at(day("03-02")))
    cast.take("refer_discipline", sealed.matter, "office-x/sealed", "03-02", organ=cast["discipline-x"])
    cast.take("forward", ordinary.matter, "office-x/triage", "03-02", organ=cast["land-x"])
    said = []
    for client, receipt in pair:
        status, statements, text = asked(client, "get", f"/follow/{receipt.matter}/proof")
        file = json.loads(text)
        acts_told = [
            # how many steps a path has follows from its place in the tree, which is chance: the order is that of hashes
            (one["on"], one["place"], sorted(one), {len(step) for step in one.get("path", ())})
            for one in file.pop("acts")
        ]
        assert file.pop("number") == receipt.matter
        assert not any(word in text for word in WORDS)
        said.append((status, statements, acts_told, file))
    assert said[0] == said[1]
    assert len(said[0][2]) > 1


def test_a_code_is_checked_for_both_alike(pair):
    """By number and check code, with no account: the same page; nobody learns what it is."""
    said = []
    for client, receipt in pair:
        with reading.named(checkpoints.CLOCK):
            code = bytes(Act.objects.get(matter__number=receipt.matter, seq=1).hash).hex()[:16]
        status, statements, text = asked(
            Client(), "get", "/verify", {"number": receipt.item, "code": code.upper()}
        )
        assert "是真的" in text
        said.append((status, statements, alike(text, receipt).replace(code.upper(), "CHECK")))
        assert client
    assert said[0] == said[1]


def test_every_act_carries_a_digest_nobody_can_try_out(pair, cast, as_owner):  # noqa: F811
    """Were it empty where nothing lies under the key, the hash of a sealed matter's act could be found by trying instants."""
    (_, sealed), _ = pair
    cast.take("triage", sealed.matter, "office-x/sealed", "03-02", klass="accusation")
    with as_owner():
        digests = [bytes(act.digest) for act in Act.objects.all()]
    assert {len(digest) for digest in digests} == {32}
    assert len(set(digests)) == len(digests) == 3


def test_the_api_answers_both_alike(pair):
    said = []
    for _, receipt in pair:
        answer = Client().get(f"/api/items/{receipt.item}", headers={"X-Query-Code": receipt.code})
        said.append(json.loads(alike(answer.text, receipt)))
    assert said[0] == said[1]


def officer(name: str) -> Client:
    client = Client()
    client.force_login(
        Officer.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def plain(text: str, number: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text).replace(number, "NUMBER")


PATHS = (
    "/desk/matters/{number}",
    "/desk/matters/{number}/forward",
    "/desk/matters/{number}/papers/1",
    "/desk/matters/{number}/files/1",
    "/desk/matters/{number}/write_back",
    "/desk/find?number={number}",
)


@pytest.mark.parametrize("duty", ORDINARY)
def test_sealed_and_missing_are_answered_alike(pair, cast, duty):  # noqa: F811
    """As every ordinary duty of the very office that received it: 404, the same words, the same statements."""
    (_, sealed), _ = pair
    client = officer(f"office-x/{duty}")
    client.get("/desk/")
    missing = sealed.matter[:-8] + "999999-1"
    for path in PATHS:
        client.get(path.format(number=missing))
        first = asked(client, "get", path.format(number=sealed.matter))
        second = asked(client, "get", path.format(number=missing))
        assert first[0] in (302, 404)
        assert first[:2] == second[:2], path
        texts = [plain(first[2], sealed.matter), plain(second[2], missing)]
        assert texts[0] == texts[1], path


@pytest.mark.parametrize("duty", ORDINARY)
def test_lists_and_counts_know_the_ordinary_one_alone(pair, cast, duty):  # noqa: F811
    (_, sealed), (_, ordinary) = pair
    actor = cast.by(f"office-x/{duty}")
    with reading.named(actor):
        counted = listing.counts(actor, on=day("03-02"))
        listed = [
            row.number
            for box in listing.BOXES
            for row in listing.listed(actor, on=day("03-02"), box=box).rows
        ]
    assert max(counted.values()) == 1
    assert sealed.matter not in listed
    assert ordinary.matter in listed
    page = officer(f"office-x/{duty}").get("/desk/").text
    assert sealed.item not in page


def test_no_row_of_any_table_shows_it_to_an_ordinary_officer(pair, cast, as_owner):  # noqa: F811
    """By raw SQL in the officer's name: in no table a row that belongs to the sealed matter or its item."""
    (_, sealed), (_, ordinary) = pair
    cast.take("triage", sealed.matter, "office-x/sealed", "03-02", klass="accusation")
    cast.take("refer_discipline", sealed.matter, "office-x/sealed", "03-02", organ=cast["discipline-x"])
    cast.take("triage", ordinary.matter, "office-x/triage", "03-02", klass="appeal")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT id, item_id FROM matters_petitionmatter WHERE number = %s", [sealed.matter])
        matter, item = cursor.fetchone()
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND column_name IN ('matter_id', 'item_id') AND table_name <> 'matters_submission'"
            " AND table_name IN (SELECT relname FROM pg_class WHERE relkind = 'r'"
            "   AND has_table_privilege('huiyin_app', oid, 'SELECT'))"
        )
        columns = cursor.fetchall()
    assert ("matters_reach", "matter_id") in columns
    for duty in ORDINARY:
        with reading.named(cast.by(f"office-x/{duty}")), connection.cursor() as cursor:
            for table, column in columns:
                value = matter if column == "matter_id" else item
                cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {column} = %s', [value])
                assert cursor.fetchone() == (0,), (duty, table)
            cursor.execute(
                "SELECT count(*), count(*) FILTER (WHERE number = %s) FROM matters_petitionitem",
                [sealed.item],
            )
            assert cursor.fetchone() == (1, 0)
            cursor.execute("SELECT count(*) FROM matters_arrival")
            assert cursor.fetchone() == (1,)


def test_the_act_of_registration_does_not_carry_the_answer(pair, as_owner):
    """Whoever owns the tables reads the same first act of both; the answer lies under the key, or in the box."""
    said = []
    with as_owner():
        for _, receipt in pair:
            act = Act.objects.get(matter__number=receipt.matter, seq=1)
            shown = json.dumps(act.data, ensure_ascii=False)
            assert "accusation" not in shown
            said.append((act.step, act.article, act.duty, act.before, act.after, sorted(act.data)))
    assert said[0] == said[1]


def test_jobs_and_messages_carry_numbers_only(pair, cast, as_owner):  # noqa: F811
    """The queue is open to the application: it holds the id of an act, as for any forwarded matter."""
    (_, sealed), (_, ordinary) = pair
    cast.take("triage", sealed.matter, "office-x/sealed", "03-02", klass="accusation")
    cast.take("refer_discipline", sealed.matter, "office-x/sealed", "03-02", organ=cast["discipline-x"])
    cast.take("triage", ordinary.matter, "office-x/triage", "03-02", klass="appeal")
    cast.take("forward", ordinary.matter, "office-x/triage", "03-02", organ=cast["land-x"])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, queue_name, args::text FROM procrastinate_jobs WHERE task_name = 'deliver'"
        )
        rows = cursor.fetchall()
    assert rows
    for task, queue, args in rows:
        assert (task, queue) == ("deliver", "default")
        assert set(json.loads(args)) == {"act"}
        assert not any(word in args for word in WORDS)
    with reading.named(cast.by("office-x/triage")):
        assert [message.kind for message in Message.objects.all()] == ["forward"]
        assert not Act.objects.filter(matter__number=sealed.matter).exists()


def raised(cast, report: str) -> tuple[list[tuple[int, str]], dict, list[str]]:  # noqa: F811
    """The whole way of the web form: each page's status and words, the receipt, the statements of handing in."""
    browser = Client()
    browser.get("/raise")
    browser.post("/raise", {"go": "anew"})
    said = {
        "where": {"region": "970101"},
        "office": {"office": cast["office-x"]},
        "report": {"report": report},
        "requests": {"requests-0-text": "查明此事"},
        "facts": {"facts": "如实写明的经过。"},
        "identity": {"name": "田禾", "phone": "13800000000"},
    }
    pages = []
    for name, typed in said.items():
        answer = browser.get(f"/raise/{name}")
        pages.append((answer.status_code, answer.text))
        pages.append((browser.post(f"/raise/{name}", typed).status_code, ""))
    browser.get("/raise/check")
    with CaptureQueriesContext(connection) as queries:
        handed = browser.post("/raise/check", {})
    receipt = browser.get("/receipt")
    pages += [(handed.status_code, handed["Location"]), (receipt.status_code, receipt.text)]
    ticket = receipt.context["receipt"]
    return pages, ticket, [one["sql"].split(" ")[0] for one in queries]


def test_the_web_form_says_the_same_to_both_all_the_way(visitor, cast):  # noqa: F811
    """Question by question to the receipt; only the answer itself, shown once more before handing in, differs."""
    raised(cast, "no")
    made = [raised(cast, report) for report in ("yes", "no")]
    shown = []
    for pages, ticket, _ in made:
        plain_pages = []
        for status, text in pages:
            text = (
                re.sub(r'value="\w+"', "", text)
                .replace(ticket["item"], "ITEM")
                .replace(ticket["code"], "CODE")
            )
            text = re.sub(r'src="data:image/svg[^"]+"', "", text)
            plain_pages.append((status, re.sub(r"[0-9A-F]{4}( [0-9A-F]{4}){3}", "CHECK CODE", text)))
        shown.append(plain_pages)
    assert shown[0] == shown[1]


def test_what_is_written_back_looks_the_same_from_both_sides(pair, cast, as_owner):  # noqa: F811
    """From the sealed room to the query code, or by an act of the office: one place, one sentence, one page."""
    (_, sealed), (_, ordinary) = pair
    put_reply(as_owner, sealed, "请补充时间。")
    cast.take("write_back", ordinary.matter, "office-x/triage", "03-02", text="请补充时间。")
    said = []
    for client, receipt in pair:
        status, statements, text = asked(client, "get", f"/follow/{receipt.matter}")
        assert "请补充时间。" in text
        said.append((status, statements, alike(text, receipt)))
    assert said[0] == said[1]


def test_later_on_both_are_told_with_the_same_statements(pair, cast):  # noqa: F811
    """Triaged: the very same page. Passed on: the same statements; of the sealed one no organ is named."""
    (_, sealed), (_, ordinary) = pair
    cast.take("triage", sealed.matter, "office-x/sealed", "03-02", klass="accusation")
    cast.take("triage", ordinary.matter, "office-x/triage", "03-02", klass="appeal")
    triaged = [asked(client, "get", f"/follow/{receipt.matter}") for client, receipt in pair]
    assert triaged[0][:2] == triaged[1][:2]
    assert alike(triaged[0][2], sealed) == alike(triaged[1][2], ordinary)
    cast.take("refer_discipline", sealed.matter, "office-x/sealed", "03-02", organ=cast["discipline-x"])
    cast.take("forward", ordinary.matter, "office-x/triage", "03-02", organ=cast["land-x"])
    passed = [asked(client, "get", f"/follow/{receipt.matter}") for client, receipt in pair]
    assert passed[0][:2] == passed[1][:2]
    hidden = re.sub("芦渡县自然资源局", "有权处理的机关、单位", alike(passed[1][2], ordinary))
    assert alike(passed[0][2], sealed) == hidden
