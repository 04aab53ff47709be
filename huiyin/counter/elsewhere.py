"""One draft in two windows: nothing typed in either is lost without a sentence, and what is handed in is what was seen."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from huiyin.counter.asking import Question
from huiyin.counter.pocket import DRAFT, VisitorRequest

SEEN = "seen"  # the field of a form that says what it was shown with
_NOT_SHOWN = frozenset({"checked", "at", "doubted"})
GONE = 409


def shown(draft: dict[str, Any], *fields: str) -> str:
    """A digest of these answers as they are now; of everything where none is named. It tells of one draft, not of another."""
    told = fields or sorted(set(draft) - _NOT_SHOWN)
    words = json.dumps([draft.get("token"), [[name, draft.get(name)] for name in told]], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def differs(request: VisitorRequest, *fields: str) -> bool:
    """Whether the answers are others than those the form was shown with. A form that does not say is believed."""
    said = request.POST.get(SEEN)
    return bool(said) and said != shown(request.pocket[DRAFT], *fields)


def there(draft: dict[str, Any], form: Question) -> list[str]:
    """What the other window wrote where this one wrote something else, in words; empty where it only began anew."""
    typed = form.typed()
    return [
        said
        for name, bound in form.fields.items()
        if typed[name] != draft.get(name) and (said := _words(bound, draft.get(name)))
    ]


def same(draft: dict[str, Any], form: Question) -> bool:
    """Whether what was typed is what is kept already: pressed twice, or sent again after a lost answer."""
    return all(draft.get(name) == typed for name, typed in form.typed().items())


def left_over(request: VisitorRequest, form: Question, *, handed_in: bool) -> HttpResponse:
    """The draft is handed in, or gone with the browser's memory: what was typed here is shown, to be copied."""
    typed = form.typed()
    told = [
        (bound.label, said) for name, bound in form.fields.items() if (said := _words(bound, typed[name]))
    ]
    return render(
        request,
        "counter/left_over.html",
        {"told": told, "handed_in": handed_in, "here": "raise"},
        status=GONE,
    )


def _words(field: Any, value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(
            " ".join(str(one) for one in row.values() if one) for row in value if any(row.values())
        )
    listed = {str(code): str(label) for code, label in getattr(field, "choices", ())}
    return listed.get(str(value), "") if listed else str(value or "")
