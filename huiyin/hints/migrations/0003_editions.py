"""The taxonomy of contents, edition by edition."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hints", "0002_places")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("since", models.DateField()),
                ("table", models.TextField()),
                ("fills_above", models.FloatField()),
                ("taken_in", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(Path(__file__).with_name("editions.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
