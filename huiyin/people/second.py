"""The second factor and passkeys, by django-allauth; in the sealed room too, with a key of its own.

Accounts are made by the registrar: nobody signs up here.
"""

from __future__ import annotations

import base64
import os
from functools import cache
from typing import Any

from allauth.account import signals as account_signals
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, perform_password_login
from allauth.account.models import Login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.models import AnonymousUser
from django.db.models import F
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huiyin.law.words import Duty
from huiyin.people import doors, knocks
from huiyin.people.models import Officer

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
BY_ADDRESS = knocks.Pace(
    free=30, within=15 * 60, wait=1.0
)  # an office behind one address is slowed, not shut out
BY_ACCOUNT = knocks.Pace(free=20, within=15 * 60, wait=1.0)  # guessing at one account from many addresses


class SignIn(doors.SignIn):
    """The staff door with its second step."""

    def form_valid(self, form: Any) -> HttpResponse:
        """The password was right: ask for the second factor where there is one."""
        user = form.get_user()
        login = Login(user=user, redirect_url=self.get_success_url(), email_verification="none")
        answer: HttpResponse = perform_password_login(self.request, {"username": user.username}, login)
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        """A wrong password: noted, and slowed where there were many."""
        here = knocks.door("sign-in-from", knocks.address(self.request))
        account = knocks.door("sign-in-as", doors.account_named(self.request))
        knocks.pause(knocks.note(here, BY_ADDRESS.within), BY_ADDRESS)
        knocks.pause(knocks.note(account, BY_ACCOUNT.within), BY_ACCOUNT)
        return super().form_invalid(form)


class Accounts(DefaultAccountAdapter):
    """Accounts as this house keeps them: no sign-up, no mail, one way to carry a session."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        user.backend = "django.contrib.auth.backends.ModelBackend"
        super().login(request, user)

    def is_safe_url(self, url: str | None) -> bool:
        return bool(url) and str(url).startswith("/") and bool(super().is_safe_url(url))

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        """Officers have no mail address here."""


class SecondFactor(DefaultMFAAdapter):
    """Secrets of second factors lie encrypted; their key is not in the database."""

    def encrypt(self, text: str) -> str:
        nonce = os.urandom(12)
        return base64.b64encode(nonce + AESGCM(_key()).encrypt(nonce, text.encode(), b"second")).decode()

    def decrypt(self, encrypted_text: str) -> str:
        raw = base64.b64decode(encrypted_text)
        try:
            return AESGCM(_key()).decrypt(raw[:12], raw[12:], b"second").decode()
        except InvalidTag as wrong:
            raise ValueError("The secret of a second factor cannot be read with this key.") from wrong


@cache
def _key() -> bytes:
    return HKDF(SHA256(), 32, None, b"huiyin second factor").derive(bytes.fromhex(settings.SECOND_FACTOR_KEY))


def missing(request: doors.OfficeRequest) -> bool:
    """Whether the duty acted in demands a second factor that this session has not shown."""
    if Duty(request.post_held.duty) not in settings.SECOND_FACTOR_DUTIES or request.demonstration_day:
        return False
    return not shown(request)


def shown(request: HttpRequest) -> bool:
    """Whether this session was opened, or later confirmed, with a second factor."""
    if isinstance(request.user, AnonymousUser):
        return False
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def send_to_set_up(request: HttpRequest) -> HttpResponse:
    """To the page where a second factor is set up, or is asked for where there is one."""
    held = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
    if not held & set(STRONG):
        messages.info(request, _("这个岗位需要两步验证。请先设置验证器应用或通行密钥。"))
        return redirect("mfa_index")
    messages.info(request, _("这个岗位需要两步验证。请再确认一次。"))
    asked = "mfa_reauthenticate" if Authenticator.Type.TOTP in held else "mfa_reauthenticate_webauthn"
    back = request.get_full_path() if request.method == "GET" else reverse("posts")
    return redirect(reverse(asked) + "?" + urlencode({"next": back}))


def end_sessions(officer_id: int) -> None:
    """Every session of this officer is over with its next request."""
    Officer.objects.filter(pk=officer_id).update(epoch=F("epoch") + 1)


@require_POST
def end_mine(request: HttpRequest) -> HttpResponse:
    """End all my sessions, this one too."""
    if request.user.is_authenticated:
        end_sessions(request.user.pk)
        logout(request)
    return redirect("login")


@receiver([authenticator_added, authenticator_removed])
def _end_the_others(sender: Any, request: HttpRequest, user: Any, **_more: Any) -> None:
    """Sessions opened under the old conditions end; the one that changed them goes on."""
    end_sessions(user.pk)
    user.refresh_from_db(fields=["epoch"])
    update_session_auth_hash(request, user)


@receiver(account_signals.authentication_step_completed)
def _renew(sender: Any, request: HttpRequest, **_more: Any) -> None:
    request.session.modified = True
