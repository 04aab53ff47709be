"""Whether the petitioner agreed to electronic service."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matters", "0016_files_by_act")]

    operations = [
        migrations.AddField(
            "petitionmatter", "electronic", models.BooleanField(default=False, db_default=False)
        )
    ]
