"""A lost query code is replaced by two officers; the former opens nothing from then on."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("matters", "0022_ratingcard")]

    operations = [
        migrations.CreateModel(
            name="SpentCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("on", models.DateField()),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.petitionitem")),
            ],
        ),
        migrations.RunSQL(Path(__file__).with_name("codes.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
