"""The office's own approved retention schedule, `retention.json` of the data folder; without it, the defaults."""

from huiyin.config.home import Home
from huiyin.config.sentences import CannotGoOn
from huiyin.law.declined import Declined
from huiyin.law.retention import DEFAULTS, Schedule, read


def retention(home: Home) -> Schedule:
    """The schedule in force; `CannotGoOn` with a sentence where the file cannot be one."""
    file = home.path / "retention.json"
    if not file.exists():
        return DEFAULTS
    try:
        return read(file.read_text("utf-8"))
    except (Declined, UnicodeDecodeError) as wrong:
        zh = wrong.zh if isinstance(wrong, Declined) else "不是 UTF-8 文本。"
        en = wrong.en if isinstance(wrong, Declined) else "it is no UTF-8 text."
        raise CannotGoOn(f"{file}：{zh}", f"{file}: {en}") from wrong
