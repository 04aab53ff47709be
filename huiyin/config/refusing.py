"""What is said where a request could not even be read (Django's `handler400`)."""

from contextlib import suppress

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PASSING, PIECE = 64 * 2**20, 64 * 2**10  # bytes
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 for what is too much at once, 400 for everything else, each with its sentence."""
    if isinstance(exception, TOO_MUCH):
        _let_pass(request)
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def _let_pass(request: HttpRequest) -> None:
    """Read what still arrives, up to a bound, and keep none of it.

    Answered while it is still sending, a browser shows a broken connection instead of the sentence.
    """
    left = PASSING
    with suppress(OSError):
        while left > 0 and (piece := request.read(PIECE)):
            left -= len(piece)
