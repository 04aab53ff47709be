"""Audits what we depend on: the locks, what is installed, its licences, and advisories where any can be had.

    python setup/audit.py

Needs no network. Locks: every entry has its hashes, no index is named, what serves is a part of what tests, version
for version. Installed: exactly what is locked. Advisories (OSV): from the folder HUIYIN_ADVISORIES if it is given,
else from the OSV service; where neither answers it says so, and that is no failure (docs/decisions/).
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.version import InvalidVersion, Version

CLONE = Path(__file__).resolve().parents[1]
SERVICE, PATIENCE = "https://api.osv.dev/v1/querybatch", 8
FOLDER = "HUIYIN_ADVISORIES"
WITH_PYTHON = {"pip", "setuptools"}  # laid by venv itself, used by nothing of ours
FREE = (
    "MIT",
    "BSD",
    "APACHE",
    "ISC",
    "MPL",
    "MOZILLA",
    "PSF",
    "PYTHON SOFTWARE",
    "OPEN FONT",
    "LGPL",
    "LESSER GENERAL",
    "ZPL",
)
TOOLS = {"djlint"}  # under the GPL: run in checks, never shipped, never imported
ANSWERED: dict[str, str] = {}  # advisory: why it does not touch us

Package = tuple[str, str, str]  # ecosystem, name, version


def main() -> None:
    locks = {name: _lock(name) for name in ("run", "test", "node", "uv")}
    packages = {("PyPI", name, version) for lock in locks.values() for name, version, _ in lock}
    packages |= {("npm", name, version) for name, version in _node()}
    wrong = [*_spellings(), *_agreement(locks), *_installed(locks), *_pip(), *_licences(locks)]
    found, whence = _advisories(sorted(packages))
    wrong += [f"{known} touches {name} {version}" for known, name, version in found if known not in ANSWERED]
    print(f"note: {len(packages)} packages; advisories: {whence}")
    for line in wrong:
        print(f"wrong: {line}")
    sys.exit(1 if wrong else 0)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _lock(name: str) -> list[tuple[str, str, str]]:
    """(name, version, marker or "") of each entry."""
    text = (CLONE / "setup" / f"{name}.lock").read_text("utf-8")
    found = re.findall(r"^([\w.-]+)==(\S+?)(?: ; (.+?))? \\$", text, re.M)
    return [(_plain(one), version, marker) for one, version, marker in found]


def _node() -> list[tuple[str, str]]:
    listed = json.loads((CLONE / "package-lock.json").read_text("utf-8"))["packages"]
    return [(path.rpartition("node_modules/")[2], one["version"]) for path, one in listed.items() if path]


def _spellings() -> Iterator[str]:
    """Locks that could be satisfied by something else, or that say where from."""
    for path in sorted((CLONE / "setup").glob("*.lock")):
        text = path.read_text("utf-8")
        if "://" in text or re.search(
            r"^\s*-", re.sub(r"^\s+--hash=sha256:[0-9a-f]{64}", "", text, flags=re.M), re.M
        ):
            yield f"{path.name} holds more than versions and hashes"
        for entry in re.split(r"^(?=\S)", text, flags=re.M):
            if entry.strip() and not re.match(r"[\w.-]+==\S+[^\n]*\\\n\s+--hash=sha256:[0-9a-f]{64}", entry):
                yield f"{path.name}: {entry.split()[0]} has no version or no hash"
    for name, one in json.loads((CLONE / "package-lock.json").read_text("utf-8"))["packages"].items():
        if name and ("resolved" in one or not str(one.get("integrity", "")).startswith("sha512-")):
            yield f"package-lock.json: {name} has no hash, or says where it is from"


def _agreement(locks: dict[str, list[tuple[str, str, str]]]) -> Iterator[str]:
    """What serves is tested, version for version; what is installed besides does not turn it back."""
    tested = {(name, version) for name, version, _ in locks["test"]}
    yield from (f"run.lock has {name} {version}, test.lock has not" for name, version, _ in locks["run"]
                if (name, version) not in tested)  # fmt: skip
    names = {name for name, _ in tested}
    for name, version, _ in (*locks["node"], *locks["uv"]):
        if name in names and (name, version) not in tested:
            yield f"node.lock or uv.lock has {name} {version}, test.lock another"


def _installed(locks: dict[str, list[tuple[str, str, str]]]) -> Iterator[str]:
    here = {_plain(one.name): one.version for one in metadata.distributions()}
    locked: dict[str, str] = {}
    for lock in locks.values():
        locked |= {name: version for name, version, marker in lock if not marker or Marker(marker).evaluate()}
    for name, version in sorted(here.items()):
        if name not in WITH_PYTHON and locked.get(name) != version:
            yield f"{name} {version} is installed, locked is {locked.get(name, 'nothing')} (rm -r .venv, then again)"
    needed = {name for name, _, marker in locks["test"] if not marker or Marker(marker).evaluate()}
    yield from (f"{name} is locked and not installed" for name in sorted(needed - set(here)))


def _pip() -> Iterator[str]:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "check"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        yield from done.stdout.splitlines()


def _licences(locks: dict[str, list[tuple[str, str, str]]]) -> Iterator[str]:
    """Everything may be used and passed on as we do; nothing strict is shipped."""
    shipped = {name for name, _, _ in locks["run"]}
    for one in metadata.distributions():
        name, said = _plain(one.name), _licence(one.metadata)
        if name in TOOLS and name not in shipped:
            continue
        if not any(word in said.upper() for word in FREE):
            yield f"{name} is under {said or 'no licence that it names'}"


def _licence(about: Any) -> str:
    if said := about.get("License-Expression"):
        return str(said)
    classed = [
        one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or () if one.startswith("License")
    ]
    return " | ".join(classed) or str(about.get("License") or "").strip()[:60]


# Advisories


def _advisories(packages: list[Package]) -> tuple[list[tuple[str, str, str]], str]:
    """(advisory, name, version) that touch us, and where that was looked up."""
    if folder := os.environ.get(FOLDER):
        return _from_folder(Path(folder), packages)
    try:
        return _from_service(packages), "asked of the OSV service"
    except (OSError, ValueError, KeyError) as error:
        return [], (
            f"NOT CHECKED, the OSV service does not answer ({type(error).__name__}). "
            f"On a closed network name a folder of OSV files in {FOLDER}. "
            "没有核对安全公告：服务无应答；内网请用该变量指定公告文件目录。"
        )


def _from_service(packages: list[Package]) -> list[tuple[str, str, str]]:
    asked = [
        {"package": {"ecosystem": system, "name": name}, "version": version}
        for system, name, version in packages
    ]
    body = json.dumps({"queries": asked}).encode()
    request = urllib.request.Request(SERVICE, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        results = json.load(answer)["results"]
    if len(results) != len(packages):
        raise ValueError("not an answer to what was asked")
    pairs = zip(packages, results, strict=True)
    return [
        (known["id"], name, version) for (_, name, version), one in pairs for known in one.get("vulns", ())
    ]


def _from_folder(folder: Path, packages: list[Package]) -> tuple[list[tuple[str, str, str]], str]:
    ours = {(system, _plain(name)): version for system, name, version in packages}
    found, read = [], 0
    for path in sorted(folder.rglob("*.json")):
        advisory = json.loads(path.read_text("utf-8"))
        read += 1
        for part in () if advisory.get("withdrawn") else advisory.get("affected", ()):
            named = part.get("package", {})
            version = ours.get((named.get("ecosystem"), _plain(named.get("name", ""))))
            if version and _touches(part, version):
                found.append((advisory["id"], named["name"], version))
    if not read:
        return [
            ("an advisory may, for there is none in the folder: it", "every package", "")
        ], "an empty folder"
    return found, f"{read} read from the folder that {FOLDER} names"


def _touches(part: dict[str, Any], version: str) -> bool:
    ranges = [one["events"] for one in part.get("ranges", ()) if one.get("type") in ("ECOSYSTEM", "SEMVER")]
    return version in part.get("versions", ()) or any(_within(events, version) for events in ranges)


def _within(events: list[dict[str, str]], version: str) -> bool:
    """Whether the last event before this version leaves it touched; a version nobody can read counts as touched."""
    try:
        ordered = sorted((Version(at), what) for event in events for what, at in event.items())
        touched, mine = False, Version(version)
    except InvalidVersion:
        return True
    for at, what in ordered:
        if what == "introduced" and at <= mine:
            touched = True
        elif (what == "fixed" and at <= mine) or (what == "last_affected" and at < mine):
            touched = False
    return touched


if __name__ == "__main__":
    main()
