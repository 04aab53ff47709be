"""Rating cards: a code that rates once for each unit and opens nothing else."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("matters", "0021_figure")]

    operations = [
        migrations.CreateModel(
            name="RatingCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_on", models.DateField()),
                ("office_used", models.DateField(null=True)),
                ("organ_used", models.DateField(null=True)),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="matters.petitionmatter")),
            ],
        ),
        migrations.RunSQL(Path(__file__).with_name("cards.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
