"""Drafts kept on request, each there for whoever names it."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("matters", "0018_found")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("locator", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("body", models.BinaryField()),
                ("until", models.DateField()),
            ],
        ),
        migrations.RunSQL(Path(__file__).with_name("drafts.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
