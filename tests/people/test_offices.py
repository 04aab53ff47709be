"""What offices publish: taken in from a file whole or not at all, checked against art. 18, the same twice as once."""

from datetime import date

import pytest

from huiyin.config.commands import offices as command
from huiyin.law.book_2022.publishing import BY_CODE, DEMANDS, missing
from huiyin.people import publishing
from huiyin.people.models import Agency, Contact, ReceptionDay
from huiyin.triage.tables import Unusable
from tests.cast import Cast, cast  # noqa: F401

ON = date(2026, 3, 9)
OFFICES = "单位代码,邮政编码,传真,信封\n{code},970101,000-1234567,办信科（信访件）\n"
DAYS = "code,day,hours,who,about\n{code},2026-03-16,9:00–11:30,县长,征地\n{code},2026-03-02,9:00,县委书记,\n"


@pytest.fixture
def taken(cast: Cast, as_owner):  # noqa: F811
    """Takes a file in for the county's petition office, as the owner of the tables."""
    agency = Agency.objects.get(pk=cast["office-x"])

    def take(text: str, **more):
        with as_owner():
            return " ".join(zh for zh, _ in command.take_in(text.format(code=agency.code), ON, **more))

    return take


def refused(take, text: str) -> str:
    with pytest.raises(Unusable) as wrong:
        take(text)
    return wrong.value.zh


def test_each_thing_article_18_names_is_demanded_and_blanks_do_not_meet_it() -> None:
    named = {demand.article.says for demand in DEMANDS if demand.article.number == "18(1)"}
    for said in ("网络信访渠道", "通信地址", "咨询投诉电话", "信访接待的时间和地点", "信访事项的处理程序"):
        assert said in named
    everything = {name: "x" for demand in DEMANDS for name in demand.needs}
    assert missing(everything) == ()
    assert missing(everything | {"postcode": " "}) == (BY_CODE["post"],)
    assert {demand.code for demand in DEMANDS} - {demand.code for demand in missing({})} == {"query", "rules"}


@pytest.mark.django_db
def test_a_file_is_taken_in_once_and_changes_only_the_columns_it_has(taken) -> None:
    assert "1 个有改动" in taken(OFFICES)
    kept = Contact.objects.get()
    assert (kept.postcode, kept.told_on, kept.agency.address) == ("970101", ON, "芦渡县芦花路1号（虚构）")
    assert "0 个有改动" in taken(OFFICES)
    taken("code,fax\n{code},\n")
    kept.refresh_from_db()
    assert (kept.postcode, kept.fax) == ("970101", "")


@pytest.mark.django_db
def test_a_dry_run_says_what_would_change_and_changes_nothing(taken) -> None:
    assert "没有收录" in taken(OFFICES, dry_run=True)
    assert not Contact.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("nowhere,970101,,", "没有代码为“nowhere”的单位"),
        ("{code},97010,,", "六位数字"),
        ("{code},970101,,\n{code},970102,,", "前面已经有同样的一行"),
        ("{code},970101," + "9" * 41 + ",", "超过40个字"),
        ('{code},970101,,"办信\n科"', "换行"),
    ],
)
def test_one_wrong_row_and_none_is_taken(taken, row: str, said: str) -> None:
    wrong = refused(taken, "code,postcode,fax,envelope\n" + row)
    assert said in wrong
    assert wrong.startswith("第 ")
    assert not Contact.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,adress\n{code},x\n", "不认识这些列：adress"),
        ("code,phone\n{code},随时打\n", "0000-0000000"),
        ("code,web\n{code},javascript:alert(1)\n", "https://"),
        ("code,day,hours,who\n{code},三月,9:00,县长\n", "不是日期"),
        ("code,day,hours,who\n{code},2026-03-16,9:00,\n", "写职务"),
        ("code,day,hours,who,about\n{code},2026-03-16,9:00,县长,王某 13800138000\n", "不要写来访人"),
        ("code\n", "没有任何一行"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(taken, text: str, said: str) -> None:
    assert said in refused(taken, text)


@pytest.mark.django_db
def test_reception_days_of_a_file_take_the_place_of_the_former_and_past_ones_stay_out(taken) -> None:
    assert "1 行已经过去" in taken(DAYS)
    taken(DAYS)
    assert [(one.day, one.who) for one in ReceptionDay.objects.all()] == [(date(2026, 3, 16), "县长")]


@pytest.mark.django_db
def test_the_check_names_each_office_with_what_it_lacks(taken, cast: Cast) -> None:  # noqa: F811
    taken(OFFICES)
    said = dict(zh.split(" ", 1) for zh, _ in command.lacking(ON))
    code = Agency.objects.get(pk=cast["office-x"]).code
    assert "邮政编码" not in said[code]
    for lacks in ("网络信访渠道", "接待场所", "领导接访日", "今天以后的接访日程"):
        assert lacks in said[code]
    assert "传真" not in said[code]
    conference = Agency.objects.get(pk=cast["conference-x"])
    assert conference.code not in said, "a meeting has no door"


@pytest.mark.django_db
def test_what_is_shown_can_be_taken_in_again_and_changes_nothing(taken) -> None:
    from huiyin.people import office_rows

    taken(OFFICES)
    assert "0 个有改动" in taken(office_rows.written().replace("{", ""))
    assert publishing.told(Agency.objects.get(pk=Contact.objects.get().pk))["postcode"] == "970101"
