"""Which room answers which address."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from huiyin.config import large_type

ROOMS = (
    ("", "huiyin.people.urls"),
    ("desk/", "huiyin.desk.urls"),
    ("", "huiyin.counter.urls"),
)


def alive(request: HttpRequest) -> HttpResponse:
    """Says that the web process answers; touches nothing else."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


urlpatterns: list[URLPattern | URLResolver] = [
    path("alive", alive, name="alive"),
    path("language/", include("django.conf.urls.i18n")),
    path("large-type", large_type.switch, name="large_type"),
    *(path(prefix, include(module)) for prefix, module in ROOMS),
]

handler400 = "huiyin.config.refusing.unreadable"
handler500 = "huiyin.config.failing.failed"
