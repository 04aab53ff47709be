"""Papers, and the walls around them from their first day."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_revision_and_rights'),
        ('matters', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter_id', models.BigIntegerField()),
                ('act_id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('drafted_on', models.DateField()),
                ('edition', models.PositiveSmallIntegerField()),
                ('to_petitioner', models.BooleanField()),
                ('inside', models.BooleanField()),
                ('released_on', models.DateField(null=True)),
                ('missing', models.JSONField(default=list)),
                ('body', models.BinaryField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
            ],
            options={
                'indexes': [models.Index(fields=['matter_id'], name='paper_matter')],
                'constraints': [models.UniqueConstraint(fields=('act_id', 'kind'), name='paper_once')],
            },
        ),
        migrations.RunSQL(Path(__file__).with_name("walls.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
