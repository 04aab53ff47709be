"""Who may see a paper, what may change it, and what an accusation leaves behind: nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from huiyin.law.grammar import Part
from huiyin.law.words import Klass
from huiyin.matters import acts, reading
from huiyin.papers import reading as papers
from huiyin.papers.models import Paper
from tests.papers import pages
from tests.papers.conftest import County

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]

CANARY = "金丝雀举报县长收钱"
DAY = date(2026, 3, 2)


def registered(county: County, **answers: object) -> acts.Receipt:
    return county.register(DAY, **answers)


def test_with_no_one_named_there_is_no_paper(transactional_county: County) -> None:
    registered(transactional_county)
    assert Paper.objects.count() == 0


def test_an_agency_without_the_matter_does_not_see_its_papers(county: County) -> None:
    made = registered(county)
    with reading.named(county.actors["handler"]):
        assert Paper.objects.count() == 0
    pk = county.papers(made.matter, "intake")[0].pk
    with reading.named(county.actors["handler"]), pytest.raises(papers.NotThere):
        papers.pdf(pk)


def test_a_petitioner_sees_the_receipt_and_not_the_sheet_for_the_file(county: County) -> None:
    made = registered(county)
    assert [line.code for line in county.papers(made.matter, county.petitioner(made))] == ["receipt"]
    assert "陈木生" in pages.text(county.pdf(made.matter, "receipt", county.petitioner(made)))


def test_another_petitioner_sees_nothing_of_it(county: County) -> None:
    made, other = registered(county), registered(county)
    pk = county.papers(made.matter, county.petitioner(made))[0].pk
    with reading.named(county.petitioner(other)):
        assert [row.kind for row in Paper.objects.all()] == ["receipt"], "their own"
        with pytest.raises(papers.NotThere):
            papers.pdf(pk)


def test_what_a_paper_says_lies_encrypted(county: County, as_owner: AsOwner) -> None:
    registered(county)
    with as_owner():
        bodies = [bytes(row.body) for row in Paper.objects.all()]
    assert len(bodies) == 2
    for body in bodies:
        assert "陈木生".encode() not in body
        assert "工资".encode() not in body


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE papers_paper SET released_on = NULL",
        "UPDATE papers_paper SET body = ''",
        "DELETE FROM papers_paper",
        "TRUNCATE papers_paper",
        "INSERT INTO papers_paper (matter_id, act_id, kind, drafted_on, edition, to_petitioner, inside, missing, body)"
        " SELECT matter_id, act_id, 'x', drafted_on, 1, true, false, '[]', '' FROM papers_paper LIMIT 1",
    ],
)
def test_a_paper_changes_only_by_an_act(transactional_county: County, change: str) -> None:
    transactional_county.register(DAY)
    with (
        pytest.raises(DatabaseError),
        reading.named(transactional_county.actors["intake"]),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_of_an_accusation_only_a_receipt_without_content_is_drafted(
    county: County, as_owner: AsOwner
) -> None:
    made = registered(county, accusation=True, requests=(CANARY,), facts=CANARY, identity={"name": CANARY})
    with as_owner():
        assert [row.kind for row in Paper.objects.order_by("id")] == ["receipt"]
    shown = pages.text(county.pdf(made.matter, "receipt", "sealed"))
    assert made.item in shown
    assert CANARY not in shown


def test_sealing_a_matter_destroys_the_papers_it_already_had(county: County, as_owner: AsOwner) -> None:
    made = registered(
        county, requests=(CANARY,), facts=CANARY, identity={"name": "陈木生", "address": CANARY}
    )
    county.take("triage", made.matter, "triage", date(2026, 3, 3), klass="accusation")
    with as_owner():
        assert not Paper.objects.filter(kind="registration_sheet").exists()
    assert CANARY not in _everything_in_papers(county, made.matter)


def test_a_letter_that_is_split_leaves_no_paper_with_the_sealed_part(
    county: County, as_owner: AsOwner
) -> None:
    made = registered(county, requests=("补发工资", CANARY), facts=f"工资没有发。{CANARY}")
    parts = (Part(Klass.APPEAL, "工资没有发。", ("补发工资",)), Part(Klass.ACCUSATION, CANARY))
    county.take("split", made.matter, "triage", date(2026, 3, 3), parts=parts)
    with as_owner():
        kinds = list(Paper.objects.order_by("id").values_list("kind", flat=True))
    assert kinds.count("registration_sheet") == 1, "only the ordinary part has a sheet"
    for part in range(1, 4):
        assert CANARY not in _everything_in_papers(county, f"{made.item}-{part}")


def test_a_sealed_letter_of_forwarding_says_number_and_date_alone(county: County) -> None:
    made = registered(county, accusation=True, facts=CANARY, identity={"name": "陈木生"})
    county.take("triage", made.matter, "sealed", date(2026, 3, 3), klass="accusation")
    county.take(
        "refer_discipline", made.matter, "sealed", date(2026, 3, 3), organ=county.agencies["discipline-x"]
    )
    shown = pages.text(county.pdf(made.matter, "sealed_forwarding_letter", "sealed"))
    assert made.matter in shown
    assert "柳溪县纪委监委" in shown
    assert CANARY not in shown
    assert "陈木生" not in shown
    with reading.named(county.actors["triage"]):
        assert Paper.objects.count() == 0


def _everything_in_papers(county: County, number: str) -> str:
    found = ""
    for who in ("sealed", "triage"):
        try:
            lines = county.papers(number, who)
        except reading.NotThere:
            continue
        with reading.named(county.actors[who]):
            found += "".join(pages.text(papers.pdf(line.pk)[1]) for line in lines)
    return found


def test_a_damaged_paper_ends_in_a_sentence(county: County, as_owner: AsOwner) -> None:
    made = registered(county)
    line = county.papers(made.matter, "intake")[0]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE papers_paper SET body = overlay(body placing '\\x00' from 20)")
    with reading.named(county.actors["intake"]), pytest.raises(papers.Unprintable) as ended:
        papers.pdf(line.pk)
    assert "不能读取" in ended.value.zh
    assert "陈木生" not in str(ended.value)


def test_nothing_is_drafted_where_the_act_is_refused(county: County) -> None:
    made = registered(county)
    with pytest.raises(acts.Refused), transaction.atomic():
        county.take("accept", made.matter, "intake", date(2026, 3, 3), procedure="x")
    assert len(county.papers(made.matter, "intake")) == 2
