"""Sessions that end at once, and a count of knocks that both web processes share.

`epoch` is part of what a session is signed with: one more, and every session of that officer is over. Knocks
and the cache are unlogged: a crash forgets them, which harms nobody.
"""

from django.db import migrations, models

TABLES = """
CREATE UNLOGGED TABLE people_knock (
    door text PRIMARY KEY, times integer NOT NULL, until timestamptz NOT NULL
);
CREATE UNLOGGED TABLE people_cache (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX people_cache_expires ON people_cache (expires);
CREATE INDEX people_knock_until ON people_knock (until);
DO $$ BEGIN
    IF has_table_privilege('huiyin_app', 'people_officer', 'SELECT') THEN
        GRANT UPDATE (epoch) ON people_officer TO huiyin_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON people_knock, people_cache TO huiyin_app;
    ELSE
        REVOKE ALL ON people_knock, people_cache FROM huiyin_app;
    END IF;
END $$;
"""
TABLES_BACK = "DROP TABLE people_knock; DROP TABLE people_cache;"


class Migration(migrations.Migration):
    dependencies = [("people", "0003_channel_keys")]

    operations = [
        migrations.AddField("officer", "epoch", models.PositiveIntegerField(default=0)),
        migrations.RunSQL(TABLES, TABLES_BACK),
    ]
