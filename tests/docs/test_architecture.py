"""What the pages say of the building is so: paths, rooms, layers, targets, commands, variables."""

import re
import tomllib

import pytest

from tests.docs import pages

ARCHITECTURE = pages.page("ARCHITECTURE.md")
HOW_TO = sorted(str(file.relative_to(pages.CLONE)) for file in (pages.CLONE / "docs/how-to").glob("*.md"))
GUIDES = ["ARCHITECTURE.md", "CONTRIBUTING.md", *HOW_TO]
TOLD = "".join(map(pages.page, ["README.md", *GUIDES]))


@pytest.mark.parametrize("name", GUIDES)
def test_everything_named_exists(name):
    text = pages.page(name)
    assert not pages.missing(text, (pages.CLONE / name).parent)
    assert pages.targets(text) <= pages.targets_there()
    assert pages.commands(text) <= pages.commands_there()
    assert pages.variables(text) <= pages.variables_there() | {"HUIYIN_REGULATIONS", "HUIYIN_ADVISORIES"}


def test_every_target_command_and_variable_is_told():
    assert pages.targets_there() <= pages.targets(TOLD)
    assert pages.commands_there() <= pages.commands(ARCHITECTURE)
    assert pages.variables_there() == pages.variables(ARCHITECTURE)


def test_every_room_and_every_folder_of_tests_is_told():
    for top in ("huiyin", "tests"):
        rooms = {file.parent.name for file in (pages.CLONE / top).glob("*/[a-z_]*.py")} - {"locale", "static"}
        for room in rooms:
            assert f"`{top}/{room}/`" in ARCHITECTURE, room


def test_the_floors_are_those_the_linter_holds():
    contracts = tomllib.loads(pages.page("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    floors = [re.findall(r"[a-z]+", layer) for layer in contracts[0]["layers"]]
    drawn = re.search(r"```\n(config\n.*?)```", ARCHITECTURE, flags=re.S)
    assert drawn
    shown = [re.split(r" \| ", line.split("  ")[0].strip()) for line in drawn[1].splitlines()]
    there = [[room for room in floor if (pages.CLONE / "huiyin" / room).is_dir()] for floor in floors]
    assert shown == [floor for floor in there if floor]


def test_sixty_days_and_thirty_stand_where_it_says():
    from huiyin.law.book_2022.clocks_numbered import HANDLE
    from huiyin.law.grammar import days

    assert HANDLE.length == days(60)
    assert HANDLE.extension
    assert HANDLE.extension.up_to == days(30)
    assert "`huiyin/law/book_2022/clocks_numbered.py`, `HANDLE`" in ARCHITECTURE


def test_hooks_and_roles_are_called_what_they_are_called():
    assert "huiyin_app" in pages.page("huiyin/matters/migrations/walls.sql")
    for said, where in (("hooks.tell", "acts.py"), ("reach.save", "acts.py"), ("writing.write", "acts.py")):
        assert said in ARCHITECTURE
        assert said in pages.page(f"huiyin/matters/{where}")
