"""`make bench` runs to its end and says what each wall costs."""

import json
import subprocess
import sys
from pathlib import Path

from tests import launcher


def test_it_measures_to_the_end_and_names_every_wall(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    done = subprocess.run(
        [sys.executable, "-m", "huiyin.config.commands", "bench", "--matters", "200", "--out", str(out)],
        env={**launcher.surroundings(), "HUIYIN_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    names = json.dumps(json.loads(out.read_text("utf-8")), ensure_ascii=False)
    for wall in (
        "an act, row-level security",
        "an act, the chain",
        "an act, encryption",
        "list of 100, decryption",
    ):
        assert wall in names
