"""The index of texts and who may see it."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    initial = True

    dependencies = [("matters", "0017_electronic"), ("papers", "0006_electronic")]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("matter_id", models.BigIntegerField()),
                ("paper_id", models.BigIntegerField(null=True)),
                ("day", models.DateField()),
                (
                    "grams",
                    django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["grams"], name="document_grams"),
                    models.Index(
                        fields=["paper_id"], condition=Q(("paper_id__isnull", False)), name="document_paper"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("matter_id",), condition=Q(("paper_id", None)), name="document_matter"
                    ),
                    models.UniqueConstraint(fields=("matter_id", "paper_id"), name="document_once"),
                ],
            },
        ),
        migrations.RunSQL(Path(__file__).with_name("walls.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
