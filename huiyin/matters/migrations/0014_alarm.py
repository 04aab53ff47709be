"""Reports of a leak or of retaliation, from the petitioner's page (F-06)."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("matters", "0013_unusual_reads")]

    operations = [
        migrations.RunSQL(Path(__file__).with_name("alarm.sql").read_text("utf-8"), "DROP TABLE matters_alarm;"),
    ]
