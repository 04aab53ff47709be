"""Large type and strong contrast for whoever asks for it (适老化): a switch on every page, remembered for a year.

The cookie holds the wish and nothing else; it is read where the page is made, so that it works without JavaScript.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "large_type"
YEAR = 365 * 24 * 60 * 60  # seconds
LONGEST = 2000  # characters of an address to go back to


def wish(request: HttpRequest) -> dict[str, Any]:
    """For templates: `large_type`, whether this browser asked for it."""
    return {"large_type": request.COOKIES.get(COOKIE) == "1"}


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Turn it on (`large=1`) or off, and go back to the page one came from, if it is one of ours."""
    back = request.POST.get("next", "")
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = HttpResponseRedirect(back if ours and len(back) <= LONGEST else "/")
    large = request.POST.get("large") == "1"
    response.set_cookie(
        COOKIE,
        "1" if large else "",
        max_age=YEAR if large else 0,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
