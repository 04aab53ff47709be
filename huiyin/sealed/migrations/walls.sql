-- Who sees what in the sealed room, and what is never changed. Nobody named, no rows.

CREATE FUNCTION sealed_setting(name text) RETURNS text LANGUAGE sql STABLE
AS $$ SELECT nullif(current_setting('sealed.' || name, true), '') $$;

CREATE FUNCTION sealed_frozen(wanted bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM sealed_freeze f WHERE f.officer_id = wanted AND f.lifted IS NULL) $$;

-- The agency the named officer really holds the named duty in, unless frozen; else null.
CREATE FUNCTION sealed_acting() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.agency_id FROM people_post p JOIN people_officer o ON o.id = p.officer_id
  WHERE p.officer_id = sealed_setting('officer')::bigint AND p.agency_id = sealed_setting('agency')::bigint
    AND p.duty = sealed_setting('duty') AND p.duty IN ('sealed', 'head')
    AND (p.until IS NULL OR p.until >= current_date) AND o.is_active AND NOT sealed_frozen(o.id)
  LIMIT 1 $$;

-- The fetch of envelopes: no person.
CREATE FUNCTION sealed_fetching() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(sealed_setting('job') = 'fetch' AND sealed_setting('officer') IS NULL, false) $$;

-- The office whose channel holds it, while it holds it; the organ it was offered to, and that took it over.
CREATE FUNCTION sealed_sees(wanted bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM sealed_report r WHERE r.id = wanted AND r.office_id = sealed_acting())
      OR EXISTS (SELECT 1 FROM sealed_handover h WHERE h.report_id = wanted AND h.organ_id = sealed_acting()
                 AND h.withdrawn_on IS NULL) $$;

