-- A petitioner's report of a leak or of retaliation: dropped in sealed, under no matter and no name; fetched by the
-- sealed room, which sends it to the office above the one complained of.
CREATE TABLE matters_alarm (id bigserial PRIMARY KEY, body bytea NOT NULL, put_on date NOT NULL);
ALTER TABLE matters_alarm ENABLE ROW LEVEL SECURITY;
CREATE POLICY alarm_put ON matters_alarm FOR INSERT WITH CHECK (
  huiyin_setting('receipt') IS NOT NULL AND huiyin_setting('officer') IS NULL);
CREATE POLICY alarm_fetched ON matters_alarm FOR SELECT USING (huiyin_is_courier());
REVOKE ALL ON matters_alarm FROM huiyin_app;
GRANT INSERT (body, put_on) ON matters_alarm TO huiyin_app;
GRANT USAGE ON SEQUENCE matters_alarm_id_seq TO huiyin_app;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'huiyin_courier') THEN
    GRANT SELECT ON matters_alarm TO huiyin_courier;
  END IF;
END $$;
