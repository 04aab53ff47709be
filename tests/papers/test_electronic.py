"""Electronic service on the petitioner's own page: agreed to, sent, served on the day it is taken, and never before."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from huiyin.matters import acts, reading
from huiyin.matters.hooks import NotThere
from huiyin.papers import batches, collecting, electronic, serving
from huiyin.papers.models import BatchItem, Paper
from huiyin.people.acting import Actor
from tests.papers import pages
from tests.papers.conftest import County, at
from tests.papers.test_main_path import Path
from tests.papers.test_paper_door import signed_in

pytestmark = pytest.mark.django_db
ISSUED = date(2026, 12, 31)  # the worker of these tests comes by on that day
DAY = ISSUED + timedelta(1)


@pytest.fixture
def path(county: County) -> Path:
    return Path(county)


def agreed(path: Path, choice: str = "agree", on: date = date(2026, 3, 2)) -> Path:
    path.county.take("choose_electronic", path.number, petitioner(path), on, choice=choice)
    return path


def petitioner(path: Path) -> Actor:
    return path.county.petitioner(path.made)


def newest(path: Path, code: str) -> Paper:
    path.county.worked()
    with reading.named(electronic.CLOCK):
        return Paper.objects.filter(kind=code).latest("id")


def sent(path: Path, code: str = "opinion", by: str = "handler") -> Paper:
    row = newest(path, code)
    assert electronic.send(path.county.actors[by], row.pk, at(DAY)) == batches.SENT
    return row


def clocks(path: Path) -> dict[str, Any]:
    with reading.named(petitioner(path)):
        return {one.clock.code: one for one in reading.matter(path.number, on=DAY).clocks}


def test_an_opinion_that_is_sent_is_not_served_and_is_served_on_the_day_it_is_taken(path: Path) -> None:
    agreed(path).issued()
    row = sent(path)
    assert "request_review" not in clocks(path), "sent is not served: no period runs"
    with reading.named(petitioner(path)):
        assert not Paper.objects.filter(pk=row.pk).exists(), "nor is it read before it is taken"
    with reading.named(path.county.actors["handler"]):
        (line,) = (one for one in serving.unproved(path.county.agencies["labour-x"]) if one.pk == row.pk)
    assert line.sent_on == DAY
    taken_on = DAY + timedelta(3)
    electronic.take(path.number, row.pk, petitioner(path), at(taken_on))
    window = clocks(path)["request_review"]
    assert (window.start, window.clock.id) == (taken_on, "CLK-08")
    shown = pages.text(path.county.pdf(path.number, "opinion", petitioner(path)))
    assert pages.squeezed("信访处理意见书") in shown


def test_the_return_slip_names_the_system_its_log_and_whose_paper_it_was(path: Path) -> None:
    agreed(path).issued()
    row = sent(path)
    electronic.take(path.number, row.pk, petitioner(path), at(DAY))
    slip = path.county.pdf(path.number, "proof_of_service", "handler")
    text = pages.text(slip)
    for said in ("信访处理意见书", "电子送达", "查询页面", "2027年1月1日", "系统（信访人在查询页面查收）"):
        assert pages.squeezed(said) in text, said
    assert "柳溪县人力资源和社会保障局" in text


def test_without_consent_nothing_is_sent_and_the_law_says_why(path: Path) -> None:
    path.issued()
    row = newest(path, "opinion")
    assert electronic.send(path.county.actors["handler"], row.pk, at(DAY)) == "consent"
    with pytest.raises(acts.Refused) as told:
        path.take("send_paper", "handler", DAY, paper=row.pk)
    assert "第九十条第一款" in told.value.ruling.article.zh


def test_whoever_changes_their_mind_before_taking_it_gets_it_on_paper(path: Path) -> None:
    agreed(path).issued()
    row = sent(path)
    agreed(path, "refuse", DAY)
    assert electronic.waiting(path.number, petitioner(path)) == []
    with pytest.raises(NotThere):
        electronic.take(path.number, row.pk, petitioner(path), at(DAY))
    proof = {"way": "post", "post_number": "XA1", "evidence": "回执", "effective_on": DAY}
    path.take("serve_opinion", "handler", DAY, **proof)
    assert clocks(path)["request_review"].start == DAY


def test_another_receipt_takes_nothing(path: Path) -> None:
    agreed(path).issued()
    row = sent(path)
    other = path.county.register(date(2026, 3, 2))
    with pytest.raises(NotThere):
        electronic.take(path.number, row.pk, path.county.petitioner(other), at(DAY))
    with pytest.raises(NotThere):
        electronic.take(other.matter, row.pk, path.county.petitioner(other), at(DAY))
    assert "request_review" not in clocks(path)


def test_another_agency_s_paper_cannot_be_sent(path: Path) -> None:
    agreed(path).issued()
    row = newest(path, "opinion")
    with pytest.raises(NotThere):
        electronic.send(path.county.actors["triage"], row.pk, at(DAY))


def test_many_are_sent_by_a_job_each_with_its_result_and_the_others_stay_for_the_post(county: County) -> None:
    first, second = Path(county), Path(county)
    agreed(first).accepted()
    second.accepted()
    county.worked()
    actor, agency = county.actors["handler"], county.agencies["labour-x"]
    with reading.named(actor):
        found, others = electronic.may_be_sent(agency)
        assert ([one.matter for one in found], [one.matter for one in others]) == (
            [first.number],
            [second.number],
        )
        pk = batches.ask(actor, [found[0].pk, others[0].pk], batches.SEND)
    assert collecting.collect(pk, at(DAY), timezone.now()) == 1
    with reading.named(actor):
        done = batches.progress(actor, pk)
        assert [one.result for one in done.items] == ["sent", "consent"]
        assert (done.sent, done.there, done.finished_at is not None) == (1, False, True)
        assert electronic.may_be_sent(agency)[0] == []
    assert collecting.collect(pk, at(DAY), timezone.now()) == 0, "a finished batch sends nothing again"
    with reading.named(electronic.CLOCK):
        BatchItem.objects.filter(batch_id=pk, place=1).update(result="")
        batches.Batch.objects.filter(pk=pk).update(finished_at=None)
    collecting.collect(pk, at(DAY), timezone.now())
    with reading.named(actor):
        assert batches.progress(actor, pk).items[0].result == "sent_before", "a job run again doubles nothing"


def test_the_desk_offers_whom_it_may_send_to_and_lists_the_others_with_the_reason(
    county: County, client: Client
) -> None:
    first, second = Path(county), Path(county)
    agreed(first).accepted()
    second.accepted()
    county.worked()
    desk = signed_in(client, county, "handler")
    page = desk.get("/desk/service/electronic").content.decode()
    chosen, _, others = page.partition("没有同意电子送达的 1 份")
    assert (first.number in chosen, second.number in chosen) == (True, False)
    assert second.number in others
    posted = newest(second, "notice_of_acceptance").pk
    refused = desk.post("/desk/service/electronic", {"paper": [posted]}, follow=True)
    assert "只能发给同意电子送达的信访人" in refused.content.decode()
    with reading.named(electronic.CLOCK):
        wanted = Paper.objects.get(kind="notice_of_acceptance", pk__lt=posted).pk
    answer = desk.post("/desk/service/electronic", {"paper": [wanted, posted]})
    assert answer.status_code == 302
    batch = int(answer["Location"].rstrip("/").rpartition("/")[2])
    collecting.collect(batch, at(DAY), timezone.now())
    assert "已发出，等信访人查收" in desk.get(answer["Location"]).content.decode()
    assert "本人还没有查收" in desk.get("/desk/service").content.decode()


def test_on_the_own_page_it_waits_says_what_taking_it_means_and_is_taken_once(
    path: Path, client: Client
) -> None:
    agreed(path).issued()
    row = sent(path)
    seen = client.post("/follow", {"number": path.made.item, "code": path.made.code}, follow=True)
    assert "等您查收的文书" in seen.content.decode()
    where = f"/follow/{path.number}/papers/{row.pk}/take"
    before = client.get(where).content.decode()
    assert "30天，从查收的第二天算起" in before
    assert "不点就不算收到" in before
    after = client.post(where, follow=True).content.decode()
    assert "今天就是送达日期" in after
    assert "等您查收的文书" not in after
    count = len(path.county.papers(path.number, "handler"))
    assert client.post(where).status_code == 302
    assert len(path.county.papers(path.number, "handler")) == count, "pressed twice it is taken once"


def test_a_stranger_without_the_receipt_is_sent_to_ask_for_it(path: Path, client: Client) -> None:
    agreed(path).issued()
    row = sent(path)
    answer = client.post(f"/follow/{path.number}/papers/{row.pk}/take")
    assert answer["Location"].endswith("/follow")
    assert "request_review" not in clocks(path)


def test_on_the_matter_s_page_it_can_be_sent_by_itself_and_once(path: Path, client: Client) -> None:
    agreed(path).issued()
    row = newest(path, "opinion")
    desk, where = signed_in(client, path.county, "handler"), f"/desk/matters/{path.number}/send_paper"
    assert f'<option value="{row.pk}"' in desk.get(f"{where}?paper={row.pk}").content.decode()
    assert desk.post(where, {"paper": row.pk}).status_code == 302
    assert [one.pk for one in electronic.waiting(path.number, petitioner(path))] == [row.pk]
    assert f'<option value="{row.pk}"' not in desk.get(where).content.decode()
