"""Until when matters are kept; a key is destroyed only by a disposal that two persons decided."""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The table, then `keeping.sql` as the owner role."""

    dependencies: ClassVar = [("matters", "0009_checkpoint"), ("people", "0005_interest_in_shares")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Keeping",
            fields=[
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="matters.petitionmatter",
                    ),
                ),
                ("category", models.CharField(max_length=16)),
                ("rested", models.DateField()),
                ("until", models.DateField(null=True)),
                ("held", models.BooleanField()),
                ("warned", models.BooleanField()),
                ("proposed_on", models.DateField(null=True)),
                ("approved_on", models.DateField(null=True)),
                ("phones_erased", models.BooleanField()),
                ("rating_erased", models.BooleanField()),
                ("schedule", models.CharField(max_length=16)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["agency", "until"], name="keeping_until")]},
        ),
        migrations.RunSQL(Path(__file__).with_name("keeping.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
