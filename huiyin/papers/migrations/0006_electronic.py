"""The day a paper was sent to the petitioner's own page, and batches that send."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("papers", "0005_batch")]

    operations = [
        migrations.AddField("paper", "sent_on", models.DateField(null=True)),
        migrations.AlterField("batch", "form", models.CharField(max_length=8)),
        migrations.AlterField("batchitem", "result", models.CharField(blank=True, max_length=40)),
        migrations.RunSQL("GRANT UPDATE (sent_on) ON papers_paper TO huiyin_app", migrations.RunSQL.noop),
    ]
