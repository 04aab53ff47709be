import sys

import click

from huiyin.config import supervisor


@click.command("start")
@click.option(
    "--empty",
    is_flag=True,
    help="不载入示范省，作为正式系统建立。 Found a real system, without the demonstration.",
)
def command(empty: bool) -> None:
    """启动数据库、网页与后台任务；Ctrl-C 停止。 Start database, web and worker; Ctrl-C stops them.

    PORT, HUIYIN_HOME, DATABASE_URL, HUIYIN_TODAY, HUIYIN_LISTEN, HUIYIN_HOSTS, HUIYIN_TLS.
    """
    sys.exit(supervisor.run(empty=empty))
