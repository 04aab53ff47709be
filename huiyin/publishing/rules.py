"""Who publishes what, under which article, and the sentences of refusal."""

from __future__ import annotations

from collections.abc import Mapping

from huiyin.law.grammar import Article, Mark, Ruling
from huiyin.law.names import Name
from huiyin.law.words import Duty
from huiyin.matters.hooks import Refused
from huiyin.publishing.models import Kind

EDITORS = frozenset({Duty.REGISTRAR, Duty.INTAKE})
APPROVERS = frozenset({Duty.HEAD, Duty.DEPUTY})
FEWEST = 10  # answers to a call; below that it is not told how many

# What an announcement is about. Ours: no rule lists it.
CATEGORIES: Mapping[str, Name] = {
    "notice": Name("通知公告", "notices"),
    "reception": Name("接待安排", "reception days"),
    "policy": Name("政策解读", "policies explained"),
    "progress": Name("工作情况", "how the work stands"),
}
ARTICLES: Mapping[Kind, Article] = {
    Kind.ANNOUNCEMENT: Article("18(1)", "应当向社会公布"),
    Kind.CAMPAIGN: Article("29(3)", "人民建议征集制度"),
}
SECOND = Article("17", book="政府信息公开条例", mark=Mark.CONVENTION)
NOT_PERSONS = Article("25", book="个人信息保护法")


def must(holds: bool, article: Article, zh: str, en: str) -> None:
    """Raise `Refused` with these sentences unless it holds."""
    if not holds:
        raise Refused(Ruling(False, article, zh, en, "publish"))
