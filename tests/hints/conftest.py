"""The cast's town, for hints beside real matters."""

from tests.cast import cast, transactional_cast  # noqa: F401