-- What was said: once taken over, for the organ alone; and never for a head, who grants and does not read.
CREATE FUNCTION sealed_reads(wanted bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT sealed_setting('duty') = 'sealed' AND (
    EXISTS (SELECT 1 FROM sealed_handover h WHERE h.report_id = wanted AND h.organ_id = sealed_acting()
            AND h.taken_on IS NOT NULL)
    OR EXISTS (SELECT 1 FROM sealed_report r WHERE r.id = wanted AND r.office_id = sealed_acting()
               AND r.standing <> 'handed_over')) $$;

ALTER TABLE sealed_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_seen ON sealed_report FOR SELECT USING (sealed_fetching() OR sealed_sees(id));
CREATE POLICY report_fetched ON sealed_report FOR INSERT WITH CHECK (sealed_fetching());
CREATE POLICY report_moved ON sealed_report FOR UPDATE USING (sealed_sees(id));

ALTER TABLE sealed_envelope ENABLE ROW LEVEL SECURITY;
CREATE POLICY envelope_seen ON sealed_envelope FOR SELECT USING (sealed_fetching() OR sealed_reads(report_id));
CREATE POLICY envelope_fetched ON sealed_envelope FOR INSERT WITH CHECK (sealed_fetching());

ALTER TABLE sealed_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY entry_seen ON sealed_entry FOR SELECT USING (sealed_sees(report_id));
CREATE POLICY entry_made ON sealed_entry FOR INSERT WITH CHECK (
  sealed_sees(report_id) AND officer_id = sealed_setting('officer')::bigint AND agency_id = sealed_acting());

ALTER TABLE sealed_accused ENABLE ROW LEVEL SECURITY;
CREATE POLICY accused_seen ON sealed_accused FOR SELECT USING (sealed_sees(report_id));
CREATE POLICY accused_named ON sealed_accused FOR INSERT WITH CHECK (sealed_reads(report_id));

ALTER TABLE sealed_handover ENABLE ROW LEVEL SECURITY;
CREATE POLICY handover_seen ON sealed_handover FOR SELECT USING (sealed_sees(report_id));
CREATE POLICY handover_offered ON sealed_handover FOR INSERT WITH CHECK (sealed_reads(report_id));
CREATE POLICY handover_taken ON sealed_handover FOR UPDATE USING (organ_id = sealed_acting() AND taken_on IS NULL)
  WITH CHECK (organ_id = sealed_acting() AND taken_by_id = sealed_setting('officer')::bigint);
CREATE POLICY handover_withdrawn ON sealed_handover FOR UPDATE
  USING (taken_on IS NULL AND sealed_reads(report_id)) WITH CHECK (withdrawn_on IS NOT NULL AND taken_on IS NULL);

ALTER TABLE sealed_assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY assignment_seen ON sealed_assignment FOR SELECT USING (sealed_sees(report_id));
CREATE POLICY assignment_made ON sealed_assignment FOR INSERT WITH CHECK (sealed_sees(report_id));

ALTER TABLE sealed_identityrequest ENABLE ROW LEVEL SECURITY;
CREATE POLICY identity_seen ON sealed_identityrequest FOR SELECT USING (agency_id = sealed_acting());
CREATE POLICY identity_asked ON sealed_identityrequest FOR INSERT WITH CHECK (
  sealed_reads(report_id) AND agency_id = sealed_acting() AND asked_by_id = sealed_setting('officer')::bigint
  AND answered_by_id IS NULL);
CREATE POLICY identity_answered ON sealed_identityrequest FOR UPDATE
  USING (agency_id = sealed_acting() AND answered_by_id IS NULL AND sealed_setting('duty') = 'head')
  WITH CHECK (agency_id = sealed_acting() AND answered_by_id = sealed_setting('officer')::bigint);

ALTER TABLE sealed_alarm ENABLE ROW LEVEL SECURITY;
CREATE POLICY alarm_seen ON sealed_alarm FOR SELECT USING (routed_to_id = sealed_acting());
CREATE POLICY alarm_raised ON sealed_alarm FOR INSERT WITH CHECK (sealed_acting() IS NOT NULL);
ALTER TABLE sealed_freeze ENABLE ROW LEVEL SECURITY;
CREATE POLICY freeze_of_alarm ON sealed_freeze USING (
  EXISTS (SELECT 1 FROM sealed_alarm a WHERE a.id = alarm_id AND a.routed_to_id = sealed_acting()));
ALTER TABLE sealed_trail ENABLE ROW LEVEL SECURITY;
CREATE POLICY trail_of_alarm ON sealed_trail USING (
  EXISTS (SELECT 1 FROM sealed_alarm a WHERE a.id = alarm_id AND a.routed_to_id = sealed_acting()));

-- To the petition office above: from then on the office below sees it no more.
CREATE FUNCTION sealed_pass_up(wanted bigint, above bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE sealed_report SET office_id = above WHERE id = wanted AND office_id = sealed_acting()
    AND standing = 'received' AND EXISTS (SELECT 1 FROM people_agency a WHERE a.id = above AND a.open);
  IF NOT FOUND THEN RAISE EXCEPTION 'not there' USING ERRCODE = 'insufficient_privilege'; END IF;
END $$;
REVOKE EXECUTE ON FUNCTION sealed_pass_up FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sealed_pass_up TO huiyin_sealed_app;

-- Written once, not even the owner changes it.
CREATE FUNCTION sealed_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['sealed_entry', 'sealed_envelope', 'sealed_accused', 'sealed_alarm', 'sealed_trail'] LOOP
    EXECUTE format('CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION sealed_append_only()', kept);
    EXECUTE format('CREATE TRIGGER kept_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION sealed_append_only()', kept);
  END LOOP;
END $$;

-- Rights of the serving role, from nothing: it keeps no agency, no officer, no post, and deletes nothing here.
REVOKE ALL ON people_region, people_agency, people_revision, people_officer, people_post, people_interest,
  people_channelkey FROM huiyin_sealed_app, huiyin_app;
GRANT SELECT ON people_region, people_agency, people_revision, people_officer, people_post TO huiyin_sealed_app;
GRANT UPDATE (password, last_login) ON people_officer TO huiyin_sealed_app;
REVOKE ALL ON sealed_room, sealed_report, sealed_envelope, sealed_entry, sealed_accused, sealed_handover,
  sealed_assignment, sealed_identityrequest, sealed_alarm, sealed_freeze, sealed_trail FROM huiyin_sealed_app;
GRANT SELECT ON sealed_room, sealed_report, sealed_envelope, sealed_entry, sealed_accused, sealed_handover,
  sealed_assignment, sealed_identityrequest, sealed_alarm, sealed_freeze, sealed_trail TO huiyin_sealed_app;
GRANT INSERT ON sealed_report, sealed_envelope, sealed_entry, sealed_accused, sealed_handover, sealed_assignment,
  sealed_identityrequest, sealed_alarm, sealed_freeze, sealed_trail TO huiyin_sealed_app;
GRANT UPDATE (standing) ON sealed_report TO huiyin_sealed_app;
GRANT UPDATE (receipt_no, taken_on, taken_by_id, withdrawn_on) ON sealed_handover TO huiyin_sealed_app;
GRANT UPDATE (answered_by_id, answered_at, granted) ON sealed_identityrequest TO huiyin_sealed_app;
GRANT UPDATE (lifted) ON sealed_freeze TO huiyin_sealed_app;
