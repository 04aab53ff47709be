-- Reminders: asked for by whoever holds the receipt, sent by a job, seen by no officer.
ALTER TABLE matters_reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY reminder_own ON matters_reminder FOR SELECT USING (
  huiyin_job() OR (huiyin_setting('receipt') IS NOT NULL AND huiyin_sees(matter_id)));
CREATE POLICY reminder_asked ON matters_reminder FOR INSERT WITH CHECK (
  huiyin_setting('receipt') IS NOT NULL AND huiyin_sees(matter_id));
CREATE POLICY reminder_sent ON matters_reminder FOR UPDATE USING (huiyin_job());
-- They go with an act that seals, rewrites or destroys the matter: whoever takes it need not see them.
REVOKE DELETE, TRUNCATE ON matters_reminder FROM huiyin_app;
CREATE FUNCTION huiyin_forget_reminders(wanted bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT huiyin_sees(wanted) THEN
    RAISE EXCEPTION 'out of reach' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM matters_reminder WHERE matter_id = wanted;
END $$;
REVOKE EXECUTE ON FUNCTION huiyin_forget_reminders FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_forget_reminders TO huiyin_app;
