"""Words of the desk: channels, boxes, purposes and days left, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from huiyin.hints.search import Sort
from huiyin.law.purposes import NAMES, Purpose
from huiyin.law.words import Channel
from huiyin.matters.unusual import Reason
from huiyin.papers.reading import PaperLine
from huiyin.people.wording import in_english

Words = dict[str, "str | Promise"]

CHANNELS: Words = {
    Channel.ONLINE: _("网上"),
    Channel.LETTER: _("来信"),
    Channel.VISIT: _("来访"),
    Channel.CALL: _("来电"),
    Channel.FAX: _("传真"),
    Channel.OTHER: _("其他方式"),
}
BOXES: Words = {
    "mine": _("待我办理"),
    "overdue": _("已逾期"),
    "waiting": _("等待他方"),
    "open": _("未结"),
    "concluded": _("已结"),
    "all": _("全部"),
}
SORTS: Words = {Sort.MATTER: _("事项"), Sort.PAPER: _("文书"), Sort.NOTICE: _("公告")}
TERM_STATES: Words = {"running": _("正在计算"), "met": _("已按步骤完成"), "void": _("不再计算")}

REASONS: Words = {
    Reason.IDLE: _("打开了 %(n)d 件本单位没有下一步要办的事项。"),
    Reason.OUTSIDE: _("夜间或者休息日打开身份信息或者附件 %(n)d 次。"),
    Reason.REPEATED: _("同一件事项打开了 %(n)d 次。"),
    Reason.ABOVE: _("一天打开 %(n)d 件事项，远多于同类岗位。"),
}


PAPER_STATES: Words = {
    "kept": _("存卷"),
    "waiting": _("待批"),
    "returned": _("退回修改"),
    "ready": _("正在签发"),
    "issued": _("已签发"),
    "voided": _("作废"),
}
BATCH_RESULTS: Words = {
    "": _("等待"),
    "printed": _("已印入"),
    "void": _("没有印：已经作废"),
    "draft": _("没有印：还没有签发"),
    "unreadable": _("没有印：内容已经不能读取"),
    "gone": _("没有印：已经不在可查阅的范围内"),
}

VERSION_STATES: Words = {
    "serving": _("在用"),
    "kept": _("存着，可以改用"),
    "tried": _("没有更好，没有存"),
    "withdrawn": _("已撤下"),
    "cleared": _("已清除，只留数字"),
}


# What became of one paper that was to be sent: by the condition of the law that refused it.
SEND_RESULTS: Words = {
    "": _("等待"),
    "sent": _("已发出，等信访人查收"),
    "consent": _("没有发：本人没有同意电子送达，请邮寄"),
    "sent_before": _("没有发：以前已经发出"),
    "unserved": _("没有发：送达已经登记"),
    "issued": _("没有发：已经作废或者没有签发"),
    "recused": _("没有发：您应当回避，请移交他人"),
    "gone": _("没有发：已经不在您的办理范围内"),
    "other": _("没有发：这份文书不能电子送达"),
}


def labelled(paper: PaperLine) -> str:
    """A paper as it is called in a list: what it is, its number or the day of its draft."""
    name = paper.en[:1].upper() + paper.en[1:] if in_english() else paper.zh
    return f"{name} {paper.number or paper.drafted_on.isoformat()}"


def days_left(due: date, on: date) -> str:
    """`还剩 3 天`, `今天到期`, `已过 2 天`."""
    left = (due - on).days
    if left == 0:
        return str(_("今天到期"))
    if left > 0:
        return ngettext("还剩 %(n)d 天", "还剩 %(n)d 天", left) % {"n": left}
    return ngettext("已过 %(n)d 天", "已过 %(n)d 天", -left) % {"n": -left}


def purposes_said(purposes: Iterable[Purpose]) -> list[tuple[str, str]]:
    """Purposes to choose from: (code, words)."""
    return [(one.value, capfirst(NAMES[one].en) if in_english() else NAMES[one].zh) for one in purposes]
