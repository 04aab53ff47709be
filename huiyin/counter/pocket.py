"""What a visitor has typed so far, kept for this browser alone.

It lies encrypted in the session; the key lies only in the visitor's cookie. Whoever reads the database reads
nothing, and when the browser closes the key is gone.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from huiyin.matters import secrecy
from huiyin.people.doors import DatedRequest

KEY = "pocket"
COOKIE = "huiyin_pocket"
PLACE = "pocket"
DRAFT = "draft"  # the petition being written


class Pocket(dict[str, Any]):
    """Values by name, as JSON can hold them. `save` writes them; afterwards the answer must carry the cookie."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._key = _key(request.COOKIES.get(COOKIE, ""))
        super().__init__(self._opened())
        self._before = json.dumps(self)

    def read_anew(self) -> None:
        """What the session holds by now: another request of the same visitor may have been quicker."""
        session = self._request.session
        self._request.session = type(session)(session.session_key)
        self.clear()
        self.update(self._opened())
        self._before = json.dumps(self)

    def save(self) -> None:
        """Encrypt and write now, inside whatever transaction is open."""
        session = self._request.session
        if self:
            plain = json.dumps(self, ensure_ascii=False).encode("utf-8", "replace")
            session[KEY] = base64.b64encode(secrecy.seal_bytes(self._key, PLACE, plain)).decode()
        else:
            session.pop(KEY, None)
        session.save()
        self._before = json.dumps(self)

    def keep(self, response: HttpResponse) -> None:
        """Write what has changed and give the browser its key."""
        if json.dumps(self) != self._before:
            self.save()
        if self:
            response.set_cookie(
                COOKIE,
                self._key.hex(),
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        elif COOKIE in self._request.COOKIES:
            response.delete_cookie(COOKIE, samesite="Lax")

    def _opened(self) -> dict[str, Any]:
        kept = self._request.session.get(KEY)
        if not kept:
            return {}
        try:
            plain = secrecy.open_bytes(self._key, PLACE, base64.b64decode(kept))
        except (secrecy.Unreadable, binascii.Error, ValueError):
            return {}
        found: dict[str, Any] = json.loads(plain)
        return found


def _key(typed: str) -> bytes:
    try:
        key = bytes.fromhex(typed)
    except ValueError:
        key = b""
    return key if len(key) == secrecy.KEY_BYTES else os.urandom(secrecy.KEY_BYTES)


class VisitorRequest(DatedRequest):
    """A request of a visitor with a pocket."""

    pocket: Pocket


def with_pocket(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view `request.pocket`, and keep it afterwards. Nothing that passes here may be cached."""

    @wraps(view)
    def door(request: VisitorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.pocket = Pocket(request)
        response = view(request, *args, **kwargs)
        request.pocket.keep(response)
        add_never_cache_headers(response)
        return response

    return door
