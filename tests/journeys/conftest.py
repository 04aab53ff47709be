"""Journeys are told by the cast."""

from tests.cast import cast, transactional_cast  # noqa: F401
