"""How to reach an agency, and the days on which its leaders receive: read by everybody, written by the owner of the tables."""

import django.db.models.deletion
from django.db import migrations, models


RIGHTS = """
REVOKE ALL ON people_contact, people_receptionday FROM huiyin_app;
GRANT SELECT ON people_contact, people_receptionday TO huiyin_app;
"""
RIGHTS_BACK = "REVOKE ALL ON people_contact, people_receptionday FROM huiyin_app;"


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_ending'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('agency', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='contact', serialize=False, to='people.agency')),
                ('address_en', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=6)),
                ('web', models.CharField(blank=True, max_length=200)),
                ('fax', models.CharField(blank=True, max_length=40)),
                ('envelope', models.CharField(blank=True, max_length=200)),
                ('envelope_en', models.CharField(blank=True, max_length=300)),
                ('hall', models.CharField(blank=True, max_length=80)),
                ('hall_en', models.CharField(blank=True, max_length=120)),
                ('hall_address', models.CharField(blank=True, max_length=200)),
                ('hall_address_en', models.CharField(blank=True, max_length=200)),
                ('travel', models.CharField(blank=True, max_length=200)),
                ('travel_en', models.CharField(blank=True, max_length=300)),
                ('access', models.CharField(blank=True, max_length=200)),
                ('access_en', models.CharField(blank=True, max_length=300)),
                ('leaders', models.CharField(blank=True, max_length=120)),
                ('leaders_en', models.CharField(blank=True, max_length=200)),
                ('told_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='ReceptionDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('hours', models.CharField(max_length=60)),
                ('who', models.CharField(max_length=60)),
                ('who_en', models.CharField(blank=True, max_length=100)),
                ('about', models.CharField(blank=True, max_length=120)),
                ('about_en', models.CharField(blank=True, max_length=200)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reception_days', to='people.agency')),
            ],
            options={
                'ordering': ['day', 'hours', 'who'],
                'constraints': [models.UniqueConstraint(fields=('agency', 'day', 'hours', 'who'), name='reception_once')],
            },
        ),
        migrations.RunSQL(RIGHTS, RIGHTS_BACK),
    ]
