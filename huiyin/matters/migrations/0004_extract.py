"""A part of a split letter waits for the approval of its extract."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0003_mailbox'),
    ]

    operations = [
        migrations.AddField(
            model_name='petitionmatter',
            name='extract',
            field=models.BooleanField(default=False),
        ),
    ]
