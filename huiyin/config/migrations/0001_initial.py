from django.conf import settings
from django.db import migrations, models


def only_read(apps, schema_editor):
    """The application may read how its database was founded, and never change it."""
    role = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
    schema_editor.execute(f"REVOKE ALL ON config_founding FROM {role}")
    schema_editor.execute(f"GRANT SELECT ON config_founding TO {role}")


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Founding",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("demonstration", models.BooleanField()),
                ("founded_at", models.DateTimeField()),
                ("day", models.DateField(null=True)),
                ("complete_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="founded_once")],
            },
        ),
        migrations.RunPython(only_read, migrations.RunPython.noop),
    ]
