import click

from huiyin.config import ready


@click.command("migrate")
def command() -> None:
    """建立或更新数据库的表。 Make the database's tables, or bring them up to date."""
    with ready.database():
        ready.load_django()
        ready.migrate(verbosity=1)
    click.echo("数据库已是最新。 The database is up to date.")
