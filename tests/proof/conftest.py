from tests.cast import cast, transactional_cast  # noqa: F401
