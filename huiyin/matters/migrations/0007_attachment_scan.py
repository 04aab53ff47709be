"""What a virus scanner said of a file, when it came in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matters", "0006_operator")]

    operations = [
        migrations.AddField("attachment", "scan", models.CharField(default="unscanned", max_length=12)),
    ]
