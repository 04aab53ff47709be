"""Lines of a search are noted, and are not what an inspector counts as opening a matter."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs `unusual_found.sql` as the owner role."""

    dependencies: ClassVar = [("matters", "0017_electronic")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_name("unusual_found.sql").read_text("utf-8"), migrations.RunSQL.noop)
    ]
