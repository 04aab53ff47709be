"""A real browser: Debian's Chromium, driven by playwright, against the program served on loopback.

`page` is a fresh browser window per test and `live` the address of a server on the test's own database.
A page that reaches outside, breaks the content security policy or throws fails its test.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

LOOPBACK = ("127.0.0.1", "localhost")
AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for this process."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if not chromium:
        pytest.fail(
            "没有 Chromium：请运行 apt install chromium fonts-noto-cjk。 Chromium is missing: see make test."
        )
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # playwright keeps an event loop in this thread; the tests' own queries are plain all the same.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        opened = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *root])
        yield opened
        opened.close()


@pytest.fixture
def live(live_server: Any) -> str:
    """The address of a server on this test's database, without a closing slash."""
    return str(live_server.url)


@pytest.fixture
def new_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """`new_page(java_script_enabled=False, locale="en", …)` opens a window of its own for another person."""
    contexts: list[Any] = []
    wrongs: list[str] = []

    def open_window(**wishes: Any) -> Any:
        context = browser.new_context(
            **{"locale": "zh-CN", "viewport": {"width": 1280, "height": 900}, **wishes}
        )
        contexts.append(context)
        context.on("request", lambda request: _only_loopback(request.url, wrongs))
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: wrongs.append(f"the page threw: {error}"))
        page.on("console", lambda message: _policy(message.text, wrongs))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert wrongs == []


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """A fresh window, Chinese first."""
    return new_page()


@pytest.fixture
def accessibility() -> Callable[[Any], list[str]]:
    """`accessibility(page)` lists what axe finds wrong, one line each; an empty list is what we want."""

    def scan(page: Any) -> list[str]:
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{wrong['id']}: {wrong['help']} — {node['html'][:160]}"
            for wrong in found["violations"]
            for node in wrong["nodes"]
        ]

    return scan


def _only_loopback(url: str, wrongs: list[str]) -> None:
    address = urlsplit(url)
    if address.scheme not in ("data", "blob", "about") and address.hostname not in LOOPBACK:
        wrongs.append(f"the page reached outside: {address.scheme}://{address.hostname}")


def _policy(text: str, wrongs: list[str]) -> None:
    if "Content Security Policy" in text:
        wrongs.append(text)
