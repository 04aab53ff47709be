"""Forms made from what steps ask: every kind of answer arrives as the law expects it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Ask, Kind, Outcome, Part
from huiyin.law.words import AgencyKind, Klass, Level, System
from huiyin.matters.asking.forms import StepForm
from huiyin.people.directory import AMONG, Place


def place(pk, region="99", name="青石县住建局"):
    return Place(
        pk,
        "X",
        name,
        "Housing",
        AgencyKind.ORGAN,
        Level.COUNTY,
        System.GOVERNMENT,
        region,
        None,
        None,
        False,
        True,
        None,
    )


def offers(among):
    return [place(7), place(8, region="98", name="白沙县住建局")]


def answers(kind, data, requests=(), files=None, **more):
    ask = Ask("it", kind, "问", "Asked", **more)
    form = StepForm([ask], data, MultiValueDict(files or {}), offers=offers, requests=requests)
    assert form.is_valid(), form.errors
    return form.answers().get("it")


def wrong(kind, data, requests=(), files=None, **more):
    ask = Ask("it", kind, "问", "Asked", **more)
    form = StepForm([ask], data, MultiValueDict(files or {}), offers=offers, requests=requests)
    assert not form.is_valid()
    return str(form.errors["it"][0]), str(form["it"])


CHOICES = (("a", "甲", "A"), ("b", "乙", "B"))


@pytest.mark.parametrize(
    ("kind", "data", "more", "expected"),
    [
        (Kind.TEXT, {"it": "  一行 "}, {}, "一行"),
        (Kind.LONG, {"it": "一\n二"}, {}, "一\n二"),
        (Kind.DATE, {"it": "2026-03-02"}, {}, date(2026, 3, 2)),
        (Kind.NUMBER, {"it": "30"}, {}, 30),
        (Kind.YES, {"it": "on"}, {}, True),
        (Kind.YES, {}, {}, False),
        (Kind.CHOICE, {"it": "b"}, {"choices": CHOICES}, "b"),
        (Kind.AGENCY, {"it": "8"}, {}, 8),
        (Kind.MATTER, {"it": "YL-2026-000001-1"}, {}, "YL-2026-000001-1"),
        (Kind.REQUESTS, {"it-0-text": "甲", "it-1-text": " ", "it-3-text": "乙"}, {}, ("甲", "乙")),
        (Kind.NAMES, {"it": "赵一、钱二\n孙三\n\n"}, {}, ("赵一", "钱二", "孙三")),
        (Kind.IDENTITY, {"it-0-name": "赵一", "it-0-phone": ""}, {}, {"name": "赵一"}),
        (
            Kind.PARTS,
            {
                "it-0-klass": "appeal",
                "it-0-text": "甲",
                "it-0-requests": "一\n二",
                "it-1-klass": "accusation",
                "it-1-text": "乙",
            },
            {},
            (Part(Klass.APPEAL, "甲", ("一", "二")), Part(Klass.ACCUSATION, "乙")),
        ),
    ],
)
def test_an_answer_arrives_as_the_law_expects_it(kind, data, more, expected):
    assert answers(kind, data, **more) == expected


def test_each_request_gets_its_outcome_in_order():
    data = {}
    for n, result in enumerate(("support", "not_support")):
        data |= {
            f"it-{n}-result": result,
            f"it-{n}-facts": f"事实{n}",
            f"it-{n}-reasons": "理由",
            f"it-{n}-basis": "依据",
        }
    given = answers(Kind.OUTCOMES, data, requests=["甲", "乙"])
    assert given == (
        Outcome("support", "事实0", "理由", "依据"),
        Outcome("not_support", "事实1", "理由", "依据"),
    )
    assert "理由" in str(data)


def test_a_request_without_an_outcome_is_told_to_the_law_which_says_all_that_lacks_at_once():
    data = {"it-0-result": "support", "it-0-facts": "已经查明", "it-1-result": ""}
    given = answers(Kind.OUTCOMES, data, requests=["甲", "乙"])
    assert given == (Outcome("support", "已经查明", "", ""), Outcome("", "", "", ""))


def test_no_outcome_at_all_is_said_by_the_form():
    said, _ = wrong(Kind.OUTCOMES, {"it-0-result": "", "it-1-result": ""}, requests=["甲", "乙"])
    assert said == "每一项诉求都要有答复：请逐项选择支持、解释说明或不予支持。"


def test_a_file_is_known_by_what_is_in_it():
    scan = SimpleUploadedFile("../../工资条.txt", b"%PDF-1.7 ...", content_type="text/html")
    (given,) = answers(Kind.FILES, {}, files={"it": [scan]})
    assert (given.name, given.media_type, given.data) == ("工资条.txt", "application/pdf", b"%PDF-1.7 ...")


@pytest.mark.parametrize(("body", "sentence"), [(b"MZ\x90", "是程序"), (b"", "是空的")])
def test_a_program_or_an_empty_file_is_refused_with_a_sentence(body, sentence):
    said, _ = wrong(Kind.FILES, {}, files={"it": [SimpleUploadedFile("a.pdf", body)]})
    assert sentence in said


@pytest.mark.parametrize(
    ("kind", "data", "more"),
    [
        (Kind.DATE, {"it": "2026-02-30"}, {}),
        (Kind.NUMBER, {"it": "-1"}, {}),
        (Kind.CHOICE, {"it": "z"}, {"choices": CHOICES}),
        (Kind.AGENCY, {"it": "9"}, {}),  # not among those offered
        (Kind.PARTS, {"it-0-klass": "", "it-0-text": "甲"}, {}),
        *((kind, {}, {"choices": CHOICES}) for kind in Kind if kind is not Kind.YES),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field(kind, data, more):
    said, _ = wrong(kind, data, **more)
    assert said


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        (Kind.REQUESTS, {"text": "第{n}项"}),
        (Kind.PEOPLE, {"name": "村民{n}", "phone": ""}),
        (Kind.PARTS, {"klass": "appeal", "text": "第{n}部分", "requests": ""}),
    ],
)
def test_the_sixty_first_is_told_and_stays_on_the_page(kind, row):
    def sent(most):
        return {f"it-{n}-{name}": said.format(n=n + 1) for n in range(most) for name, said in row.items()}

    assert len(answers(kind, sent(60))) == 60
    said, form = wrong(kind, sent(63))
    assert "最多写60" in said
    assert "现在有63" in said
    assert sent(63)[f"it-62-{next(name for name in row if name != 'klass')}"] in form


def test_names_one_a_line_are_taken_however_many():
    names = tuple(f"村民{n}" for n in range(200))
    assert answers(Kind.NAMES, {"it": "\n".join(names)}) == names


def test_what_is_not_demanded_may_stay_empty():
    for kind in Kind:
        if kind is not Kind.YES:
            assert answers(kind, {}, choices=CHOICES, required=False) is None


@pytest.mark.parametrize("step", steps.BY_CODE.values(), ids=lambda step: step.code)
def test_every_question_of_the_book_becomes_a_field(step):
    assert all(ask.among in AMONG for ask in step.asks)
    for language, label in (("zh-hans", "zh"), ("en", "en")):
        with translation.override(language):
            form = StepForm(step.asks, offers=offers, requests=["甲"])
            assert [str(field.label) for field in form] == [
                capfirst(getattr(ask, label)) for ask in step.asks
            ]
            assert all(str(field) for field in form)
