-- Who looked. An officer leaves rows in their own name alone, about what they see; nobody changes or removes one.
ALTER TABLE matters_read ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON matters_read FROM huiyin_app;
GRANT SELECT, INSERT ON matters_read TO huiyin_app;

CREATE POLICY read_noted ON matters_read FOR INSERT WITH CHECK (
  agency_id = (SELECT huiyin_acting()) AND officer_id = huiyin_setting('officer')::bigint
  AND duty = huiyin_setting('duty') AND huiyin_sees(matter_id));

-- Read by the petitioner of the matter. Officers do not look into one another's reading: the inspector's list is made below.
CREATE POLICY read_told ON matters_read FOR SELECT USING (
  huiyin_setting('receipt') IS NOT NULL AND huiyin_setting('officer') IS NULL AND huiyin_sees(matter_id));

-- Kept three years at least (rulebook F.3), by the owner too.
CREATE FUNCTION huiyin_reads_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '3 years' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER read_kept BEFORE UPDATE OR DELETE ON matters_read
  FOR EACH ROW EXECUTE FUNCTION huiyin_reads_kept();
CREATE TRIGGER read_kept_whole BEFORE TRUNCATE ON matters_read
  FOR EACH STATEMENT EXECUTE FUNCTION huiyin_append_only();
