"""What every page test starts from."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _chinese_first() -> Iterator[None]:
    """A request in English leaves its language behind in the thread; no test starts with another's."""
    with translation.override("zh-hans"):
        yield
