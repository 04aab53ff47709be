"""Reports of a leak or of retaliation come from the petitioner's page, too: the fetch takes them in."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sealed", "0004_second_factor")]

    operations = [
        migrations.RunSQL(
            """
            CREATE POLICY alarm_known ON sealed_alarm FOR SELECT USING (sealed_fetching());
            CREATE POLICY alarm_fetched ON sealed_alarm FOR INSERT WITH CHECK (sealed_fetching());
            """,
            "DROP POLICY alarm_known ON sealed_alarm; DROP POLICY alarm_fetched ON sealed_alarm;",
        ),
    ]
