"""What an inspector sees of officers' reading: numbers for each officer and day, made by the database."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs `unusual_reads.sql` as the owner role."""

    dependencies: ClassVar = [("matters", "0012_reads")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_name("unusual_reads.sql").read_text("utf-8"), migrations.RunSQL.noop)
    ]
