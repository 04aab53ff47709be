"""What the audit of dependencies finds: a lock without a hash, two locks that disagree, an advisory that touches us."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

CLONE = Path(__file__).resolve().parents[2]


@pytest.fixture
def audit(tmp_path: Path) -> ModuleType:
    """The audit of a copy of our locks, which a test may spoil."""
    spec = importlib.util.spec_from_file_location("audit", CLONE / "setup" / "audit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "setup").mkdir()
    for lock in (CLONE / "setup").glob("*.lock"):
        shutil.copy(lock, tmp_path / "setup")
    shutil.copy(CLONE / "package-lock.json", tmp_path)
    module.CLONE = tmp_path
    return module


def _spoil(audit: ModuleType, name: str, old: str, new: str) -> None:
    lock = audit.CLONE / name
    text = lock.read_text("utf-8")
    assert old in text
    lock.write_text(text.replace(old, new, 1), "utf-8")


def _locks(audit: ModuleType) -> dict[str, list[tuple[str, str, str]]]:
    return {name: audit._lock(name) for name in ("run", "test", "node", "uv")}


def test_our_locks_and_what_is_installed_pass_without_a_network() -> None:
    # a proxy that nobody serves: as on a closed network
    closed = {"https_proxy": "http://127.0.0.1:9", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "setup/audit.py"], cwd=CLONE, env=closed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "NOT CHECKED" in done.stdout, "that nothing answered is said, not passed over"


def test_locks_are_read_whole(audit: ModuleType) -> None:
    for name in ("run", "test", "node", "uv"):
        text = (audit.CLONE / "setup" / f"{name}.lock").read_text("utf-8")
        assert len(audit._lock(name)) == sum(line[:1].isalnum() for line in text.splitlines()) > 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("django==", "--index-url https://index.example/\ndjango=="),
        ("django==", "django>="),
        (" \\\n    --hash=sha256:", " \\\n    --hash=md5:"),
    ],
)
def test_a_lock_that_something_else_could_satisfy_is_named(audit: ModuleType, old: str, new: str) -> None:
    assert list(audit._spellings()) == []
    _spoil(audit, "setup/run.lock", old, new)
    assert any("run.lock" in one for one in audit._spellings())


def test_a_page_script_without_its_hash_is_named(audit: ModuleType) -> None:
    _spoil(audit, "package-lock.json", '"integrity": "sha512-', '"integrity": "sha1-')
    assert any("has no hash" in one for one in audit._spellings())


def test_what_serves_in_another_version_than_is_tested_is_named(audit: ModuleType) -> None:
    assert list(audit._agreement(_locks(audit))) == []
    version = {name: version for name, version, _ in audit._lock("run")}["django"]
    _spoil(audit, "setup/run.lock", f"django=={version}", "django==1.0")
    assert any("django 1.0" in one for one in audit._agreement(_locks(audit)))
    assert list(audit._installed(_locks(audit))) == []
    _spoil(audit, "setup/test.lock", f"django=={version}", "django==1.0")
    assert any(f"django {version} is installed" in one for one in audit._installed(_locks(audit)))


def _advisory(package: str, system: str, **affected: object) -> dict[str, object]:
    named = {"name": package, "ecosystem": system}
    return {"id": "TEST-2026-1", "affected": [{"package": named, **affected}]}


EVENTS = [{"introduced": "0"}, {"fixed": "999"}]


@pytest.mark.parametrize(
    ("advisory", "touches"),
    [
        (_advisory("Django", "PyPI", ranges=[{"type": "ECOSYSTEM", "events": EVENTS}]), True),
        (_advisory("htmx.org", "npm", ranges=[{"type": "SEMVER", "events": EVENTS}]), True),
        (_advisory("htmx.org", "npm", versions=["2.0.11"]), True),
        (_advisory("django", "npm", ranges=[{"type": "SEMVER", "events": EVENTS}]), False),
        (_advisory("django", "PyPI", versions=["1.2.3"]), False),
        (_advisory("django", "PyPI", ranges=[{"type": "ECOSYSTEM", "events": [
            {"introduced": "0"}, {"fixed": "4.2"}]}]), False),
        (_advisory("django", "PyPI", ranges=[{"type": "ECOSYSTEM", "events": [
            {"introduced": "0"}, {"last_affected": "5.1.99"}]}]), False),
        (_advisory("django", "PyPI", ranges=[{"type": "ECOSYSTEM", "events": [
            {"introduced": "0"}, {"fixed": "4.2"}, {"introduced": "5.0"}]}]), True),
        (_advisory("django", "PyPI", ranges=[{"type": "ECOSYSTEM", "events": EVENTS}])
         | {"withdrawn": "2026-01-01T00:00:00Z"}, False),
    ],
)  # fmt: skip
def test_advisories_given_as_files_are_heeded(
    audit: ModuleType, tmp_path: Path, advisory: dict[str, object], touches: bool
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "TEST-2026-1.json").write_text(json.dumps(advisory), "utf-8")
    found, _ = audit._from_folder(given, [("PyPI", "django", "5.2.19"), ("npm", "htmx.org", "2.0.11")])
    assert [known for known, _, _ in found] == ["TEST-2026-1"] * touches


def test_an_advisory_that_touches_us_fails_the_audit(tmp_path: Path) -> None:
    hit = _advisory("django", "PyPI", ranges=[{"type": "ECOSYSTEM", "events": EVENTS}])
    (tmp_path / "TEST-2026-1.json").write_text(json.dumps(hit), "utf-8")
    done = subprocess.run(
        [sys.executable, "setup/audit.py"],
        cwd=CLONE,
        env={"HUIYIN_ADVISORIES": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "wrong: TEST-2026-1 touches django" in done.stdout


def test_an_empty_folder_of_advisories_is_no_clean_bill(audit: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    found, _ = audit._from_folder(tmp_path / "none", [("PyPI", "django", "5.2.19")])
    assert found
