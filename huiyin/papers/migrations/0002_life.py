"""The life of a paper: where it stands, its number, its frozen page, and the changes of its wording."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0001_initial'),
        ('people', '0005_interest_in_shares'),
        ('matters', '0008_recusal'),
    ]

    operations = [
        migrations.CreateModel(
            name='Edit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter_id', models.BigIntegerField()),
                ('place', models.PositiveIntegerField()),
                ('officer_id', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('missing', models.JSONField(default=list)),
                ('body', models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name='paper',
            name='frozen',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='paper',
            name='issued_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='paper',
            name='replaces_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='paper',
            name='signed_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='paper',
            name='state',
            field=models.CharField(choices=[('kept', '存卷'), ('waiting', '待批'), ('returned', '退回修改'), ('ready', '待签发'), ('issued', '已签发'), ('voided', '作废')], default='kept', max_length=8),
        ),
        migrations.CreateModel(
            name='DocumentNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=4)),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.PositiveIntegerField()),
                ('written', models.CharField(max_length=160)),
                ('kind', models.CharField(max_length=40)),
                ('matter_id', models.BigIntegerField()),
                ('apart', models.BooleanField()),
                ('issued_on', models.DateField()),
                ('voided_on', models.DateField(null=True)),
                ('ground', models.CharField(blank=True, max_length=12)),
                ('digest', models.BinaryField()),
                ('check_digest', models.CharField(max_length=64, unique=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
            ],
        ),
        migrations.AddField(
            model_name='paper',
            name='number',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.documentnumber'),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('state__in', ('waiting', 'returned', 'ready'))), fields=['agency', 'state'], name='paper_under_way'),
        ),
        migrations.AddField(
            model_name='edit',
            name='paper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='papers.paper'),
        ),
        migrations.AddIndex(
            model_name='documentnumber',
            index=models.Index(fields=['digest'], name='document_page'),
        ),
        migrations.AddConstraint(
            model_name='documentnumber',
            constraint=models.UniqueConstraint(fields=('agency', 'series', 'year', 'value'), name='document_number_once'),
        ),
        migrations.AddConstraint(
            model_name='edit',
            constraint=models.UniqueConstraint(fields=('paper', 'place'), name='edit_once'),
        ),
        migrations.RunSQL(Path(__file__).with_name("life.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
