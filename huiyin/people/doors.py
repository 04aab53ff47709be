"""Signing in and out, and choosing the post to act in. Every desk page is entered through `in_post`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, cast

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from huiyin.people.acting import Actor, posts_held
from huiyin.people.models import Officer, Post

KEY = "post"


class DatedRequest(HttpRequest):
    """A request with its day, as `config` gives it."""

    today: date
    now: datetime
    demonstration_day: date | None


class OfficeRequest(DatedRequest):
    """A request of an officer acting in a post."""

    user: Officer
    actor: Actor
    post_held: Post
    posts_held: list[Post]


class SignInForm(AuthenticationForm):
    """User name and password, with a sentence that does not say which was wrong."""

    error_messages = {
        "invalid_login": _(
            "用户名或密码不正确。请核对后重试；连续五次错误，该账号将在这台电脑上暂停登录十五分钟。"
        ),
        "inactive": _(
            "用户名或密码不正确。请核对后重试；连续五次错误，该账号将在这台电脑上暂停登录十五分钟。"
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("username", _("用户名")), ("password", _("密码"))):
            self.fields[name].label = label
            self.fields[name].widget.attrs["class"] = "form-control"


class SignIn(LoginView):
    """The staff door."""

    template_name = "people/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Leaves by POST only."""

    http_method_names = ["post", "options"]


def account_named(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The account a sign-in names, no longer than an account's name can be (axes counts failures by it)."""
    named = (credentials or {}).get("username") or request.POST.get("username") or ""
    return str(named).replace("\0", "")[: Officer._meta.get_field("username").max_length]


def locked_out(request: HttpRequest, *_rest: object) -> HttpResponse:
    """What an account locked at one address is told (axes calls this)."""
    response = render(request, "people/locked.html", status=429)
    add_never_cache_headers(response)
    return response


def in_post(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let an officer through who acts in a post, and put `actor`, `post_held`, `posts_held` on the request.

    An officer with one post goes straight in; with several, the one chosen in this session. Nothing that
    passes this door may be kept in a cache.
    """

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _turned_away(cast(OfficeRequest, request)) or view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return door


def _turned_away(request: OfficeRequest) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    held = posts_held(request.user.pk, request.today)
    if not held:
        return render(request, "people/no_post.html", status=403)
    wanted = held[0].pk if len(held) == 1 else request.session.get(KEY)
    chosen = next((post for post in held if post.pk == wanted), None)
    if chosen is None:
        back = request.get_full_path() if request.method == "GET" else ""
        return redirect(reverse("posts") + ("?" + urlencode({"next": back}) if back else ""))
    request.posts_held, request.post_held = held, chosen
    request.actor = Actor.holding(chosen)
    return _second_factor(request)


def _second_factor(request: OfficeRequest) -> HttpResponse | None:
    """Some duties, in the sealed room all, are acted in only with a second factor (`SECOND_FACTOR_DUTIES`)."""
    from huiyin.people import second  # stands on this module

    return second.send_to_set_up(request) if second.missing(request) else None


@never_cache
@require_http_methods(["GET", "POST"])
def posts(request: OfficeRequest) -> HttpResponse:
    """Choose the post to act in for this session."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    held = posts_held(request.user.pk, request.today)
    if not held:
        return render(request, "people/no_post.html", status=403)
    onward = _onward(request)
    if request.method == "POST":
        if request.POST.get("post") in {str(post.pk) for post in held}:
            request.session[KEY] = int(request.POST["post"])
            return HttpResponseRedirect(onward)  # an address, never the name of a page
        return render(
            request, "people/posts.html", {"held": held, "onward": onward, "missing": True}, status=400
        )
    return render(
        request, "people/posts.html", {"held": held, "onward": onward, "now": request.session.get(KEY)}
    )


def _onward(request: HttpRequest) -> str:
    """The page asked for, if it is one of ours; otherwise where signing in leads."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours and asked.startswith("/") else SignIn(request=request).get_default_redirect_url()
