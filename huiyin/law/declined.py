"""What the law room says when it is asked something it cannot answer."""

from __future__ import annotations


class Declined(ValueError):
    """A question that has no answer, with one plain sentence in each language saying why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")
        self.zh = zh
        self.en = en
