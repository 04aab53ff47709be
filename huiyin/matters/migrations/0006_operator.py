"""The operator sees no matter."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs `operator.sql` as the owner role."""

    dependencies: ClassVar = [("matters", "0005_items_unseen")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_name("operator.sql").read_text("utf-8"), migrations.RunSQL.noop)
    ]
