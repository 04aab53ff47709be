"""Notes between colleagues: read by the agency that handles the matter and by the petitioner; gone with its end."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("matters", "0010_keeping"),
        ("people", "0005_interest_in_shares"),
    ]

    operations = [
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.CharField(max_length=16)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("kept_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("body", models.BinaryField()),
                ("agency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency")),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="matters.petitionmatter")),
                ("officer", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={"indexes": [models.Index(fields=["matter"], name="note_matter")]},
        ),
        migrations.RunSQL(Path(__file__).with_name("notes.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
