-- What an office publishes: drafts are seen in their own agency, what was approved by everybody.
REVOKE ALL ON publishing_publication, publishing_edition, publishing_enclosure, publishing_withdrawal,
  publishing_campaignmatter FROM huiyin_app;
GRANT SELECT, INSERT ON publishing_publication, publishing_withdrawal TO huiyin_app;
GRANT SELECT, INSERT, UPDATE ON publishing_edition TO huiyin_app;
GRANT SELECT, INSERT, DELETE ON publishing_enclosure, publishing_campaignmatter TO huiyin_app;
GRANT USAGE ON SEQUENCE publishing_publication_id_seq, publishing_edition_id_seq, publishing_enclosure_id_seq,
  publishing_withdrawal_id_seq, publishing_campaignmatter_id_seq TO huiyin_app;

CREATE FUNCTION publishing_edits() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(huiyin_setting('duty') IN ('registrar', 'intake'), false) $$;
CREATE FUNCTION publishing_approves() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(huiyin_setting('duty') IN ('head', 'deputy'), false) $$;
-- Whose a publication is, whoever asks.
CREATE FUNCTION publishing_whose(wanted bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$ SELECT agency_id FROM publishing_publication WHERE id = wanted $$;
REVOKE EXECUTE ON FUNCTION publishing_whose FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publishing_whose TO huiyin_app;

ALTER TABLE publishing_publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY publication_seen ON publishing_publication FOR SELECT USING (
  agency_id = (SELECT huiyin_acting())
  OR EXISTS (SELECT 1 FROM publishing_edition e WHERE e.publication_id = publishing_publication.id));
CREATE POLICY publication_begun ON publishing_publication FOR INSERT WITH CHECK (
  agency_id = (SELECT huiyin_acting()) AND publishing_edits());

ALTER TABLE publishing_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY edition_seen ON publishing_edition FOR SELECT USING (
  approved_at IS NOT NULL OR agency_id = (SELECT huiyin_acting()));
CREATE POLICY edition_written ON publishing_edition FOR INSERT WITH CHECK (
  agency_id = (SELECT huiyin_acting()) AND publishing_edits() AND approved_at IS NULL
  AND written_by_id = huiyin_setting('officer')::bigint
  AND agency_id = publishing_whose(publication_id));
-- The second person: a head who neither wrote it nor handed it in.
CREATE POLICY edition_moved ON publishing_edition FOR UPDATE USING (agency_id = (SELECT huiyin_acting())) WITH CHECK (
  agency_id = (SELECT huiyin_acting())
  AND (publishing_edits() OR publishing_approves()));

CREATE FUNCTION publishing_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  texts text[] := ARRAY['title', 'body', 'result', 'title_en', 'body_en', 'result_en'];
  decided text[] := ARRAY['approved_by_id', 'approved_at', 'publish_at', 'digest'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.approved_at IS NOT NULL THEN
    -- Published: only what was withdrawn may be emptied, and nothing else of it changes.
    IF to_jsonb(NEW) - texts = to_jsonb(OLD) - texts
       AND concat(NEW.title, NEW.body, NEW.result, NEW.title_en, NEW.body_en, NEW.result_en) = ''
       AND EXISTS (SELECT 1 FROM publishing_withdrawal w WHERE w.publication_id = OLD.publication_id) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'published: a change of it is refused' USING ERRCODE = 'insufficient_privilege';
  ELSIF TG_OP = 'UPDATE' AND NEW.approved_at IS NOT NULL THEN
    IF NOT publishing_approves() OR OLD.handed_in_at IS NULL
       OR NEW.approved_by_id IS DISTINCT FROM huiyin_setting('officer')::bigint
       OR NEW.approved_by_id IN (OLD.written_by_id, OLD.handed_in_by_id)
       OR to_jsonb(NEW) - decided <> to_jsonb(OLD) - decided THEN
      RAISE EXCEPTION 'approved by another than wrote it, as it was handed in' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF TG_OP = 'DELETE' AND OLD.approved_at IS NOT NULL THEN
    RAISE EXCEPTION 'published: it stays' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER edition_kept BEFORE UPDATE OR DELETE ON publishing_edition FOR EACH ROW EXECUTE FUNCTION publishing_guard();
CREATE TRIGGER edition_kept_whole BEFORE TRUNCATE ON publishing_edition FOR EACH STATEMENT
  EXECUTE FUNCTION huiyin_append_only();

ALTER TABLE publishing_withdrawal ENABLE ROW LEVEL SECURITY;
CREATE POLICY withdrawal_seen ON publishing_withdrawal FOR SELECT USING (true);
CREATE POLICY withdrawal_said ON publishing_withdrawal FOR INSERT WITH CHECK (
  agency_id = (SELECT huiyin_acting()) AND officer_id = huiyin_setting('officer')::bigint
  AND (publishing_edits() OR publishing_approves())
  AND agency_id = publishing_whose(publication_id));
CREATE TRIGGER withdrawal_kept BEFORE UPDATE OR DELETE ON publishing_withdrawal FOR EACH ROW
  EXECUTE FUNCTION huiyin_append_only();
CREATE TRIGGER withdrawal_kept_whole BEFORE TRUNCATE ON publishing_withdrawal FOR EACH STATEMENT
  EXECUTE FUNCTION huiyin_append_only();

-- Files go with their edition: added and taken out while it is a draft, or when what was withdrawn is emptied.
CREATE FUNCTION publishing_enclosure_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  which bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.edition_id ELSE NEW.edition_id END;
BEGIN
  IF TG_OP <> 'UPDATE' AND EXISTS (
      SELECT 1 FROM publishing_edition e WHERE e.id = which
      AND (e.handed_in_at IS NULL AND e.approved_at IS NULL OR TG_OP = 'DELETE'
           AND EXISTS (SELECT 1 FROM publishing_withdrawal w WHERE w.publication_id = e.publication_id))) THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION 'published: its files stay' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER enclosure_kept BEFORE INSERT OR UPDATE OR DELETE ON publishing_enclosure FOR EACH ROW
  EXECUTE FUNCTION publishing_enclosure_guard();
CREATE TRIGGER enclosure_kept_whole BEFORE TRUNCATE ON publishing_enclosure FOR EACH STATEMENT
  EXECUTE FUNCTION huiyin_append_only();
ALTER TABLE publishing_enclosure ENABLE ROW LEVEL SECURITY;
CREATE POLICY enclosure_seen ON publishing_enclosure FOR SELECT USING (
  EXISTS (SELECT 1 FROM publishing_edition e WHERE e.id = edition_id));
CREATE POLICY enclosure_added ON publishing_enclosure FOR INSERT WITH CHECK (
  publishing_edits() AND EXISTS (SELECT 1 FROM publishing_edition e
    WHERE e.id = edition_id AND e.agency_id = (SELECT huiyin_acting())));
CREATE POLICY enclosure_removed ON publishing_enclosure FOR DELETE USING (
  (publishing_edits() OR publishing_approves()) AND EXISTS (SELECT 1 FROM publishing_edition e
    WHERE e.id = edition_id AND e.agency_id = (SELECT huiyin_acting())));

-- Which matter answers a call: seen with the matter, never of a sealed one; sealing or destroying takes it away.
ALTER TABLE publishing_campaignmatter
  ADD CONSTRAINT campaign_of_matter FOREIGN KEY (matter_id) REFERENCES matters_petitionmatter (id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE publishing_campaignmatter ENABLE ROW LEVEL SECURITY;
CREATE POLICY campaign_matter_seen ON publishing_campaignmatter FOR SELECT USING (huiyin_sees(matter_id));
CREATE POLICY campaign_matter_noted ON publishing_campaignmatter FOR INSERT WITH CHECK (
  huiyin_sees(matter_id)
  AND NOT EXISTS (SELECT 1 FROM matters_petitionmatter m WHERE m.id = matter_id AND m.sealed));
CREATE FUNCTION publishing_leave_campaign() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM publishing_campaignmatter WHERE matter_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER campaign_left AFTER UPDATE ON matters_petitionmatter FOR EACH ROW
  WHEN (NEW.sealed AND NOT OLD.sealed OR NEW.key IS NULL AND OLD.key IS NOT NULL)
  EXECUTE FUNCTION publishing_leave_campaign();

-- How many answered each of these calls; a number below ten is not told to anybody.
CREATE FUNCTION publishing_answers(calls bigint[]) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(publication_id, many), '{}') FROM (
    SELECT publication_id, count(*) AS many FROM publishing_campaignmatter
    WHERE publication_id = ANY (calls) GROUP BY publication_id HAVING count(*) >= 10) told $$;
REVOKE EXECUTE ON FUNCTION publishing_answers, publishing_leave_campaign FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publishing_answers TO huiyin_app;
