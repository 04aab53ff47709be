"""The demonstration: a fictional province, its people, and matters told through real acts."""

from collections.abc import Iterator


def accounts() -> Iterator[tuple[str, str, str, str]]:
    """Accounts worth trying: (user name, password, agency and duty, what to try)."""
    from huiyin.demo import province

    return province.accounts()
