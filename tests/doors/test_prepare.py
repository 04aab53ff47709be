"""What `make setup` says where something is missing: what it is and what to do, in both languages."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

CLONE = Path(__file__).resolve().parents[2]


@pytest.fixture
def prepare() -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare", CLONE / "setup" / "prepare.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_machine_without_python_is_told_what_to_install():
    said = subprocess.run(
        ["make", "setup", "PYTHON="], cwd=CLONE, capture_output=True, text=True, check=False
    )
    assert said.returncode != 0
    assert "apt install python3.11 python3.11-venv" in said.stderr


def test_an_old_python_is_told_so(prepare, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as end:
        prepare.main()
    assert end.value.code == 1
    assert "Python 3.11 or newer" in capsys.readouterr().err


def test_a_missing_venv_module_is_named(prepare, monkeypatch):
    monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(prepare.Missing, match=r"apt install python3\.\d+-venv"):
        prepare._virtual_environment()


def test_too_little_disk_is_said_in_numbers(prepare, monkeypatch):
    usage = type("Usage", (), {"free": 50 * 2**20})
    monkeypatch.setattr(prepare.shutil, "disk_usage", lambda place: usage)
    with pytest.raises(prepare.Missing, match=r"900 MB.*50 MB"):
        prepare._disk("run")


def test_a_failing_npm_is_said_with_its_reason(prepare, monkeypatch, tmp_path):
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho registry out of reach\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(prepare, "VENDOR", tmp_path / "vendor")
    with pytest.raises(prepare.Missing, match=r"(?s)registry out of reach.*npm ci"):
        prepare._front_end()


@pytest.fixture
def bare(prepare, monkeypatch, tmp_path):
    """A machine with nothing of ours, for somebody who is not its administrator."""
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(prepare.shutil, "which", lambda name: None)
    monkeypatch.setattr(prepare, "_chinese_font", lambda: False)
    monkeypatch.setattr(prepare, "_rare_characters", lambda: False)
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    return prepare


def test_without_root_what_the_checks_lack_is_named_not_installed(bare):
    with pytest.raises(bare.Missing, match="apt install fonts-hanazono chromium fonts-noto-cjk"):
        bare._of_the_system("test")


def test_without_root_serving_goes_on_and_the_font_for_rare_names_is_named_once(bare, capsys):
    bare._of_the_system("run")
    said = capsys.readouterr().out
    assert "apt install fonts-hanazono" in said
    assert "〓" in said
    bare._of_the_system("run")
    assert capsys.readouterr().out == ""


def test_a_second_set_up_changes_nothing():
    def stamps() -> dict[Path, int]:
        return {file: file.stat().st_mtime_ns for file in CLONE.glob(".venv/*") if file.is_file()}

    subprocess.run(["make", "setup"], cwd=CLONE, capture_output=True, check=True)
    before = stamps()
    done = subprocess.run(
        ["make", "--no-print-directory", "setup"], cwd=CLONE, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    assert stamps() == before


def test_no_committed_lock_names_an_index_and_every_line_has_a_hash():
    for lock in sorted((CLONE / "setup").glob("*.lock")):
        text = lock.read_text("utf-8")
        assert "://" not in text, lock.name
        requirements = [part for part in text.split("\n") if "==" in part]
        assert requirements
        assert all(part.endswith("\\") for part in requirements), lock.name
    assert '"resolved"' not in (CLONE / "package-lock.json").read_text("utf-8")
