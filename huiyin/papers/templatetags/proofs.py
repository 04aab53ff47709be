"""Template filters that show proofs: a check code, a hash in groups, a QR code."""

from __future__ import annotations

import segno
from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

register = template.Library()
CODE = 16  # digits of a hash that are typed by hand: 64 bits


@register.filter
def check_code(digest: str) -> str:
    """The first 64 bits of a hash, as a petitioner types them."""
    return grouped(digest[:CODE]).upper()


@register.filter
def grouped(digits: str) -> str:
    """Digits in groups of four."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


@register.filter
def qr(text: str) -> str:
    """A QR code as an image for `src`: the picture is in the page, nothing is fetched."""
    picture: str = segno.make(text, micro=False, error="m").svg_data_uri(scale=4, border=2, dark="#1c222b")
    return picture


@register.simple_tag
def checked_at(request: HttpRequest, number: str, digest: str) -> str:
    """The address where an act is checked, with number and code filled in."""
    return request.build_absolute_uri(
        f"{reverse('counter:verify')}?{urlencode({'number': number, 'code': digest[:CODE].upper()})}"
    )
