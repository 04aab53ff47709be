"""Row-level security, the append-only record and the rights of the serving role."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sealed", "0001_initial"), ("people", "0003_channel_keys")]
    operations = [
        migrations.RunSQL(Path(__file__).with_name("walls.sql").read_text("utf-8"), migrations.RunSQL.noop)
    ]
