"""What is said where a request could not even be read (Django's `handler400`), and that it can be heard."""

from collections.abc import Callable
from contextlib import suppress

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
PASSING, PIECE = 64 * 2**20, 64 * 2**10  # bytes


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 for what is too much at once, 400 for everything else, each with its sentence."""
    if isinstance(exception, TOO_MUCH):
        seen = {"files": isinstance(exception, TooManyFilesSent)}
        return render(request, "413.html", seen, status=413)
    return render(request, "400.html", status=400)


class PassingMiddleware:
    """Before a 413 leaves, what still arrives is read, up to a bound, and none of it kept.

    Answered while it is still sending, a browser shows a broken connection instead of the sentence.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 413:
            left = PASSING
            with suppress(OSError):
                while left > 0 and (piece := request.read(PIECE)):
                    left -= len(piece)
        return response
