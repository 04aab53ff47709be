"""What is done with a report: name the accused, refer, take over, withdraw, pass up, assign, reply.

Each act runs inside `access.named(post)`, leaves a line in the record, and where the conflict graph bars it the attempt
is the line (F-01). A refusal is a sentence.
"""

from __future__ import annotations

from dataclasses import asdict

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.law.book_2022.cadres import Lead, Rank
from huiyin.law.words import AgencyKind, Duty
from huiyin.people import directory
from huiyin.people.doors import OfficeRequest
from huiyin.people.models import Officer, Post
from huiyin.people.wording import agency_name
from huiyin.sealed import cadre, conflict, courier, keys, record
from huiyin.sealed.conflict import Charged
from huiyin.sealed.models import Accused, Assignment, Did, Envelope, Handover, Report, Standing
from huiyin.sealed.wording import because


class Refused(Exception):
    """It cannot be done; the text is the sentence. What was recorded before stays recorded."""


def accused(report: Report) -> list[Charged]:
    """Who is accused, as far as it has been said."""
    found = []
    for row in Accused.objects.filter(report=report):
        words = keys.disclose(f"accused:{report.pk}", row.words)
        rank, lead = Rank(words["rank"]), Lead(words["lead"])
        found.append(Charged(words["name"], words["unit"], rank, lead, tuple(words["leads"])))
    return found


def must_read(report: Report) -> None:
    """Only who may read the words decides about them."""
    if not Envelope.objects.filter(report=report).exists():
        raise Refused(_("这一步由正在办理本件的密件专办人员进行。"))


def name_accused(request: OfficeRequest, report: Report, charged: Charged) -> None:
    """Say who is accused, in which post."""
    must_read(report)
    tree = directory.tree()
    if not {charged.unit, *charged.leads} <= set(tree.places):
        raise Refused(_("请从名单中选择单位。"))
    words = keys.close(f"accused:{report.pk}", asdict(charged))
    Accused.objects.create(report=report, words=words)
    record.note(report, Did.NAMED, request.post_held, request.now)


def not_oneself(request: OfficeRequest, report: Report) -> None:
    """Whoever bears the name of the accused does not open it."""
    tree, name = directory.tree(), request.user.name
    bar = conflict.bar_for(tree, accused(report), request.post_held.agency_id, (name,))
    if bar is not None and bar.why is conflict.Why.SELF:
        why = because(bar, tree)
        record.note(report, Did.BLOCKED, request.post_held, request.now, why=f"{_('启封')}：{why}")
        raise Refused(why)


def barred_there(
    request: OfficeRequest, report: Report, unit: int, tried: str, names: tuple[str, ...] = ()
) -> None:
    """Stop and record what the conflict graph bars."""
    tree = directory.tree()
    bar = conflict.bar_for(tree, accused(report), unit, names)
    if bar is None:
        return
    why = because(bar, tree)
    record.note(report, Did.BLOCKED, request.post_held, request.now, why=f"{tried}：{why}")
    raise Refused(why)


def proposed(report: Report) -> directory.Place | None:
    """The discipline organ with authority over all of the accused."""
    return cadre.discipline_organ(directory.tree(), accused(report))


def refer(request: OfficeRequest, report: Report, organ: int, why: str) -> None:
    """Offer the report to an organ; a discipline organ lower than the managing one is refused."""
    must_read(report)
    tree = directory.tree()
    if organ not in tree.places or organ == request.post_held.agency_id:
        raise Refused(_("请从名单中选择接收单位。"))
    barred_there(request, report, organ, _("转送%(unit)s") % {"unit": agency_name(tree[organ])})
    fit = proposed(report)
    if tree[organ].kind is AgencyKind.DISCIPLINE and (fit is None or not _high_enough(organ, fit)):
        named = agency_name(fit) if fit else _("本系统以外的上级纪检监察机关")
        raise Refused(_("按照干部管理权限，应当转送%(organ)s。") % {"organ": named})
    if tree[organ].kind is not AgencyKind.DISCIPLINE and len(why) < 4:
        raise Refused(_("不转送纪检监察机关的，请写明为什么由该单位处理。"))
    if _offer(report) is not None:
        raise Refused(_("已经转送，正等对方接收；要改送，请先撤回。"))
    Handover.objects.create(report=report, organ_id=organ, offered_on=request.today)
    Report.objects.filter(pk=report.pk).update(standing=Standing.REFERRED)
    record.note(report, Did.REFERRED, request.post_held, request.now, organ=organ, why=why)


def _high_enough(organ: int, fit: directory.Place) -> bool:
    """The organ with authority itself, or one above it in its line."""
    tree, step, seen = directory.tree(), fit.id, set[int]()
    while step not in seen:
        if step == organ:
            return True
        seen.add(step)
        step = tree[step].line_parent or step
    return False


