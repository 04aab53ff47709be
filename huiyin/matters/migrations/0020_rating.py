"""Ratings: a narrow table closed to officers and jobs; one row a matter, the last one given."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("matters", "0019_reminder"),
        ("people", "0005_interest_in_shares"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("matter", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False, to="matters.petitionmatter")),
                ("on", models.DateField()),
                ("via", models.CharField(max_length=8)),
                ("office_value", models.PositiveSmallIntegerField(null=True)),
                ("organ_value", models.PositiveSmallIntegerField(null=True)),
                ("body", models.BinaryField()),
                ("act", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.act")),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency")),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency")),
            ],
        ),
        migrations.RunSQL(Path(__file__).with_name("ratings.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
