"""A file is changed, as it is destroyed, only together with an act in its matter."""

from django.db import migrations

BY_ACT = """
DROP TRIGGER attachment_by_act ON matters_attachment;
CREATE TRIGGER attachment_by_act BEFORE UPDATE OR DELETE ON matters_attachment
  FOR EACH ROW EXECUTE FUNCTION huiyin_words_by_act();
"""


class Migration(migrations.Migration):
    dependencies = [("matters", "0015_exports")]

    operations = [migrations.RunSQL(BY_ACT, migrations.RunSQL.noop)]
