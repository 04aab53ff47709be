"""The tree's revision moves with every change; the application reads, and changes only what it must.

The number comes from a sequence: a rolled-back change never shares its number with a later one.
"""

from django.db import migrations

REVISION = """
CREATE SEQUENCE people_revision_numbers;
INSERT INTO people_revision (id, number) VALUES (1, nextval('people_revision_numbers'));
CREATE FUNCTION people_move_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE people_revision SET number = nextval('people_revision_numbers') WHERE id = 1;
    RETURN NULL;
END $$;
CREATE TRIGGER people_agency_moves_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON people_agency
    FOR EACH STATEMENT EXECUTE FUNCTION people_move_revision();
CREATE TRIGGER people_region_moves_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON people_region
    FOR EACH STATEMENT EXECUTE FUNCTION people_move_revision();
"""

REVISION_BACK = """
DROP TRIGGER people_region_moves_revision ON people_region;
DROP TRIGGER people_agency_moves_revision ON people_agency;
DROP FUNCTION people_move_revision();
DROP SEQUENCE people_revision_numbers;
DELETE FROM people_revision;
"""

# Default privileges may or may not have been set before these tables were made: say it all, from nothing.
RIGHTS = """
REVOKE ALL ON people_region, people_agency, people_revision, people_officer, people_post, people_interest
    FROM huiyin_app;
GRANT SELECT ON people_region, people_agency, people_revision, people_officer, people_post, people_interest
    TO huiyin_app;
GRANT UPDATE (password, last_login) ON people_officer TO huiyin_app;
GRANT INSERT, UPDATE (ended_on) ON people_interest TO huiyin_app;
GRANT USAGE ON SEQUENCE people_interest_id_seq TO huiyin_app;
"""

RIGHTS_BACK = """
REVOKE ALL ON people_region, people_agency, people_revision, people_officer, people_post, people_interest
    FROM huiyin_app;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.RunSQL(REVISION, REVISION_BACK),
        migrations.RunSQL(RIGHTS, RIGHTS_BACK),
    ]
