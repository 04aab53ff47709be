"""The reply key of every item; replies, hand-overs, and the courier who carries both ways for the sealed room."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0002_walls'),
        ('people', '0003_channel_keys'),
    ]

    operations = [
        migrations.AddField(
            model_name='petitionitem',
            name='reply_key',
            field=models.BinaryField(null=True),
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('handed_on', models.DateField()),
                ('receipt_no', models.CharField(default='', max_length=120)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.petitionmatter')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.agency')),
            ],
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.BinaryField()),
                ('put_on', models.DateField()),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.petitionmatter')),
            ],
        ),
        migrations.RunSQL(Path(__file__).with_name("mailbox.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
