import os
from pathlib import Path
from typing import Any

import click

from huiyin.config import port, ready, sealed_founding
from huiyin.config.backup import restoring
from huiyin.config.backup.subjects import SEALED
from huiyin.config.commands import backup, restore
from huiyin.config.home import the_home
from huiyin.config.sentences import CannotGoOn


@click.group("sealed", invoke_without_command=True)
@click.option("--port", "number", type=int, hidden=True)
@click.option("--ready", "prepared", is_flag=True, hidden=True)
@click.pass_context
def command(context: click.Context, number: int | None, prepared: bool) -> None:
    """密件室：单独的库、账号、端口和密钥；不带子命令即启动。 The sealed room; without a subcommand it serves.

    SEALED_PORT, SEALED_DATABASE_URL, HUIYIN_HOME, DATABASE_URL, HUIYIN_LISTEN, HUIYIN_HOSTS, HUIYIN_TLS.
    """
    if context.invoked_subcommand is not None:
        return
    host = os.environ.get("HUIYIN_LISTEN", "").strip() or port.LISTEN
    if prepared and number:
        _serve(host, number)
        return
    held = port.hold(host, port.asked_by("SEALED_PORT", port.USUAL + 1))
    with sealed_founding.room():
        click.echo(f"密件室 sealed room  http://{port.in_url(host)}:{held.number}/")
        _serve(host, held.number)


@command.command("officer")
@click.argument("username")
@click.argument("name")
@click.argument("agency")
@click.argument("duty", type=click.Choice(["sealed", "head"]))
@click.password_option(prompt="密码 Password")
def officer(username: str, name: str, agency: str, duty: str, password: str) -> None:
    """为密件室设立账号。 Make an account of the sealed room: USERNAME NAME AGENCY-CODE DUTY."""
    with sealed_founding.room():
        _appoint(username, name, agency, duty, password)
    click.echo("账号已设立。 The account is there.")


@command.command("close")
@click.argument("username")
def close(username: str) -> None:
    """立即关闭密件室的一个账号。 Close an account of the sealed room at once: USERNAME."""
    with sealed_founding.room():
        _change(username, is_active=False)
    click.echo("账号已关闭，正在进行的登录随下一次点击失效。 The account is closed; its sessions are over.")


@command.command("forget")
@click.argument("username")
def forget(username: str) -> None:
    """清除一个账号的两步验证，重新设置（手机丢失时用）。 Take the second factor off an account whose device is lost."""
    with sealed_founding.room():
        from allauth.mfa.models import Authenticator

        officer = _change(username)
        Authenticator.objects.using("owner").filter(user_id=officer).delete()
    click.echo(
        "两步验证已清除，下次登录时重新设置。 The second factor is gone; the next sign-in sets up another."
    )


def _change(username: str, **fields: bool) -> int:
    """End the account's sessions, and change what is given; its id."""
    from django.db.models import F

    from huiyin.people.models import Officer

    found = Officer.objects.using("owner").filter(username=username)
    if not found.update(epoch=F("epoch") + 1, **fields):
        raise CannotGoOn(f"没有账号 {username}。", f"There is no account {username}.")
    return int(found.get().pk)


@backup.options
@command.command("backup")
def back_up(**told: Any) -> None:
    """单独备份密件室：它的库，和它的密钥。 Back up the sealed room by itself: its database, and its keys."""
    backup.back_up(SEALED, **told)


@restore.options
@command.command("restore")
def bring_back(
    file: Path, keys_file: Path | None, data_passphrase: Path | None, keys_passphrase: Path | None
) -> None:
    """恢复密件室的备份，再核对。 Restore a backup of the sealed room, and check what is there."""
    checked = restore.opened(SEALED, file, keys_file, (data_passphrase, keys_passphrase))
    with restoring.restored(checked, the_home(), click.echo) as unlike:
        sealed_founding.load_django()
        ready.migrate()
        from huiyin.sealed import record

        walked, broken = record.walk("owner")
    click.echo(f"{walked} 条记录已核对。 {walked} lines were walked.")
    restore.conclude(checked, unlike, [f"{number} {place}" for number, place in broken])


@command.command("verify")
def verify() -> None:
    """核对密件室的记录链。 Walk the record of every sealed report and name the first broken line."""
    with sealed_founding.room():
        from huiyin.sealed import record

        walked, broken = record.walk("owner")
    for number, place in broken:
        click.echo(
            f"{number}：第 {place} 条记录被改动、抽去或者插入。 line {place} was altered, removed or put in."
        )
    if broken:
        raise CannotGoOn("记录链有断裂。", "The record is broken.")
    click.echo(f"{walked} 条记录完整。 {walked} lines hold.")


def _serve(host: str, number: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    os.environ["HUIYIN_PROCESS"] = "sealed"
    Granian(
        "huiyin.config.sealed_wsgi:application",
        address=host,
        port=number,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        websockets=False,
    ).serve()


def _appoint(username: str, name: str, agency: str, duty: str, password: str) -> None:
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.db import transaction
    from django.utils import timezone

    from huiyin.people.models import Agency, Officer, Post
    from huiyin.sealed.day import demonstration_day

    place = Agency.objects.using("owner").filter(code=agency).first()
    if place is None:
        raise CannotGoOn(f"没有编码为 {agency} 的机关、单位。", f"There is no agency with the code {agency}.")
    if Officer.objects.using("owner").filter(username=username).exists():
        raise CannotGoOn(f"账号 {username} 已经有了。", f"There is an account {username} already.")
    try:
        validate_password(password)
    except ValidationError as weak:
        raise CannotGoOn("密码太弱：" + " ".join(weak.messages), "The password is too weak.") from weak
    with transaction.atomic(using="owner"):
        made = Officer.objects.using("owner").create(
            username=username, name=name, password=make_password(password)
        )
        Post.objects.using("owner").create(
            officer=made, agency=place, duty=duty, since=demonstration_day() or timezone.localdate()
        )
