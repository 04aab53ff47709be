"""Papers printed in one go."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("papers", "0003_service")]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("officer_id", models.BigIntegerField()),
                ("agency_id", models.BigIntegerField()),
                ("post_id", models.BigIntegerField()),
                ("form", models.CharField(max_length=3)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("key", models.BinaryField(null=True)),
                ("body", models.BinaryField(null=True)),
            ],
            options={"indexes": [models.Index(fields=["officer_id", "-id"], name="batch_own")]},
        ),
        migrations.CreateModel(
            name="BatchItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agency_id", models.BigIntegerField()),
                ("place", models.PositiveIntegerField()),
                ("paper_id", models.BigIntegerField()),
                ("result", models.CharField(blank=True, max_length=10)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="papers.batch"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["paper_id", "batch"], name="batch_item_once")
                ]
            },
        ),
        migrations.RunSQL(
            Path(__file__).with_name("batch.sql").read_text("utf-8"), migrations.RunSQL.noop
        ),
    ]
