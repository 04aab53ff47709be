"""Checking an issued paper by the code printed on it, or by its file: genuine, void or not known, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from huiyin.counter import throttle
from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.papers import checking
from huiyin.papers.checking import Issued
from huiyin.people.acting import Actor
from huiyin.people.wording import agency_name

MOST_BYTES = 20 * 2**20  # of a paper handed in here
DOOR = "paper"  # guesses at codes from one address are counted together


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page says of a paper: what is known of it, or a sentence."""

    paper: Issued | None
    agency: str = ""
    because: str = ""
    status: int = 200

    @property
    def genuine(self) -> bool:
        """Issued, not void, and the file, where one was handed in, is the issued one."""
        return self.paper is not None and self.paper.voided_on is None and self.paper.same is not False


def answer(request: HttpRequest) -> Answer:
    """Look up what was typed or handed in. A code that is not known is counted, and slows whoever goes on guessing."""
    code, sent = request.POST.get("paper", "")[:60], request.FILES.get("page")
    if not code.strip() and not sent:
        return Answer(None, because=_("请输入文书上的核验码，或者选择文书文件。"), status=400)
    if sent is not None and (sent.size or 0) > MOST_BYTES:
        return Answer(None, because=_("文件太大，不是这里签发的文书。"), status=400)
    if throttle.tired(request, DOOR):
        return Answer(None, because=_("试的次数太多了，请过一刻钟再核对。"), status=429)
    with reading.named(Actor.job(Duty.CLOCK)):
        found = checking.check(code, sent.read() if sent else None)
    if found is None:
        throttle.note_miss(request, DOOR)
        return Answer(None, because=_unknown(code), status=400)
    shown = Answer(found, agency_name(found.agency))
    return shown if shown.genuine else Answer(found, shown.agency, status=400)


def _unknown(code: str) -> str:
    if code.strip():
        return _("没有签发过这个核验码的文书。请对照文书再输一遍；没有抄错的，请向文书上的机关核实。")
    return _("这个文件不是签发的文书：改动过一个字节也会这样。请输入文书上的核验码再核对。")
