"""What a check that fails says: one sentence in Chinese, one in English."""

from __future__ import annotations


class Wrong(Exception):
    """The first thing found wrong."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en
