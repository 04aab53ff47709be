"""Brings up what a command needs: the database answering, Django loaded, the tables up to date."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from huiyin.config.cluster import Cluster, running
from huiyin.config.database import outside, prepare_embedded, prepare_outside
from huiyin.config.home import the_home


@contextmanager
def database() -> Iterator[None]:
    """The database of this data folder, answering, with its roles, for the length of a command."""
    home = the_home()
    home.lay()
    if given := outside():
        prepare_outside(home, given)
        yield
        return
    with running(home) as cluster:
        prepare_embedded(cluster)
        yield


def cluster_at_hand() -> AbstractContextManager[Cluster]:
    """The embedded cluster, answering."""
    return running(the_home())


def load_django() -> None:
    """Django with our settings; only after the database answers, whose address they read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
    import django

    django.setup()


def migrate(verbosity: int = 0) -> None:
    """Bring the tables up to date, as the owner."""
    from django.core.management import call_command

    call_command("migrate", database="owner", interactive=False, verbosity=verbosity, skip_checks=True)
