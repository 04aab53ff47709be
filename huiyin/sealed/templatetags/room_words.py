"""Words of the sealed room in the reader's language."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.sealed.models import Did, Standing

register = template.Library()
DID = {
    Did.OPENED: gettext_lazy("启封阅看"),
    Did.NAMED: gettext_lazy("指明被反映人"),
    Did.BLOCKED: gettext_lazy("试图转出，已被阻止"),
    Did.REFERRED: gettext_lazy("转送"),
    Did.WITHDRAWN: gettext_lazy("撤回转送"),
    Did.PASSED_UP: gettext_lazy("报送上级信访部门"),
    Did.TAKEN_OVER: gettext_lazy("接收移交"),
    Did.ASSIGNED: gettext_lazy("指定承办人"),
    Did.COPIED: gettext_lazy("复制"),
    Did.PRINTED: gettext_lazy("打印"),
    Did.NOTIFIED: gettext_lazy("向组织（人事）部门通报"),
    Did.FILE_TAKEN: gettext_lazy("取出附件"),
    Did.REPLIED: gettext_lazy("答复反映人"),
    Did.IDENTITY_ASKED: gettext_lazy("申请查看身份"),
    Did.IDENTITY_GRANTED: gettext_lazy("批准查看身份"),
    Did.IDENTITY_REFUSED: gettext_lazy("不批准查看身份"),
    Did.IDENTITY_SEEN: gettext_lazy("查看身份"),
    Did.ALARMED: gettext_lazy("报告泄露或者打击报复"),
}
STANDING = {
    Standing.RECEIVED: gettext_lazy("已收到"),
    Standing.REFERRED: gettext_lazy("待接收"),
    Standing.HANDED_OVER: gettext_lazy("已移交"),
}


@register.filter
def did(code: str) -> str:
    """What was done."""
    return str(DID[Did(code)])


@register.filter
def standing(code: str) -> str:
    """Where a report stands."""
    return str(STANDING[Standing(code)])


@register.filter
def identity_field(name: str) -> str:
    """A field of an identity; an unknown one as it is."""
    words = {"name": _("姓名"), "phone": _("电话"), "address": _("住址"), "id_number": _("证件号码")}
    return words.get(name, name)
