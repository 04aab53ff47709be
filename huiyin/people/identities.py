"""Single sign-on, by django-allauth: an outside identity opens only an account its officer linked it to."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from huiyin.people import second
from huiyin.people.models import Officer


class SignIn(second.SignIn):
    """The door of the desk: password, passkey, or a service the operator has named."""

    def get_context_data(self, **known: Any) -> dict[str, Any]:
        """With the single sign-on services."""
        return super().get_context_data(services=get_adapter().list_providers(self.request), **known)


class Identities(DefaultSocialAccountAdapter):
    """Outside identities open accounts they are linked to, and make none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def new_user(self, request: HttpRequest, sociallogin: Any) -> Officer:
        return Officer()

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Link here: the application may write the link and nothing else of the officer's row."""
        if sociallogin.state.get("process") != AuthProcess.CONNECT or not request.user.is_authenticated:
            return
        raise_if_reauthentication_required(request, app="allauth.socialaccount")
        held = sociallogin.account
        if sociallogin.is_existing and held.user_id != request.user.pk:
            messages.error(request, _("这个统一认证身份已经关联到另一个账号。"))
        elif not sociallogin.is_existing:
            SocialAccount.objects.create(
                user_id=request.user.pk, provider=held.provider, uid=held.uid, extra_data={}
            )
            messages.success(request, _("统一认证身份已经关联，下次可以用它登录。"))
        raise ImmediateHttpResponse(redirect("socialaccount_connections"))

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Any) -> Any:
        return sociallogin.user  # nothing of an outside identity is taken over
