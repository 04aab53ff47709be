"""A need that is missing ends in a sentence that says what to do, in Chinese and in English."""


class CannotGoOn(Exception):
    """Raised where the program must stop and a person must do something first."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def __str__(self) -> str:
        return f"{self.zh}\n{self.en}"
