"""Who looked at which matter, why and when: written once, read by its petitioner."""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table and runs `reads.sql` as the owner role."""

    dependencies: ClassVar = [("matters", "0011_notes"), ("people", "0005_interest_in_shares")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Read",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.CharField(max_length=16)),
                ("what", models.CharField(max_length=12)),
                ("which", models.BigIntegerField(null=True)),
                ("purpose", models.CharField(max_length=16)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("agency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency")),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.petitionmatter")),
                ("officer", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.officer")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["matter", "at"], name="read_matter"),
                    models.Index(fields=["at"], name="read_at"),
                ],
            },
        ),
        migrations.RunSQL(Path(__file__).with_name("reads.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
