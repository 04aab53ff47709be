"""What each helper process of `many.load` runs. Nothing of Django is imported before it is set up."""

from __future__ import annotations

from datetime import date


def begin() -> None:
    """Set up Django in a fresh process."""
    import django

    django.setup()


def batch(task: tuple[int, int, date]) -> int:
    """Make one batch of matters: (first number, how many, day). Returns how many acts were written."""
    from huiyin.demo import many

    return many.batch(task)
