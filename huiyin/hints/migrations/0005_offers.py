"""What became of hints, and who may see it."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hints', '0004_versions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dismissal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter_id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=20)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('matter_id', 'kind'), name='dismissal_once')],
            },
        ),
        migrations.CreateModel(
            name='HintOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter_id', models.BigIntegerField()),
                ('agency_id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('offered', models.CharField(max_length=200)),
                ('confidence', models.FloatField()),
                ('chosen', models.CharField(blank=True, max_length=200)),
                ('outcome', models.CharField(max_length=10)),
                ('month', models.DateField()),
                ('category', models.CharField(blank=True, max_length=100)),
                ('version', models.CharField(max_length=40)),
            ],
            options={
                'indexes': [models.Index(fields=['agency_id', 'month'], name='outcome_month')],
                'constraints': [models.UniqueConstraint(fields=('matter_id', 'kind'), name='outcome_once')],
            },
        ),
        migrations.RunSQL(Path(__file__).with_name("offers.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
