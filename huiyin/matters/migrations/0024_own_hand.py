"""A matter filed for another person, where that person's own decisions are not the filer's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matters", "0023_spent_code")]

    operations = [
        migrations.AddField("petitionmatter", "own_hand", models.BooleanField(db_default=False, default=False)),
    ]
