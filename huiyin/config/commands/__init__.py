"""The command line, `huiyin`. Each command is loaded only when asked for, so `huiyin law …` needs no
Django and no database.
"""

import importlib
import importlib.util
import sys

import click

from huiyin.config.sentences import CannotGoOn

COMMANDS = {
    # command: (module in this package, what it does)
    "start": ("start", "启动整个系统 · start everything and serve"),
    "sealed": ("sealed", "密件室 · the sealed room, by itself"),
    "migrate": ("migrate", "建立或更新数据库 · make or update the database"),
    "demo": ("demo", "示范省 · the demonstration province"),
    "calendar": ("calendar", "休息日历 · the calendar of days of rest"),
    "law": ("law", "条例 · the Regulations: sheet, explain, due"),
    "instruments": ("instruments", "依据清单 · the legal bases offered in opinions"),
    "taxonomy": ("taxonomy", "内容分类目录 · the taxonomy of contents"),
    "places": ("places", "区划和地名表 · divisions and places a text may speak of"),
    "competence": ("competence", "权限表 · which agency is competent for what, where"),
    "offices": (
        "offices",
        "各单位联系方式、领导接访日 · how to reach each office, and what it has not published",
    ),
    "papers": ("papers", "文书样张 · a sample of every paper of the demonstration"),
    "triage": ("triage", "辅助判断 · suggestions over files: match, train, evaluate, hotspots"),
    "hints": ("hints", "提示所用的索引 · the index of hints: rebuild"),
    "verify": ("verify", "核对行为链、存证、证明和归档 · check chains, checkpoints, a proof, an archive"),
    "checkpoint": ("checkpoint", "存证 · take a checkpoint, list, export"),
    "archive": ("archive", "归档一件事项 · write one case file as an archive"),
    "backup": ("backup", "备份 · one encrypted file, and one of its keys"),
    "restore": ("restore", "恢复 · into an empty data folder, and checked"),
    "jobs": ("jobs", "搁置的作业 · jobs that were set aside"),
    "bench": ("bench", "测量 · measure"),
}


class Commands(click.Group):
    """Lists every command without loading any; loads the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, (module, _) in COMMANDS.items() if _exists(module)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{__name__}.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令 · Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


def _exists(module: str) -> bool:
    return importlib.util.find_spec(f"{__name__}.{module}") is not None


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def group() -> None:
    """回音 Huiyin：件件有着落，事事有回音。 Petition work under law, from receipt to finality."""


def main() -> None:
    """Runs a command; whatever is missing ends in a sentence, not in a traceback."""
    try:
        group(prog_name="huiyin")
    except CannotGoOn as reason:
        click.echo(str(reason), err=True)
        sys.exit(1)
