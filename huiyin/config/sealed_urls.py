"""Addresses of the sealed room's own process."""

from allauth.account.views import reauthenticate
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from huiyin.config import large_type
from huiyin.people import doors, second


def alive(request: HttpRequest) -> HttpResponse:
    """Says that the process answers; touches nothing else."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


urlpatterns: list[URLPattern | URLResolver] = [
    path("alive", alive, name="alive"),
    path("language/", include("django.conf.urls.i18n")),
    path("large-type", large_type.switch, name="large_type"),
    path("login", second.SignIn.as_view(), name="login"),
    path("logout", doors.SignOut.as_view(), name="logout"),
    path("login", second.SignIn.as_view(), name="account_login"),  # the names allauth asks for
    path("logout", doors.SignOut.as_view(), name="account_logout"),
    path("login", second.SignIn.as_view(), name="account_signup"),  # nobody signs up
    path("login", second.SignIn.as_view(), name="account_inactive"),
    path("account/sessions/end", second.end_mine, name="end_sessions"),
    path("account/confirm/", reauthenticate, name="account_reauthenticate"),
    path("account/second/", include("allauth.mfa.urls")),
    path("posts", doors.posts, name="posts"),
    path("", include("huiyin.sealed.urls")),
]

handler400 = "huiyin.config.refusing.unreadable"
handler500 = "huiyin.config.failing.failed"
