"""Addresses of the sealed room's own process."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from huiyin.people import doors


def alive(request: HttpRequest) -> HttpResponse:
    """Says that the process answers; touches nothing else."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


urlpatterns: list[URLPattern | URLResolver] = [
    path("alive", alive, name="alive"),
    path("language/", include("django.conf.urls.i18n")),
    path("login", doors.SignIn.as_view(), name="login"),
    path("logout", doors.SignOut.as_view(), name="logout"),
    path("posts", doors.posts, name="posts"),
    path("", include("huiyin.sealed.urls")),
]

handler400 = "huiyin.config.refusing.unreadable"
