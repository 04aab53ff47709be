"""One changed module on trial: a process of its own, in which the law is the changed one.

The parent has loaded pytest and nothing of the law. Each trial is a fork: it hears of the law's modules from
a finder that hands out compiled code, runs the test files one after the other and stops at the first that fails.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis
import pytest
from _pytest import config

from tests.mutants.sites import Site, sites

CLONE = Path(__file__).resolve().parents[2]
LAW = CLONE / "huiyin" / "law"
TESTS = CLONE / "tests" / "law"
MEMORY = 4 << 30
for _plugin in config.default_plugins:  # loaded once, before the forks
    importlib.import_module(f"_pytest.{_plugin}")
SURVIVED, KILLED, TIMED_OUT = "survived", "killed", "timed out"


@dataclass
class Trial:
    """A running process and what it is about."""

    module: str
    number: int
    site: Site | None
    pid: int = 0
    said: int = -1
    ends: float = 0.0
    verdict: str = ""
    by: str = ""
    seconds: dict[str, float] = field(default_factory=dict)


def modules() -> dict[str, Path]:
    """The modules of the law by their names."""
    found = sorted(path for path in LAW.rglob("*.py"))
    return {_name(path): path for path in found}


def _name(path: Path) -> str:
    parts = path.relative_to(CLONE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def changes(module: str, path: Path) -> list[Site]:
    """The places of a module, in their fixed order."""
    return list(_places(ast.parse(path.read_text("utf-8")), module))


def _places(tree: ast.Module, module: str) -> Sequence[Site]:
    return list(sites(tree, declarations="book_2022" in module))


def changed(module: str, path: Path, number: int) -> CodeType:
    """The code of a module with its change of that number made."""
    tree = ast.parse(path.read_text("utf-8"))
    _places(tree, module)[number].change()
    return compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Hands out the law's modules from compiled code."""

    def __init__(self, code: Mapping[str, CodeType], paths: Mapping[str, Path]) -> None:
        self.code, self.paths = code, paths

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        """A specification for what is ours; nothing for the rest."""
        if name not in self.code:
            return None
        path = self.paths[name]
        package = [str(path.parent)] if path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, path, loader=self, submodule_search_locations=package
        )

    def exec_module(self, module: ModuleType) -> None:
        """Run the code in the fresh module."""
        exec(self.code[module.__name__], module.__dict__)


def begin(
    trial: Trial, code: Mapping[str, CodeType], paths: Mapping[str, Path], files: Sequence[Path], limit: float
) -> None:
    """Fork; the child never returns."""
    reads, writes = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reads)
        _quiet(writes)
        try:
            sys.meta_path.insert(0, Finder(code, paths))
            _run(files, writes, to_the_end=trial.site is None)
        finally:
            os._exit(0)
    os.close(writes)
    trial.pid, trial.said, trial.ends = pid, reads, time.monotonic() + limit


def _quiet(keep: int) -> None:
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _run(files: Sequence[Path], writes: int, *, to_the_end: bool) -> None:
    hypothesis.settings.register_profile(
        "mutants",
        max_examples=25,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("mutants")
    for file in files:
        begun = time.monotonic()
        options = [
            "-x",
            "-q",
            "--tb=no",
            "--assert=plain",
            "--noconftest",
            "-c",
            os.devnull,
            "--rootdir",
            str(CLONE),
            "-p",
            "no:cacheprovider",
        ]
        ended = pytest.main([*options, "--import-mode=importlib", str(file)])
        spent = time.monotonic() - begun
        os.write(writes, f"{file.name} {int(ended)} {spent:.3f}\n".encode())
        if ended not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) and not to_the_end:
            return


def ended(trial: Trial) -> bool:
    """Whether a trial is over; its verdict is then set."""
    done, _ = os.waitpid(trial.pid, os.WNOHANG)
    if not done and time.monotonic() < trial.ends:
        return False
    if not done:
        os.killpg(trial.pid, signal.SIGKILL)
        os.waitpid(trial.pid, 0)
        trial.verdict = TIMED_OUT
    with os.fdopen(trial.said, encoding="utf-8") as said:
        lines = [line.split() for line in said.read().splitlines()]
    trial.seconds = {name: float(spent) for name, _, spent in lines}
    failed = [name for name, code, _ in lines if code not in ("0", "5")]
    trial.by = failed[0] if failed else ""
    trial.verdict = trial.verdict or (KILLED if failed else SURVIVED)
    return True
