"""What an officer may not decide they do not read."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Runs `recusal.sql` as the owner role."""

    dependencies: ClassVar = [("matters", "0007_attachment_scan"), ("people", "0005_interest_in_shares")]
    operations: ClassVar = [
        migrations.RunSQL(Path(__file__).with_name("recusal.sql").read_text("utf-8"), migrations.RunSQL.noop)
    ]
