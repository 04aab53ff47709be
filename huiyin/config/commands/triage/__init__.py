"""`huiyin triage …`: the same suggestions for files, for offices that clean up old data. No database is needed."""

import importlib

import click

PARTS = {
    # part: (module in this package, what it does)
    "match": ("match", "找重复 · the messages of a file that are like those of another"),
    "train": ("classes", "训练分类 · learn categories from labelled messages"),
    "evaluate": ("classes", "评测分类 · how well a model of categories does"),
    "region": ("region", "地区 · which administrative division a text speaks of"),
    "hotspots": ("hotspots", "热点 · groups of messages about one problem in one place"),
}


class Parts(click.Group):
    """Lists the parts without loading any; loads the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(PARTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in PARTS:
            return None
        module = importlib.import_module(f"{__name__}.{PARTS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令 · Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in PARTS.items()])


@click.command(cls=Parts)
def command() -> None:
    """文件上的辅助判断，只作建议。 Suggestions over files; nothing is decided here."""