def _offer(report: Report) -> Handover | None:
    return Handover.objects.filter(report=report, taken_on=None, withdrawn_on=None).first()


def withdraw(request: OfficeRequest, report: Report) -> None:
    """Take an offer back before it is taken over."""
    must_read(report)
    offer = _offer(report)
    if offer is None or offer.organ_id == request.post_held.agency_id:
        raise Refused(_("没有可以撤回的转送。"))
    record.note(report, Did.WITHDRAWN, request.post_held, request.now, organ=offer.organ_id)
    Report.objects.filter(pk=report.pk).update(standing=Standing.RECEIVED)
    Handover.objects.filter(pk=offer.pk).update(withdrawn_on=request.today)


def take_over(request: OfficeRequest, report: Report, receipt_no: str, password: str) -> None:
    """An officer of the organ signs for it with their password; number, date, organ and receipt go to the ordinary side."""
    offer = _offer(report)
    post = request.post_held
    if offer is None or offer.organ_id != post.agency_id or post.duty != Duty.SEALED:
        raise Refused(_("没有转送给您所在单位、等待接收的材料。"))
    barred_there(request, report, post.agency_id, _("接收"), (request.user.name,))
    if not receipt_no:
        raise Refused(_("请填写回执编号。"))
    if not request.user.check_password(password):
        raise Refused(_("密码不正确：接收要以您的密码签名。"))
    record.note(report, Did.TAKEN_OVER, post, request.now, receipt=receipt_no)
    Report.objects.filter(pk=report.pk).update(standing=Standing.HANDED_OVER)
    offer.receipt_no, offer.taken_on, offer.taken_by = receipt_no, request.today, request.user
    offer.save(update_fields=["receipt_no", "taken_on", "taken_by"])
    told = _("您反映的问题已由%(organ)s接收，回执编号：%(receipt)s。")
    courier.bring_reply(
        report, {"text": told % {"organ": agency_name(post.agency), "receipt": receipt_no}}, request.today
    )
    courier.bring_receipt(offer)


def pass_up(request: OfficeRequest, report: Report, why: str) -> None:
    """What concerns this office goes past it, to the next petition office above that is free of conflict (D.4)."""
    must_read(report)
    if report.office_id != request.post_held.agency_id or _offer(report) is not None:
        raise Refused(_("没有可以报送上级的材料，或者已经转送、正等对方接收。"))
    if len(why) < 4:
        raise Refused(_("请写明为什么报送上级。"))
    above = cadre.office_above(directory.tree(), report.office_id, accused(report))
    if above is None:
        raise Refused(_("本系统内没有更高的信访部门：请按保密规定当面报送。"))
    record.note(report, Did.PASSED_UP, request.post_held, request.now, organ=above.id, why=why)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_pass_up(%s, %s)", [report.pk, above.id])


def assign(request: OfficeRequest, report: Report, officer_id: int) -> None:
    """Name the officer of this post's agency who handles it."""
    must_read(report)
    post = request.post_held
    held = Post.objects.select_related("officer").filter(
        officer_id=officer_id, agency_id=post.agency_id, duty=Duty.SEALED
    )
    chosen = held.first()
    if chosen is None or not chosen.held_on(request.today):
        raise Refused(_("请从名单中选择本单位的密件专办人员。"))
    officer: Officer = chosen.officer
    barred_there(request, report, post.agency_id, _("指定承办人"), (officer.name,))
    Assignment.objects.create(report=report, officer=officer, on=request.today)
    record.note(report, Did.ASSIGNED, post, request.now, officer=officer.pk)


TRIED = {
    Did.COPIED: gettext_lazy("复制"),
    Did.PRINTED: gettext_lazy("打印"),
    Did.FILE_TAKEN: gettext_lazy("取出附件"),
    Did.NOTIFIED: gettext_lazy("向组织（人事）部门通报"),
}


def let_out(request: OfficeRequest, report: Report, did: Did) -> None:
    """Copy, print, take a file out, notify: for this post's agency, if the conflict graph leaves it free."""
    must_read(report)
    tried = str(TRIED[did])
    barred_there(request, report, request.post_held.agency_id, tried, (request.user.name,))
    record.note(report, did, request.post_held, request.now)


def reply(request: OfficeRequest, report: Report, text: str) -> None:
    """Answer the reporter: sealed to the key of their code, handed over by the counter unread."""
    must_read(report)
    if len(text) < 2:
        raise Refused(_("请填写答复。"))
    if report.reply_key is None:
        raise Refused(_("本件没有答复用的密钥，答复无法送达。"))
    record.note(report, Did.REPLIED, request.post_held, request.now, text=text)
    courier.bring_reply(report, {"text": text}, request.today)
