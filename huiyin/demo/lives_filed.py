"""Petitions of several people, and petitions somebody files for another: a daughter, a guardian. All fictional."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.demo.lives_handled import CIVIL, OFFICE, TRANSPORT
from huiyin.demo.story import Story
from huiyin.law.words import Duty

_VILLAGE = "青禾县竹影坪乡竹溪村（虚构）"
OTHERS = ("卓石泉", "湛秋禾", "庾长岭", "麻小溪", "戈满仓")


def six_about_a_bridge() -> Story:
    """Six households in one petition; three of them speak for all. Accepted, and the three are heard."""
    story = Story(
        OFFICE,
        date(2026, 5, 11),
        ("请求修复竹溪村漫水桥", "请求修好以前安排学生绕行的车辆"),
        "四月的洪水冲垮了村口的漫水桥，六户人家过河要绕十里山路，孩子上学天不亮就出门。",
        identity={"name": "芮竹生", "phone": "000-1061", "address": _VILLAGE},
        others=tuple({"name": name, "address": _VILLAGE} for name in OTHERS),
        representatives=("芮竹生", *OTHERS[:2]),
    )
    return story.after(1).sent(TRANSPORT).after(2).accepted().after(3).heard()


def a_daughter_for_her_mother() -> Story:
    """A near relative files without a written authority; it is handed in a week later, and names no more than usual."""
    story = Story(
        OFFICE,
        date(2026, 5, 19),
        ("请求恢复发放高龄津贴",),
        "母亲八十六岁，换了银行卡以后高龄津贴停发了两个月，她走不了远路，由女儿代写。",
        identity={"name": "尤桂芳", "phone": "000-1062", "address": "青禾县芦花汀镇七组（虚构）"},
        filed_by="relative",
        filers=({"name": "尤海棠", "phone": "000-1063"},),
        authority="later",
    )
    story.after(1).sent(CIVIL).after(3).take("note_authority", CIVIL, Duty.HANDLER, authority="general")
    story.petitioner("supplement", text="新银行卡的复印件已经交到民政局窗口。")
    return (
        story.petitioner("change_contact", filer1_phone="000-1066").after(1).accepted()
    )  # her own telephone


def a_guardian_for_his_brother() -> Story:
    """A guardian decides for his ward: he changes where both are reached, and asks for papers on the page."""
    story = Story(
        OFFICE,
        date(2026, 5, 25),
        ("请求补发重度残疾人护理补贴",),
        "弟弟智力残疾一级，护理补贴从三月起没有到账，由我作为监护人代为提出。",
        identity={"name": "茅小川", "address": "青禾县芦花汀镇三组（虚构）"},
        filed_by="guardian",
        filers=({"name": "茅大川", "phone": "000-1064"},),
        authority="later",
    )
    story.petitioner("change_contact", phone="000-1065", reach="打给监护人茅大川")
    return story.petitioner("choose_electronic", choice="agree").after(1).sent(CIVIL).after(2).accepted()


FILED: tuple[Callable[[], Story], ...] = (
    six_about_a_bridge,
    a_daughter_for_her_mother,
    a_guardian_for_his_brother,
)
