"""Exports: asked for, approved by a second person, fetched once; never changed."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def _to(model):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=model)


class Migration(migrations.Migration):

    dependencies = [("matters", "0014_alarm")]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                _ID,
                ("number", models.CharField(max_length=60, unique=True)),
                ("form", models.CharField(max_length=16)),
                ("purpose", models.CharField(max_length=16)),
                ("first", models.DateField(null=True)),
                ("last", models.DateField(null=True)),
                ("duty", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                ("agency", _to("people.agency")),
                ("officer", _to(settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="ExportEvent",
            fields=[
                _ID,
                ("kind", models.CharField(max_length=8)),
                ("decision", models.BooleanField()),
                ("duty", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                ("rows", models.PositiveIntegerField(null=True)),
                ("digest", models.CharField(default="", max_length=64)),
                ("export", _to("matters.export")),
                ("officer", _to(settings.AUTH_USER_MODEL)),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("export", "decision"), name="export_event_once")]},
        ),
        migrations.RunSQL(Path(__file__).with_name("exports.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
