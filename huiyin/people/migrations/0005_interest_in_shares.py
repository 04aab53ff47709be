from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_second_factor")]

    operations = [
        migrations.AlterField(
            model_name="interest",
            name="ground",
            field=models.CharField(
                choices=[
                    ("own", "本人与信访事项有直接利害关系"),
                    ("spouse", "配偶"),
                    ("kin", "直系血亲、三代以内旁系血亲"),
                    ("in_law", "近姻亲"),
                    ("shares", "持有股份等经济利益"),
                    ("other", "其他可能影响公正处理的情形"),
                ],
                max_length=8,
            ),
        ),
    ]
