"""What the pages mention: files, make targets, commands, variables; and what there is."""

import re
from pathlib import Path

from huiyin.config.commands import COMMANDS

CLONE = Path(__file__).parents[2]
MADE = ("build/", "var/", ".venv/", "keys/", "run/", "log/", "cluster/", "fonts/", "sealed-room/")
TO_BE_WRITTEN = {"year_2027.py"}  # an example in a how-to
FOLDERS = "huiyin|tests|docs|setup"


def page(name: str) -> str:
    """The text of one page of the clone."""
    return (CLONE / name).read_text("utf-8")


def paths(text: str) -> set[str]:
    """Files and folders of the clone that the text names in backquotes or links to."""
    quoted = re.findall(r"`([^`\s]+)`", text)
    named = {
        one for one in quoted if re.match(rf"(?:{FOLDERS})/", one) or one.endswith((".py", ".toml", ".md"))
    }
    linked = {one for one in re.findall(r"\]\(([^)#]+)", text) if "://" not in one}
    return {one for one in named | linked if not one.startswith(MADE) and one not in TO_BE_WRITTEN}


def missing(text: str, beside: Path = CLONE) -> set[str]:
    """Named paths that do not exist: from the clone, from the page, or as the name of a file in the rooms."""
    return {
        one
        for one in paths(text)
        if not (
            any(CLONE.glob(one))
            or (beside / one).exists()
            or ("/" not in one and any(CLONE.glob(f"huiyin/**/{one}")))
        )
    }


def targets(text: str) -> set[str]:
    """`make …` as the text says it."""
    return set(re.findall(r"(?:`|^)make ([a-z-]+)", text, flags=re.M))


def targets_there() -> set[str]:
    """The targets that `make` lists, without the listing itself."""
    return set(re.findall(r"^([a-z-]+):.*## ", page("Makefile"), flags=re.M)) - {"help"}


def commands(text: str) -> set[str]:
    """`huiyin …` as the text says it."""
    return set(re.findall(r"(?:`|^|bin/)huiyin ([a-z]+)", text, flags=re.M))


def commands_there() -> set[str]:
    """The commands of `huiyin`."""
    return set(COMMANDS)


def variables(text: str) -> set[str]:
    """Environment variables in backquotes."""
    return set(re.findall(r"`(PORT|SEALED_PORT|(?:SEALED_)?DATABASE_[A-Z_]*URL|HUIYIN_[A-Z]+)`", text))


def variables_there() -> set[str]:
    """Environment variables the program reads that a person may set."""
    source = "".join(file.read_text("utf-8") for file in (CLONE / "huiyin").glob("**/*.py"))
    read = set(re.findall(r'environ\.get\(\s*"([A-Z_]+)"', source)) | set(
        re.findall(r'"((?:SEALED_)?DATABASE_[A-Z_]*URL)"', source)
    )
    named = set(re.findall(r'asked_by\("([A-Z_]+)"', source))
    return (read | named) - {"HUIYIN_PROCESS", "MAKELEVEL", "SEALED_DATABASE"}
