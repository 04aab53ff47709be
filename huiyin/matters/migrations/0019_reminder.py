"""Reminders by text message and e-mail: an outbox no officer sees."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("matters", "0018_found")]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("way", models.CharField(max_length=8)),
                ("address", models.BinaryField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("set_aside", models.BooleanField(default=False)),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="matters.petitionmatter")),
            ],
            options={"indexes": [models.Index(fields=["matter"], name="reminder_matter")]},
        ),
        migrations.RunSQL(Path(__file__).with_name("reminders.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
