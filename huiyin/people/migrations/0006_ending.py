"""A registrar ends sessions and posts at once, and it is recorded.

A post ended on the day it began was held on no day: it may end the day before.
"""

from datetime import timedelta
from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

WALLS = Path(__file__).with_name("ending.sql").read_text("utf-8")
KINDS = [("sessions", "结束全部登录"), ("factor", "清除两步验证"), ("post", "结束岗位")]
NAME = "post_ends_after_it_begins"


class Migration(migrations.Migration):
    dependencies = [("people", "0005_interest_in_shares")]

    operations = [
        migrations.RemoveConstraint("post", NAME),
        migrations.AddConstraint(
            "post",
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since") - timedelta(days=1)), name=NAME
            ),
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(choices=KINDS, max_length=8)),
                ("duty", models.CharField(max_length=16)),
                ("why", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"ordering": ["-id"]},
        ),
        migrations.RunSQL(WALLS, migrations.RunSQL.noop),
    ]
