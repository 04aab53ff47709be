"""Addresses of the sealed room's own process."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


def alive(request: HttpRequest) -> HttpResponse:
    """Says that the process answers; touches nothing else."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


urlpatterns: list[URLPattern | URLResolver] = [
    path("alive", alive, name="alive"),
    path("language/", include("django.conf.urls.i18n")),
    path("", include("huiyin.people.urls")),
    path("", include("huiyin.sealed.urls")),
]
