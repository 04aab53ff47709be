"""What an office publishes, and the wall around it."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("people", "0006_ending"),
        ("matters", "0018_found"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('announcement', '公告'), ('campaign', '人民建议征集')], max_length=12)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
            ],
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('category', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=80)),
                ('body', models.TextField()),
                ('result', models.TextField(blank=True)),
                ('title_en', models.CharField(blank=True, max_length=200)),
                ('body_en', models.TextField(blank=True)),
                ('result_en', models.TextField(blank=True)),
                ('opens_on', models.DateField(blank=True, null=True)),
                ('closes_on', models.DateField(blank=True, null=True)),
                ('publish_at', models.DateTimeField(blank=True, null=True)),
                ('written_at', models.DateTimeField()),
                ('handed_in_at', models.DateTimeField(null=True)),
                ('sent_back', models.CharField(blank=True, max_length=200)),
                ('approved_at', models.DateTimeField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('handed_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='publishing.publication')),
            ],
        ),
        migrations.CreateModel(
            name='CampaignMatter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter_id', models.BigIntegerField(unique=True)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publishing.publication')),
            ],
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('publication', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='publishing.publication')),
            ],
        ),
        migrations.CreateModel(
            name='Enclosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('data', models.BinaryField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enclosures', to='publishing.edition')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'place'), name='enclosure_once')],
            },
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['publish_at'], name='edition_published'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('publication', 'place'), name='edition_once'),
        ),
        migrations.RunSQL(Path(__file__).with_name("publishing.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
