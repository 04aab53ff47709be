"""Which port the web process answers on: the one asked for, or the next that is free."""

import errno
import os
import socket
from dataclasses import dataclass

from huiyin.config.sentences import CannotGoOn

USUAL, TRIES = 8000, 100
LISTEN = "127.0.0.1"


@dataclass
class Held:
    """A port that is ours: no other start of this program takes it while `mutex` is open."""

    number: int
    asked: int
    mutex: socket.socket


def hold(host: str, wanted: int | None = None) -> Held:
    """The port wanted (without one, what PORT asks for, or 8000), or the next free one."""
    asked = wanted or asked_by("PORT")
    for number in range(asked, min(asked + TRIES, 65536)):
        mutex = _mutex(number)
        if mutex is None:
            continue
        if _free(host, number):
            return Held(number, asked, mutex)
        mutex.close()
    raise CannotGoOn(
        f"端口 {asked} 起的 {TRIES} 个端口都被占用。请用 PORT 另选端口。",
        f"Port {asked} and the {TRIES} after it are all taken. Choose another with PORT.",
    )


def asked_by(variable: str, usual: int = USUAL) -> int:
    """The port a variable names."""
    text = os.environ.get(variable, "").strip() or str(usual)
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise CannotGoOn(
        f"{variable} 应为 1 到 65535 的数字，现在是“{text}”。",
        f"{variable} must be a number from 1 to 65535; it is '{text}'.",
    )


def _mutex(number: int) -> socket.socket | None:
    """A name in the kernel that goes with the process: the web server itself would share a port."""
    name = socket.socket(socket.AF_UNIX)
    try:
        name.bind(f"\0huiyin-port-{number}")
    except OSError:
        name.close()
        return None
    return name


def _free(host: str, number: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, number))
        except PermissionError as error:
            raise CannotGoOn(
                f"当前用户不能使用端口 {number}。请用 PORT 选 1024 以上的端口。",
                f"This user may not use port {number}. Choose one above 1024 with PORT.",
            ) from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise CannotGoOn(
                f"不能在地址 {host} 上提供服务（{error.strerror}）。请检查 HUIYIN_LISTEN。",
                f"Cannot serve on the address {host} ({error.strerror}). Check HUIYIN_LISTEN.",
            ) from error
    return True


def in_url(host: str) -> str:
    """The host as an address for a browser on this machine."""
    shown = LISTEN if host in ("0.0.0.0", "::") else host  # noqa: S104  compared, not bound  # nosec B104
    return f"[{shown}]" if ":" in shown else shown
