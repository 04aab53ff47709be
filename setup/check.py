"""Runs the checks, quickest first, and says how each ended. Every check runs, whatever failed before.

python setup/check.py         what `make test` runs
python setup/check.py soak    what `make soak` runs
"""

import os
import subprocess
import sys
import time
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
PYTHON = [sys.executable, "-m"]
BIN = Path(sys.executable).parent
CHECKS = {
    "ruff format": [*PYTHON, "ruff", "format", "--check", "--quiet", "."],
    "ruff check": [*PYTHON, "ruff", "check", "--quiet", "."],
    "import-linter": [str(BIN / "lint-imports"), "--no-cache"],
    "mypy": [*PYTHON, "mypy"],
    "law page": [*PYTHON, "huiyin.config.commands", "law", "sheet", "--check"],
    "djlint": [*PYTHON, "djlint", "huiyin", "--lint", "--quiet"],
    "bandit": [*PYTHON, "bandit", "-c", "pyproject.toml", "-q", "-r", "huiyin", "setup"],
    "dependencies": [*PYTHON[:1], "setup/audit.py"],
}
TESTS = [*PYTHON, "pytest", "-n", "2", "-q"]
SOAK = [*PYTHON, "pytest", "-q", "tests/soak"]


def main() -> None:
    soak = sys.argv[1:] == ["soak"]
    failed = [] if soak else [name for name, command in CHECKS.items() if not _passes(name, command)]
    tests = subprocess.run(SOAK if soak else TESTS, cwd=CLONE, stdin=subprocess.DEVNULL, check=False)
    if failed:
        print("没有通过 · failed: " + ", ".join(failed), flush=True)
    sys.exit(1 if failed else tests.returncode)


def _passes(name: str, command: list[str]) -> bool:
    begun = time.monotonic()
    home = {"HUIYIN_HOME": str(CLONE / "build" / "check"), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        command,
        cwd=CLONE,
        env={**os.environ, **home},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(
        f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - begun:.1f} s)", flush=True
    )
    notes = [line for line in done.stdout.splitlines() if line.startswith("note: ")]
    if done.returncode != 0 or notes:
        print("\n".join(notes) if done.returncode == 0 else done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main()
