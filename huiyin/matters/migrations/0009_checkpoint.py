"""Checkpoints, their leaves, and who outside was told."""

from pathlib import Path

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0008_recusal'),
    ]

    operations = [
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('place', models.PositiveIntegerField(primary_key=True, serialize=False)),
                ('body', models.TextField()),
                ('signature', models.BinaryField()),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name='Leaf',
            fields=[
                ('act_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('place', models.PositiveIntegerField(db_index=True)),
                ('matter_id', models.BigIntegerField()),
                ('number', models.TextField()),
                ('seq', models.PositiveIntegerField()),
                ('on', models.DateField()),
                ('hash', models.BinaryField()),
                ('leaf', models.BinaryField()),
            ],
            options={
                'indexes': [models.Index(fields=['matter_id', 'seq'], name='leaf_matter')],
            },
        ),
        migrations.CreateModel(
            name='Witness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField()),
                ('witness', models.TextField()),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('told_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('place', 'witness'), name='witness_once')],
            },
        ),
        migrations.RunSQL(Path(__file__).with_name("checkpoint.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
