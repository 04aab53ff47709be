-- Exports are seen in their own agency; asked for in one's own name, decided by another who heads it, fetched by whoever asked.
ALTER TABLE matters_export ENABLE ROW LEVEL SECURITY;
CREATE POLICY export_seen ON matters_export FOR SELECT USING (
  huiyin_setting('officer') IS NOT NULL AND agency_id = (SELECT huiyin_acting()));
CREATE POLICY export_asked ON matters_export FOR INSERT WITH CHECK (
  agency_id = (SELECT huiyin_acting()) AND officer_id = huiyin_setting('officer')::bigint
  AND duty = huiyin_setting('duty'));

CREATE FUNCTION huiyin_export_approved(wanted bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM matters_exportevent WHERE export_id = wanted AND kind = 'approved') $$;
REVOKE EXECUTE ON FUNCTION huiyin_export_approved FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_export_approved TO huiyin_app;

ALTER TABLE matters_exportevent ENABLE ROW LEVEL SECURITY;
CREATE POLICY export_event_seen ON matters_exportevent FOR SELECT USING (
  EXISTS (SELECT 1 FROM matters_export e WHERE e.id = export_id));
CREATE POLICY export_event_added ON matters_exportevent FOR INSERT WITH CHECK (
  officer_id = huiyin_setting('officer')::bigint AND duty = huiyin_setting('duty')
  AND decision = (kind IN ('approved', 'declined'))
  AND CASE WHEN kind = 'fetched' THEN
        EXISTS (SELECT 1 FROM matters_export e WHERE e.id = export_id AND e.officer_id = huiyin_setting('officer')::bigint)
        AND huiyin_export_approved(export_id)
      ELSE kind IN ('approved', 'declined') AND duty IN ('head', 'deputy')
        AND EXISTS (SELECT 1 FROM matters_export e WHERE e.id = export_id
                    AND e.officer_id <> huiyin_setting('officer')::bigint) END);

DO $$ DECLARE kept text; BEGIN
  FOREACH kept IN ARRAY ARRAY['matters_export', 'matters_exportevent'] LOOP
    EXECUTE format('CREATE TRIGGER export_kept BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION huiyin_append_only()', kept);
    EXECUTE format('CREATE TRIGGER export_kept_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION huiyin_append_only()', kept);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM huiyin_app', kept);
  END LOOP;
END $$;
