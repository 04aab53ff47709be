"""Papers of a sealed matter go, also those that stay inside another agency."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("papers", "0006_electronic")]

    operations = [
        migrations.RunSQL(Path(__file__).with_name("dropped.sql").read_text("utf-8"), migrations.RunSQL.noop)
    ]
