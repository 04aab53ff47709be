"""Officers of the room end their own sessions: the number that is part of every session may grow."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sealed", "0003_more_to_record"), ("people", "0004_second_factor")]

    operations = [
        migrations.RunSQL(
            "GRANT UPDATE (epoch) ON people_officer TO huiyin_sealed_app;",
            "REVOKE UPDATE (epoch) ON people_officer FROM huiyin_sealed_app;",
        ),
    ]
