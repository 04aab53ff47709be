"""The day of service, set once by the act that records it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("papers", "0002_life")]

    operations = [
        migrations.AddField("paper", "served_on", models.DateField(null=True)),
        migrations.AddIndex(
            "paper",
            models.Index(
                fields=["agency", "issued_on"],
                condition=models.Q(state="issued", served_on=None),
                name="paper_unproved",
            ),
        ),
        migrations.RunSQL("GRANT UPDATE (served_on) ON papers_paper TO huiyin_app"),
    ]
