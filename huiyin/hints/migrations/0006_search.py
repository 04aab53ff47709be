"""Full-text search: pairs and weeks in one index, the function that looks into it, and a count for each officer."""

from pathlib import Path

import django.contrib.postgres.indexes
from django.db import migrations, models

# A week as an array of one, so that it lies in one GIN index with the pairs.
WEEKS = """CREATE FUNCTION huiyin_weeks(day date) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT ARRAY[(day - DATE '2000-01-01') / 7] $$"""


class Migration(migrations.Migration):
    dependencies = [("hints", "0005_offers")]

    operations = [
        migrations.CreateModel(
            name="Searches",
            fields=[
                ("officer_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("times", models.PositiveIntegerField()),
            ],
        ),
        migrations.RunSQL(WEEKS, "DROP FUNCTION huiyin_weeks"),
        migrations.RemoveIndex("document", "document_grams"),
        migrations.AddIndex(
            "document",
            django.contrib.postgres.indexes.GinIndex(
                models.F("grams"), models.Func("day", function="huiyin_weeks"), name="document_grams"
            ),
        ),
        migrations.AddIndex("document", models.Index(fields=["-day", "-id"], name="document_day")),
        migrations.RunSQL(Path(__file__).with_name("search.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
