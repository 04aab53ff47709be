"""How widely pairs are spread, and the function that finds the matters most alike."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hints", "0007_hotspots")]

    operations = [
        migrations.CreateModel(
            name="Spread",
            fields=[
                ("gram", models.IntegerField(primary_key=True, serialize=False)),
                ("texts", models.PositiveIntegerField()),
            ],
        ),
        migrations.RunSQL(Path(__file__).with_name("alike.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
