-- A draft is there for whoever names its locator, which follows from the resume code; a job may delete what is over.
ALTER TABLE counter_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY draft_own ON counter_draft USING (locator = huiyin_setting('draft'));
CREATE POLICY draft_over_seen ON counter_draft FOR SELECT USING (huiyin_job());
CREATE POLICY draft_over_deleted ON counter_draft FOR DELETE USING (huiyin_job());
REVOKE TRUNCATE ON counter_draft FROM huiyin_app;

-- How much room drafts take, in bytes: so that nobody fills the disk with them.
CREATE FUNCTION huiyin_drafts_size() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$ SELECT pg_total_relation_size('counter_draft') $$;
REVOKE EXECUTE ON FUNCTION huiyin_drafts_size FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_drafts_size TO huiyin_app;
