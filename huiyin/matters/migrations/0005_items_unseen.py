"""An officer sees an item through its matters alone, so that a missing matter tells nothing."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs `items_unseen.sql` as the owner role."""

    dependencies: ClassVar = [("matters", "0004_extract")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_name("items_unseen.sql").read_text("utf-8"), migrations.RunSQL.noop)
    ]
