"""Row-level security, the append-only record, and the guards that let terms and matters change only by acts."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs `walls.sql` as the owner role."""

    dependencies: ClassVar = [("matters", "0001_initial"), ("people", "__first__")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_name("walls.sql").read_text("utf-8"), migrations.RunSQL.noop)
    ]
