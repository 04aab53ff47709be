"""A mixed letter at the desk: one officer takes it apart, another reads the extract, and only then it can go on."""

import pytest

from tests.doors.public import NARROW, fits

pytestmark = pytest.mark.django_db(transaction=True)
CANARY = "某局长收受砂石款"


def take_apart(desk, live, first) -> tuple[str, str]:
    """(the letter's matter, the claim's)"""
    receipt = desk.letter(facts=f"工资没有发。{CANARY}。", requests=("支付工资", CANARY))
    desk.sign_in(first, live, "zhou")
    first.goto(f"{live}/desk/matters/{receipt.matter}/split")
    for place, (klass, text, requests) in enumerate(
        (("appeal", "工资没有发。", "支付工资"), ("accusation", CANARY, ""))
    ):
        first.select_option(f"[name=parts-{place}-klass]", klass)
        first.fill(f"[name=parts-{place}-text]", text)
        first.fill(f"[name=parts-{place}-requests]", requests)
    first.click("button:has-text('办理：拆分')")
    assert "已离开本单位，不再显示" in first.inner_text("main, .messages, body")
    return receipt.matter, f"{receipt.item}-2"


def test_taken_apart_by_one_and_read_by_another(desk, live, new_page):
    first = new_page()
    letter, claim = take_apart(desk, live, first)
    first.goto(f"{live}/desk/matters/{claim}")
    said = first.inner_text("main")
    assert "拆分出来的部分，须先由另一名工作人员核对摘录" in said
    assert "摘录须由执笔人以外的工作人员核对" in first.content()
    assert CANARY not in said
    first.goto(f"{live}/desk/matters/{letter}")
    assert "没有" in first.inner_text("main")
    assert CANARY not in first.content()

    second = new_page(viewport=NARROW)
    desk.sign_in(second, live, "lin")
    second.goto(f"{live}/desk/matters/{claim}/approve_extract")
    assert fits(second)
    second.check("[name=own_text_only]")
    second.click("button:has-text('办理：核对摘录')")
    assert "“核对摘录”已办理" in second.inner_text("body")

    first.goto(f"{live}/desk/matters/{claim}/triage")
    first.select_option("[name=klass]", "appeal")
    first.check("[name=searched]")
    first.click("button:has-text('办理：甄别')")
    assert "“甄别”已办理" in first.inner_text("body")
