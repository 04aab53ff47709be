-- Notes between colleagues: of the acting agency, while it handles the matter; of an open matter that is not sealed.
CREATE FUNCTION huiyin_handles(wanted bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT huiyin_sees(wanted) AND EXISTS (SELECT 1 FROM matters_reach r WHERE r.matter_id = wanted
    AND r.agency_id = huiyin_acting() AND r.open AND NOT r.sealed
    AND r.position IN ('holder', 'reviewer', 're_reviewer', 'superior')) $$;

ALTER TABLE matters_note ENABLE ROW LEVEL SECURITY;
CREATE POLICY note_read ON matters_note FOR SELECT USING (
  CASE WHEN huiyin_setting('officer') IS NOT NULL
       THEN agency_id = (SELECT huiyin_acting()) AND huiyin_handles(matter_id)
       ELSE huiyin_setting('receipt') IS NOT NULL AND huiyin_sees(matter_id) END);
CREATE POLICY note_written ON matters_note FOR INSERT WITH CHECK (
  officer_id = huiyin_setting('officer')::bigint AND agency_id = (SELECT huiyin_acting())
  AND duty = huiyin_setting('duty') AND huiyin_handles(matter_id));
-- Taken back by its author for a quarter of an hour, by the database's clock.
CREATE POLICY note_taken_back ON matters_note FOR DELETE USING (
  officer_id = huiyin_setting('officer')::bigint AND agency_id = (SELECT huiyin_acting())
  AND kept_at > now() - interval '15 minutes');
REVOKE UPDATE, TRUNCATE ON matters_note FROM huiyin_app;
CREATE FUNCTION huiyin_note_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.kept_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER note_kept BEFORE INSERT ON matters_note FOR EACH ROW EXECUTE FUNCTION huiyin_note_kept();

-- How many notes a matter has, whoever wrote them: for the act that ends it.
CREATE FUNCTION huiyin_notes(wanted bigint) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM matters_note WHERE matter_id = wanted AND huiyin_sees(wanted) $$;

-- They go with the act that ends the matter or changes its key: only in the transaction of an act of that matter.
CREATE FUNCTION huiyin_forget_notes(wanted bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = wanted
                 AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'notes go only by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM matters_note WHERE matter_id = wanted;
END $$;
REVOKE EXECUTE ON FUNCTION huiyin_handles, huiyin_notes, huiyin_forget_notes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_handles, huiyin_notes, huiyin_forget_notes TO huiyin_app;
