"""A mail server on loopback that takes what it is given: enough SMTP to be sent to, no more."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Line(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        taken, to, refuse = self.server.taken, "", self.server.refuse  # type: ignore[attr-defined]
        self._say("220 loopback")
        while line := self.rfile.readline().decode().strip():
            word = line.upper()
            if word.startswith("RCPT TO"):
                to = line
                self._say("550 no such place" if refuse else "250 ok")
            elif word == "DATA":
                self._say("354 go on")
                body = b""
                while not body.endswith(b"\r\n.\r\n"):
                    body += self.rfile.readline()
                taken.append((to, body.decode()))
                self._say("250 taken")
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_server(*, refuse: bool = False) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Its address, and what it was sent: (recipient line, letter)."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Line) as server:
        server.taken, server.refuse = [], refuse  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"smtp://127.0.0.1:{server.server_address[1]}?tls=no&from=office@example.org", server.taken  # type: ignore[attr-defined]
        finally:
            server.shutdown()
