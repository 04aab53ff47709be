"""`huiyin verify …` as an outsider runs it: another process, no database, no data folder, no Django."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
_RUN = """import sys
from huiyin.config.commands import main
try:
    main()
finally:
    loaded = {name.partition(".")[0] for name in sys.modules}
    assert not loaded & {"django", "psycopg", "nacl"}, loaded
"""


def verify(folder: Path, *args: str) -> tuple[int, str]:
    """Exit code and everything said."""
    outside = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HUIYIN", "DATABASE", "DJANGO"))
    }
    outside |= {"PYTHONPATH": str(CLONE), "HUIYIN_HOME": str(folder / "nowhere")}
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "verify", *args],
        cwd=folder,
        env=outside,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not (folder / "nowhere").exists(), "nothing is made on the way"
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr
