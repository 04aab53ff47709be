"""Looking for the same matter at the desk: beside triage and while registering; nothing stored, nothing lost, nobody looked up."""

import pytest

from huiyin.matters.models import PetitionItem
from tests.doors.desk.test_intake import arrive

pytestmark = pytest.mark.django_db
WATER = "芦花苑小区3号楼从上月起每天晚上停水，自来水公司说是水泵坏了，一直没有人来修，老人提水上楼很吃力。"
AGAIN = "每天晚上都停水，自来水公司只说水泵坏了，没有人来修。芦花苑小区3号楼的老人提水上楼，实在吃力，盼早日修好。"
NOBODY = {"name": "陆苇", "phone": "00000000009"}
TYPED = {"facts": AGAIN, "identity-0-name": "赵长河", "identity-0-phone": "00000001234", "token": "one"}


def _text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_beside_the_triage_stands_what_may_be_the_same_with_its_reasons(desk, as_owner):
    earlier = desk.triaged(requests=(), facts=WATER)
    later = desk.letter(requests=(), facts=AGAIN, channel="call").matter
    client = desk.client("zhou")
    for page in (f"/desk/matters/{later}/triage", f"/desk/matters/{later}/same"):
        told = _text(client.get(page))
        assert earlier in told
        assert "同一电话；同一姓名和住址；" in told
        assert "的字句相同；同一地点：芦花苑" in told
        assert "赵＊" in told
        assert "赵长河" not in told.partition("相同或相似的事项")[2]
    assert f"/desk/matters/{later}/same" in _text(client.get(f"/desk/matters/{later}"))
    assert "very likely the same matter" in _text(
        desk.client("zhou", "en").get(f"/desk/matters/{later}/same")
    )


def test_who_may_not_triage_sees_none_of_it(desk):
    desk.triaged(requests=(), facts=WATER)
    later = desk.letter(requests=(), facts=AGAIN).matter
    assert desk.client("lin").get(f"/desk/matters/{later}/same").status_code == 404
    assert desk.client("he").get(f"/desk/matters/{later}/same").status_code == 404


def test_while_registering_one_looks_and_nothing_is_stored(desk, as_owner):
    earlier = desk.triaged(requests=(), facts=WATER)
    client = desk.client("lin")
    url = arrive(client)
    assert f'formaction="{url}/same" formtarget="_blank"' in _text(client.get(url))
    with as_owner():
        before = PetitionItem.objects.count()
    told = _text(client.post(f"{url}/same", TYPED))
    assert earlier in told
    assert "同一电话" in told
    with as_owner():
        assert PetitionItem.objects.count() == before
    assert client.post(url, TYPED).context["receipt"].code, "the registration goes on as if nobody had looked"


def test_of_an_accusation_nothing_is_looked_up_and_new_words_find_nothing(desk):
    desk.triaged(requests=(), facts=WATER)
    client = desk.client("lin")
    url = arrive(client)
    assert "检举控告不查找" in _text(client.post(f"{url}/same", {**TYPED, "accusation": "on"}))
    told = _text(client.post(f"{url}/same", {**TYPED, "facts": "河堤上的石阶松动，孩子放学走过有危险。"}))
    assert "没有发现重复" in told
    assert "没有发现重复" in _text(client.post(f"{url}/same", {}))


def test_whoever_handles_matters_looks_nobody_up_at_a_registration(desk):
    client = desk.client("he")
    url = arrive(client)
    assert "formaction" not in _text(client.get(url))
    assert client.post(f"{url}/same", TYPED).status_code == 404
    assert desk.client("lin").post(f"{url}/same", TYPED).status_code == 404, "another's arrival"
