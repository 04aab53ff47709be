"""Hotspots and who may see them."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hints", "0006_search")]

    operations = [
        migrations.CreateModel(
            name="Hotspot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agency_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=12)),
                ("heat", models.FloatField()),
                ("found_on", models.DateField()),
                ("key", models.BinaryField(null=True)),
                ("body", models.BinaryField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency_id", "code"), name="hotspot_once")]
            },
        ),
        migrations.CreateModel(
            name="HotspotMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("matter_id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("writer", models.IntegerField()),
                (
                    "hotspot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="hints.hotspot"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("matter_id", "hotspot"), name="hotspot_matter_once")
                ]
            },
        ),
        migrations.CreateModel(
            name="Detached",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agency_id", models.BigIntegerField()),
                ("matter_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=12)),
                ("officer_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("matter_id", "agency_id", "code"), name="detached_once"
                    )
                ]
            },
        ),
        migrations.RunSQL(Path(__file__).with_name("hotspots.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
