"""The Chinese and English names of duties, positions, classes and routes, as the law's own pages print them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from huiyin.law.words import Duty, Klass, Position, Route


class Name(NamedTuple):
    """A word in both languages."""

    zh: str
    en: str


NAMES: Mapping[StrEnum, Name] = {
    Duty.PETITIONER: Name("信访人", "petitioner"),
    Duty.INTAKE: Name("登记", "intake"),
    Duty.TRIAGE: Name("甄别转办", "triage"),
    Duty.SEALED: Name("密件专办", "sealed channel"),
    Duty.HANDLER: Name("承办", "handler"),
    Duty.LEGAL: Name("法制审核", "legal check"),
    Duty.HEAD: Name("主要负责人", "head"),
    Duty.DEPUTY: Name("分管负责人", "deputy"),
    Duty.REVIEWER: Name("复查复核", "reviewer"),
    Duty.CONFERENCE: Name("争议协调", "joint conference"),
    Duty.SUPERVISOR: Name("督办", "supervisor"),
    Duty.REGISTRAR: Name("职权承继登记", "succession registrar"),
    Duty.INSPECTOR: Name("督查", "inspector"),
    Duty.AUDITOR: Name("审计", "auditor"),
    Duty.OPERATOR: Name("运行维护", "operator"),
    Duty.CLOCK: Name("期限作业", "the clock"),
    Position.SELF: Name("本人", "the petitioner"),
    Position.ORIGIN: Name("登记单位", "origin"),
    Position.SENDER: Name("转送交办单位", "sender"),
    Position.UPSTREAM: Name("上游单位", "upstream"),
    Position.HOLDER: Name("承办单位", "holder"),
    Position.DISPUTANT: Name("争议一方", "disputant"),
    Position.SUPERIOR: Name("共同上级", "common superior"),
    Position.REVIEWER: Name("复查机关", "review organ"),
    Position.RE_REVIEWER: Name("复核机关", "re-review organ"),
    Position.PARTY_COMMITTEE: Name("本级党委政府", "Party committee or government"),
    Position.OVERSEER: Name("督办单位", "overseer"),
    Position.SYSTEM: Name("系统", "system"),
    Klass.SUGGESTION: Name("建议意见", "suggestion"),
    Klass.ACCUSATION: Name("检举控告", "accusation"),
    Klass.APPEAL: Name("申诉求决", "appeal"),
    **{route: Name(route.value, route.value) for route in Route},
}


def named(words: Iterable[StrEnum]) -> Name:
    """Several words in the order they are declared: 登记、甄别转办 / intake, triage."""
    order = list(NAMES)
    found = [NAMES[word] for word in sorted(words, key=order.index)]
    return Name("、".join(name.zh for name in found), ", ".join(name.en for name in found))
