"""Where a place lies, which agency is competent there, and what came of proposals to change that."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hints', '0001_index'),
        ('people', '0006_ending'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PlaceTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('rows', models.JSONField()),
                ('source', models.CharField(max_length=200)),
                ('taken_on', models.DateField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Competence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region', models.CharField(blank=True, max_length=20)),
                ('category', models.CharField(blank=True, max_length=120)),
                ('level', models.CharField(choices=[('national', 'national'), ('province', 'province'), ('prefecture', 'prefecture'), ('county', 'county'), ('township', 'township')], max_length=12)),
                ('agency', models.CharField(blank=True, max_length=40)),
                ('body', models.CharField(blank=True, max_length=60)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=200)),
                ('mark', models.CharField(default='C', max_length=2)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('taken_on', models.DateField()),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region', models.CharField(max_length=20)),
                ('category', models.CharField(max_length=120)),
                ('cases', models.PositiveIntegerField()),
                ('why', models.CharField(max_length=200)),
                ('decided_on', models.DateField()),
                ('chosen', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
                ('accepted', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hints.competence')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Detour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter_id', models.BigIntegerField()),
                ('region', models.CharField(max_length=20)),
                ('category', models.CharField(max_length=120)),
                ('day', models.DateField()),
                ('chosen', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
                ('proposed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
            ],
        ),
        migrations.AddConstraint(
            model_name='competence',
            constraint=models.CheckConstraint(condition=models.Q(('agency', ''), ('body', ''), _connector='OR'), name='competence_names_one'),
        ),
        migrations.AddConstraint(
            model_name='competence',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='competence_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='detour',
            constraint=models.UniqueConstraint(fields=('matter_id', 'proposed', 'chosen'), name='detour_once'),
        ),
        migrations.RunSQL(Path(__file__).with_name("places.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
