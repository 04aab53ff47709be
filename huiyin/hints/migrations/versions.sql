-- What was learned is read by whoever works here. A job puts it in; what serves changes through two functions alone.
ALTER TABLE hints_lesson ADD CONSTRAINT lesson_of_matter
  FOREIGN KEY (matter_id) REFERENCES matters_petitionmatter (id) DEFERRABLE INITIALLY DEFERRED;

REVOKE ALL ON hints_version, hints_lesson, hints_turn FROM huiyin_app;
GRANT SELECT, INSERT ON hints_version, hints_lesson TO huiyin_app;
GRANT SELECT ON hints_turn TO huiyin_app;
GRANT USAGE ON SEQUENCE hints_lesson_id_seq TO huiyin_app;

ALTER TABLE hints_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE hints_lesson ENABLE ROW LEVEL SECURITY;
ALTER TABLE hints_turn ENABLE ROW LEVEL SECURITY;
CREATE POLICY version_read ON hints_version FOR SELECT USING (huiyin_job() OR (SELECT huiyin_acting()) IS NOT NULL);
CREATE POLICY version_made ON hints_version FOR INSERT WITH CHECK (huiyin_job() AND state IN ('kept', 'tried'));
CREATE POLICY lesson_of_job ON hints_lesson FOR SELECT USING (huiyin_job());
CREATE POLICY lesson_noted ON hints_lesson FOR INSERT WITH CHECK (
  huiyin_job() AND NOT EXISTS (SELECT 1 FROM matters_petitionmatter m WHERE m.id = matter_id AND (m.sealed OR m.key IS NULL)));
CREATE POLICY turn_read ON hints_turn FOR SELECT USING ((SELECT huiyin_acting()) IS NOT NULL);
CREATE TRIGGER turn_kept BEFORE UPDATE OR DELETE ON hints_turn FOR EACH ROW EXECUTE FUNCTION huiyin_append_only();
CREATE TRIGGER turn_kept_whole BEFORE TRUNCATE ON hints_turn FOR EACH STATEMENT EXECUTE FUNCTION huiyin_append_only();

-- One at a time: whoever puts a version in sees every sealing that was before it, and is seen by every one after it.
CREATE FUNCTION hints_versions_held() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT pg_advisory_xact_lock(hashtext('hints_version')) $$;

-- A version forgets how it was learned and what; its row stays with its figures.
CREATE FUNCTION hints_emptied(wanted bigint[], said text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE hints_version SET state = said, body = NULL, key = NULL WHERE number = ANY(wanted);
  DELETE FROM hints_lesson WHERE version_id = ANY(wanted);
END $$;

-- The newest three that do not serve keep what they learned; of older ones the figures stay.
CREATE FUNCTION hints_bounded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM hints_emptied(array(SELECT number FROM hints_version WHERE state = 'kept' ORDER BY number DESC OFFSET 3), 'cleared');
  RETURN NULL;
END $$;
CREATE TRIGGER version_bounded AFTER INSERT ON hints_version FOR EACH STATEMENT EXECUTE FUNCTION hints_bounded();

-- In the transaction that seals, rewrites or destroys a matter: each version that learned from it goes, and the newest of
-- the others serves where one of them did. Whether any went.
CREATE FUNCTION hints_unlearned(wanted bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE gone bigint[]; served boolean;
BEGIN
  IF NOT huiyin_sees(wanted) THEN
    RAISE EXCEPTION 'out of reach' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM hints_versions_held();
  gone := array(SELECT version_id FROM hints_lesson WHERE matter_id = wanted);
  served := EXISTS (SELECT 1 FROM hints_version WHERE number = ANY(gone) AND state = 'serving');
  PERFORM hints_emptied(gone, 'withdrawn');
  IF served THEN
    UPDATE hints_version SET state = 'serving' WHERE number = (SELECT max(number) FROM hints_version WHERE state = 'kept');
  END IF;
  RETURN cardinality(gone) > 0;
END $$;

-- A registrar in whose territory every agency lies: what serves here serves all of them.
CREATE FUNCTION hints_steers() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM people_territory()) AND NOT EXISTS (
    SELECT 1 FROM people_agency a WHERE a.open AND a.id NOT IN (SELECT people_territory())) $$;

-- What serves from now on (0: the words of the taxonomy): decided by that registrar with a reason, or by the job that
-- compared. On record.
CREATE FUNCTION hints_serve(wanted integer, reason text, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (huiyin_job() OR (hints_steers() AND length(btrim(reason)) BETWEEN 4 AND 200)) THEN
    RAISE EXCEPTION 'not there' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM hints_versions_held();
  IF wanted <> 0 AND NOT EXISTS (SELECT 1 FROM hints_version WHERE number = wanted AND state = 'kept') THEN
    RAISE EXCEPTION 'not there' USING ERRCODE = 'no_data_found';
  END IF;
  UPDATE hints_version SET state = 'kept' WHERE state = 'serving';
  UPDATE hints_version SET state = 'serving' WHERE number = wanted;
  INSERT INTO hints_turn (at, version, officer_id, agency_id, why) VALUES (
    moment, wanted, huiyin_setting('officer')::bigint, huiyin_acting(), btrim(reason));
END $$;
REVOKE EXECUTE ON FUNCTION hints_versions_held, hints_emptied, hints_bounded, hints_unlearned, hints_steers, hints_serve FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hints_versions_held, hints_unlearned, hints_steers, hints_serve TO huiyin_app;
