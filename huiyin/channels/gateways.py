"""By what a reminder leaves: the operator names a gateway for text messages and one for e-mail, or none.

`HUIYIN_SMS` and `HUIYIN_MAIL` hold `folder:/path` (a file each, for closed networks: another machine takes them up),
`smtp://…` or `smtps://…` (e-mail), or the class of a module of the operator's own. Nothing is sent where none is named.
"""

from __future__ import annotations

import os
import smtplib
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

PATIENCE = 20  # seconds a mail server may take


@dataclass(frozen=True, slots=True)
class Words:
    """What a reminder says, and what tells it from any other, so that whoever gets it twice can leave one."""

    reference: str
    subject: str
    text: str


class Gateway(Protocol):
    """What a module that sends must do. Any exception means that it was not sent; it is tried again."""

    def send(self, to: str, words: Words) -> None:
        """Hand one reminder over."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A file for each reminder: `.eml` for e-mail, `.txt` with the telephone number in the first line."""

    path: Path
    mail: bool

    def send(self, to: str, words: Words) -> None:
        """Written whole or not at all; the same reminder again replaces its file."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        body = bytes(_letter(to, words, "")) if self.mail else f"{to}\n{words.text}\n".encode()
        target = self.path / f"{words.reference}.{'eml' if self.mail else 'txt'}"
        half = target.with_suffix(".part")
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(body)
        half.replace(target)


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server: `smtp://user:password@host:port?from=address`; with `smtps` by TLS from the first byte.

    `?tls=no` where the server on the same machine or a closed network speaks none; else TLS is begun or nothing is sent.
    """

    at: SplitResult

    def send(self, to: str, words: Words) -> None:
        """Hand it to the server."""
        asked = parse_qs(self.at.query)
        sender = asked.get("from", [f"no-reply@{self.at.hostname}"])[0]
        with self._server() as server:
            if self.at.scheme == "smtp" and asked.get("tls") != ["no"]:
                server.starttls()
            if self.at.username:
                server.login(unquote(self.at.username), unquote(self.at.password or ""))
            server.send_message(_letter(to, words, sender), sender, [to])

    def _server(self) -> smtplib.SMTP:
        host, port = self.at.hostname or "localhost", self.at.port or 0
        if self.at.scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=PATIENCE)
        return smtplib.SMTP(host, port, timeout=PATIENCE)


def _letter(to: str, words: Words, sender: str) -> EmailMessage:
    letter = EmailMessage()
    letter["To"] = Address(addr_spec=to)
    if sender:
        letter["From"] = Address(addr_spec=sender)
    letter["Subject"] = words.subject
    letter["Message-ID"] = f"<{words.reference}@huiyin>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(words.text)
    return letter


NAMED = {"sms": "HUIYIN_SMS", "mail": "HUIYIN_MAIL"}  # a way, and the setting that names its gateway


def ways() -> list[str]:
    """The ways by which something can be sent here; none unless the operator named a gateway."""
    return [way for way, name in NAMED.items() if getattr(settings, name, "")]


def gateway(way: str) -> Gateway | None:
    """The gateway of that way, None where none is named."""
    named = str(getattr(settings, NAMED[way], ""))
    if not named:
        return None
    if named.startswith("folder:"):
        return Folder(Path(named.removeprefix("folder:")), mail=way == "mail")
    if named.startswith(("smtp://", "smtps://")):
        return Smtp(urlsplit(named))
    made: Gateway = import_string(named)()
    return made
