"""我要信访: question by question, then one petition and its receipt."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.counter import earlier, elsewhere, later, offices, throttle, together
from huiyin.counter.asking import Question
from huiyin.counter.files import public_files, sorted_out
from huiyin.counter.pocket import DRAFT, VisitorRequest, with_pocket
from huiyin.counter.questions import FIRST, QUESTIONS, order
from huiyin.counter.signs import written
from huiyin.law.words import Channel
from huiyin.matters import acts
from huiyin.people.models import Agency
from huiyin.publishing import campaigns
from huiyin.publishing.models import Edition
from huiyin.triage.guiding import beside

RECEIPT = "receipt"
CHECK = "check"
REFUSED = 409
ASKED_ONCE = "doubted"  # numbers that were doubted and left as they are


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def begin(request: VisitorRequest) -> HttpResponse:
    """What is asked and what is kept; go on with what was typed before, or start anew."""
    if request.method == "POST":
        if request.POST.get("go") == "anew" or DRAFT not in request.pocket:
            request.pocket.pop(RECEIPT, None)
            later.delete(request)
            request.pocket[DRAFT] = {"token": secrets.token_urlsafe(24), **_meant(request)}
        elif not request.POST.get("go") and (asked := _called(request)):
            seen = {"kept": True, "campaign": asked, "here": "raise"}
            return render(request, "counter/begin.html", seen)  # half of another one is there: which first?
        return redirect("counter:question", FIRST)
    return render(
        request,
        "counter/begin.html",
        {
            "kept": DRAFT in request.pocket,
            "put_away": later.LATER in request.pocket,
            "earlier": earlier.held(request),
            "here": "raise",
        },
    )


def _meant(request: VisitorRequest) -> dict[str, Any]:
    """The office a page sends the visitor to, where it is one that takes petitions, or the call they answer."""
    if asked := _called(request):
        office = offices.office(asked.agency_id)
        known = {"region": office.region_id, "office": office.pk} if office else {}
        return {"campaign": asked.publication_id, **known}
    named = request.POST.get("office", "")
    office = offices.office(int(named)) if named.isascii() and named.isdigit() and len(named) < 10 else None
    return {"region": office.region_id, "office": office.pk} if office else {}


def _called(request: VisitorRequest) -> Edition | None:
    """The call for suggestions whose page sends the visitor here, while it is open."""
    named = request.POST.get("campaign")
    return campaigns.to_answer(named, request.now) if named else None


def _campaign(request: VisitorRequest) -> Edition | None:
    """The call this draft answers, while it is open."""
    kept = request.pocket[DRAFT].get("campaign")
    return campaigns.to_answer(kept, request.now) if kept else None


@require_http_methods(["GET", "HEAD", "POST"])
@with_pocket
def question(request: VisitorRequest, name: str) -> HttpResponse:
    """One question. Whatever was typed is kept, also when it is wrong or when the visitor goes back.

    A script that sends a page itself is told where to go next in a header, so that the browser opens that page once.
    """
    answer = _question(request, name)
    if request.headers.get("X-Requested-With") == "XMLHttpRequest" and isinstance(
        answer, HttpResponseRedirect
    ):
        return HttpResponse(headers={"X-Next": answer.url})
    return answer


def _question(request: VisitorRequest, name: str) -> HttpResponse:
    if name not in QUESTIONS and name != CHECK:
        raise Http404
    if DRAFT not in request.pocket:
        return _no_draft(request, name)
    if request.method == "POST" and name != CHECK:
        return _answered(request, name, _form(request, name, request.POST))
    if (missing := _missing(request, name)) is not None:
        if request.method == "POST" and elsewhere.differs(request):
            messages.warning(request, _("还没有提交：您在另一个窗口里重新开始了一份。"))
        return redirect("counter:question", missing)
    if name == CHECK:
        return _check(request)
    return _ask(request, name, _form(request, name))


def _no_draft(request: VisitorRequest, name: str) -> HttpResponse:
    """It is handed in, or the browser was closed. What was typed now is not lost without a word."""
    handed_in = RECEIPT in request.pocket
    if request.method == "POST" and name != CHECK:
        form = QUESTIONS[name](request.POST, draft={}, initial={})
        return elsewhere.left_over(request, form, handed_in=handed_in)
    return redirect("counter:receipt" if handed_in else "counter:begin")


def _missing(request: VisitorRequest, name: str) -> str | None:
    """The first question before this one without which this one cannot be asked."""
    draft = request.pocket[DRAFT]
    if name not in (pages := order(draft)):
        return "together"  # asked of others only
    for needed, value in (("where", "region"), ("office", "office")):
        if pages.index(needed) < pages.index(name) and not draft.get(value):
            return needed
    return None


def _form(request: VisitorRequest, name: str, data: Any = None) -> Question:
    draft = request.pocket[DRAFT]
    kept = {field: draft[field] for field in QUESTIONS[name].base_fields if field in draft}
    return QUESTIONS[name](data, draft=draft, initial=kept)


def _answered(request: VisitorRequest, name: str, form: Question) -> HttpResponse:
    draft, go = request.pocket[DRAFT], request.POST.get("go", "")
    if elsewhere.differs(request, *form.fields) and not elsewhere.same(draft, form):
        told = {"said": elsewhere.there(draft, form)}
        return _ask(request, name, form, status=REFUSED, elsewhere=told)
    typed = _keep(request, name, form)
    if (asked := _switched(request)) is not None:
        return asked
    if (missing := _missing(request, name)) is not None:
        return redirect("counter:question", missing)
    if go in ("back", "more", "later"):
        return _aside(request, name, go)
    if not form.is_valid():
        return _ask(request, name, form, status=400)
    doubts = form.warnings()
    fresh = {field: sentence for field, sentence in doubts.items() if typed[field] not in _settled(request)}
    if fresh:
        request.pocket[DRAFT][ASKED_ONCE] = [*_settled(request), *(typed[field] for field in fresh)]
        return _ask(request, name, form, doubts=fresh)
    pages = order(request.pocket[DRAFT])
    return redirect("counter:question", pages[pages.index(name) + 1] if _asked_on(draft, name) else CHECK)


def _keep(request: VisitorRequest, name: str, form: Question) -> dict[str, Any]:
    """Put what was typed into the draft, whatever it is."""
    draft, typed = request.pocket[DRAFT], form.typed()
    if name == "where" and typed.get("region") != draft.get("region"):
        draft.pop("office", None)
    request.pocket[DRAFT] = {**draft, **typed}
    return typed


def _aside(request: VisitorRequest, name: str, go: str) -> HttpResponse:
    """Back, some more boxes, or put away: nothing is asked of what was typed."""
    if go == "later":
        return later.put_away(request, name)
    pages = order(request.pocket[DRAFT])
    place = pages.index(name)
    if go == "back":
        return redirect(reverse("counter:begin") if place == 0 else _address(pages[place - 1]))
    return redirect("counter:question", name)


def _switched(request: VisitorRequest) -> HttpResponse | None:
    """Large type or the other language, asked for in the middle of an answer: that is kept, the wish is sent on as it came."""
    for field, door in (("large", "large_type"), ("language", "set_language")):
        if field in request.POST:
            return redirect(door, preserve_request=True)
    return None


def _asked_on(draft: dict[str, Any], name: str) -> bool:
    """Whether the next question follows: not where only this one was changed and everything else was seen before."""
    return not draft.get("checked") or name in ("together", "others", "filed_by")


def _settled(request: VisitorRequest) -> list[str]:
    return list(request.pocket[DRAFT].get(ASKED_ONCE, ()))


def _address(name: str) -> str:
    return reverse("counter:question", args=[name])


def _ask(
    request: VisitorRequest,
    name: str,
    form: Question,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    seen = {
        "form": form,
        "name": name,
        elsewhere.SEEN: elsewhere.shown(request.pocket[DRAFT], *form.fields),
        "doubts": {},
        "answering": "question",
        **told,
        **_progress(request, name),
    }
    return render(request, "counter/question.html", seen, status=status)


def _progress(request: VisitorRequest, name: str) -> dict[str, Any]:
    pages = order(request.pocket[DRAFT])
    steps_of = range(1, len(pages) + 1)
    return {"number": pages.index(name) + 1, "of": len(pages), "steps_of": steps_of, "here": "raise"}


def _check(request: VisitorRequest) -> HttpResponse:
    """Everything once more, the files, and the one button that hands it in."""
    draft = request.pocket[DRAFT]
    office = offices.office(draft["office"] if str(draft["office"]).isdigit() else 0)
    if office is None:
        return redirect("counter:question", "office")
    if request.method == "POST" and request.POST.get("go") == "back":
        return redirect("counter:question", order(draft)[-2])
    request.pocket[DRAFT]["checked"] = True
    if request.method != "POST":
        return _show_check(request, office)
    return _instead(request, office) or _send(request, office)


def _instead(request: VisitorRequest, office: Agency) -> HttpResponse | None:
    """What is asked for in place of handing in: to add to an earlier matter, to put away, to drop a file, to look again.

    What was changed in another window is shown before it is handed in.
    """
    if number := request.POST.get("add_to"):
        return earlier.add_to(request, number)
    if request.POST.get("go") == "later":
        return later.put_away(request, CHECK)
    if elsewhere.differs(request):
        return _show_check(request, office, status=REFUSED, elsewhere=True)
    if (place := request.POST.get("drop")) is not None:
        later.drop(request, place)
        return redirect("counter:question", CHECK)
    return None


def _send(request: VisitorRequest, office: Agency) -> HttpResponse:
    """Hand in what was written, with the files that can be taken."""
    draft, before = request.pocket[DRAFT], later.files(request)
    taken, not_taken = sorted_out(request.FILES.getlist("files"), before)
    if draft.get("kept") and not before:
        not_taken.append(_("先前保存的文件已经过期删除了。"))
    try:
        answer = _hand_in(request, office, _answers(draft, (*before, *taken)))
        _tell(request, not_taken)
        return answer
    except acts.Refused as refused:
        return _show_check(request, office, refusal=refused.ruling, status=REFUSED)


def _tell(request: VisitorRequest, not_taken: list[str]) -> None:
    """A wrong file never holds up a petition: it is registered, and these sentences say what is missing."""
    for sentence in not_taken:
        messages.warning(request, sentence)
    if not_taken:
        messages.info(
            request, _("信访件已经登记。没有收下的文件，可以在查询页面补充，也可以寄来或者当面补交。")
        )


def _show_check(request: VisitorRequest, office: Agency, status: int = 200, **wrong: Any) -> HttpResponse:
    draft = request.pocket[DRAFT]
    seen = {
        "office": office,
        elsewhere.SEEN: elsewhere.shown(draft),
        "draft": draft,
        "requests": [row["text"] for row in draft.get("requests") or () if row.get("text")],
        "named": any(draft.get(field) for field in QUESTIONS["identity"].base_fields),
        "sealed": draft.get("report") == "yes",
        "campaign": _campaign(request),
        "others": [one for one in draft.get("others") or () if any(one.values())],
        "filers": [one for one in draft.get("filers") or () if any(one.values())],
        "pages": order(draft),
        "words": _words(draft),
        "earlier": earlier.offered(request),
        "files": public_files(),
        **_progress(request, CHECK),
        **wrong,
    }
    return render(request, "counter/check.html", seen, status=status)


def _words(draft: dict[str, Any]) -> dict[str, Any]:
    """What was chosen of a list, in the words of the list."""
    return {
        name: next(
            (said for code, said in QUESTIONS[name].base_fields[name].choices if code == draft.get(name)), ""
        )
        for name in ("together", "filed_by")
    }


def _answers(draft: dict[str, Any], files: tuple[acts.Upload, ...]) -> dict[str, Any]:
    """The draft as the law asks for it (`steps.REGISTER`)."""
    identity = {
        field: text
        for field in QUESTIONS["identity"].base_fields
        if (text := written(str(draft.get(field) or "")).strip())
    }
    said = {
        "requests": tuple(written(row["text"]) for row in draft.get("requests") or () if row.get("text")),
        "facts": written(str(draft.get("facts") or "")).strip(),
        "identity": identity,
        "files": files,
    }
    return {
        "channel": Channel.ONLINE.value,
        "accusation": draft.get("report") == "yes",
        **{name: value for name, value in said.items() if value},
        **together.answers(draft),
    }


def _hand_in(request: VisitorRequest, office: Agency, answers: dict[str, Any]) -> HttpResponse:
    """One petition, however often the button is pressed: number and receipt are written together."""
    throttle.slow(request)
    try:
        receipt = _register(request, office, answers)
    except IntegrityError:  # the same submission, a moment earlier
        receipt = _register(request, office, answers)
    if receipt.again:
        request.pocket.read_anew()
        if RECEIPT not in request.pocket:
            _put_receipt(request, office, receipt, answers)
    return redirect("counter:receipt")


def _register(request: VisitorRequest, office: Agency, answers: dict[str, Any]) -> acts.Receipt:
    with transaction.atomic():
        receipt = acts.register(
            acts.Sender(office.pk),
            on=request.today,
            at=request.now,
            answers=answers,
            token=request.pocket[DRAFT]["token"],
        )
        if not receipt.again:
            later.delete(request)
            if receipt.act and not answers["accusation"]:
                campaigns.note(_campaign(request), receipt.act.matter_id, office.pk)
            _put_receipt(request, office, receipt, answers)
            request.pocket.save()
    return receipt


def _put_receipt(
    request: VisitorRequest, office: Agency, receipt: acts.Receipt, answers: dict[str, Any]
) -> None:
    told = beside(answers.get("requests", ()), answers.get("facts", ""), report=bool(answers["accusation"]))
    request.pocket.clear()
    request.pocket[RECEIPT] = {
        "item": receipt.item,
        "code": receipt.code,
        "office": office.pk,
        "on": request.today.isoformat(),
        "guides": told,
    }


@require_POST
@with_pocket
def forget(request: VisitorRequest) -> HttpResponse:
    """Leave nothing in this browser: for whoever uses somebody else's computer."""
    request.pocket.clear()
    return redirect("counter:home")
