"""Open figures of ended quarters: a narrow table anybody may read, written once by the night's job."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("matters", "0020_rating")]

    operations = [
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quarter", models.DateField()),
                ("kind", models.CharField(max_length=8)),
                ("line", models.CharField(max_length=130)),
                ("measure", models.CharField(max_length=16)),
                ("number", models.PositiveIntegerField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("quarter", "kind", "line", "measure"), name="figure_once")
                ],
            },
        ),
        migrations.RunSQL(Path(__file__).with_name("figures.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
