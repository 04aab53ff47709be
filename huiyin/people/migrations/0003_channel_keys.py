"""Keys of the channels: issued and withdrawn by the owner of the tables, read by the application."""

import django.db.models.deletion
from django.db import migrations, models

RIGHTS = """
REVOKE ALL ON people_channelkey FROM huiyin_app;
GRANT SELECT ON people_channelkey TO huiyin_app;
"""
CHANNELS = ["online", "letter", "visit", "call", "fax", "other"]


class Migration(migrations.Migration):
    dependencies = [("people", "0002_revision_and_rights")]

    operations = [
        migrations.CreateModel(
            name="ChannelKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(choices=[(one, one) for one in CHANNELS], max_length=16)),
                ("name", models.CharField(max_length=80)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("active", models.BooleanField(default=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
