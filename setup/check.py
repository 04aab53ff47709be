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
TOGETHER = [  # disturb nobody: side by side
    "tests/soak/test_counter_journeys.py",
    "tests/soak/test_every_page.py",
    "tests/soak/test_hostile.py",
]
SOAK = [
    [*PYTHON, "pytest", "-n", "2", "-q", *TOGETHER],
    [*PYTHON, "pytest", "-q", "tests/soak", *(f"--ignore={each}" for each in TOGETHER)],
]


def main() -> None:
    soak = sys.argv[1:] == ["soak"]
    failed = [] if soak else [name for name, command in CHECKS.items() if not _passes(name, command)]
    ended = [
        subprocess.run(tests, cwd=CLONE, stdin=subprocess.DEVNULL, check=False).returncode
        for tests in (SOAK if soak else [TESTS])
    ]
    if failed:
        print("没有通过 · failed: " + ", ".join(failed), flush=True)
    sys.exit(1 if failed else max(ended))


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
