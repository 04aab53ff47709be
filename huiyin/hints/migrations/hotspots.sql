-- Hotspots: of one petition office, about matters; fewer than five persons are no hotspot, whoever asks.
ALTER TABLE hints_hotspotmatter
  ADD CONSTRAINT matter_of_hotspot FOREIGN KEY (hotspot_id) REFERENCES hints_hotspot (id) ON DELETE CASCADE,
  ADD CONSTRAINT hotspot_of_matter FOREIGN KEY (matter_id) REFERENCES matters_petitionmatter (id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE hints_detached
  ADD CONSTRAINT detached_of_matter FOREIGN KEY (matter_id) REFERENCES matters_petitionmatter (id)
    DEFERRABLE INITIALLY DEFERRED;

REVOKE ALL ON hints_hotspot, hints_hotspotmatter, hints_detached FROM huiyin_app;
GRANT SELECT, INSERT, DELETE, UPDATE (heat, found_on, key, body) ON hints_hotspot TO huiyin_app;
GRANT SELECT, INSERT, DELETE ON hints_hotspotmatter, hints_detached TO huiyin_app;
GRANT USAGE ON SEQUENCE hints_hotspot_id_seq, hints_hotspotmatter_id_seq, hints_detached_id_seq TO huiyin_app;

-- The hotspots of the acting office by key: how many persons wrote the matters that are still in its reach, and how many
-- of these came on which day. None below five persons, none for a duty that has nothing to do with it.
CREATE FUNCTION huiyin_hotspots() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  WITH inside AS (
    SELECT m.hotspot_id, m.day, m.writer FROM hints_hotspot h
    JOIN hints_hotspotmatter m ON m.hotspot_id = h.id
    JOIN matters_reach r ON r.matter_id = m.matter_id AND r.agency_id = h.agency_id AND NOT r.sealed
    WHERE h.agency_id = (SELECT huiyin_acting())
      AND (SELECT huiyin_setting('duty')) IN ('triage', 'supervisor', 'head', 'deputy')),
  shown AS (
    SELECT hotspot_id, count(DISTINCT writer) AS people FROM inside GROUP BY hotspot_id
    HAVING count(DISTINCT writer) >= 5),
  by_day AS (SELECT hotspot_id, day, count(*) AS many FROM inside GROUP BY hotspot_id, day),
  days AS (SELECT hotspot_id, jsonb_object_agg(day, many) AS days FROM by_day GROUP BY hotspot_id)
  SELECT coalesce(jsonb_object_agg(hotspot_id, jsonb_build_object('people', people, 'days', days)), '{}')
  FROM shown JOIN days USING (hotspot_id) $$;

ALTER TABLE hints_hotspot ENABLE ROW LEVEL SECURITY;
CREATE POLICY hotspot_kept ON hints_hotspot USING (huiyin_job());
CREATE POLICY hotspot_seen ON hints_hotspot FOR SELECT USING (
  agency_id = (SELECT huiyin_acting()) AND (SELECT huiyin_hotspots()) ? id::text);

-- A matter of one is seen with both; it is put in and taken out by its office, never while it is sealed.
ALTER TABLE hints_hotspotmatter ENABLE ROW LEVEL SECURITY;
CREATE POLICY hotspot_matter_seen ON hints_hotspotmatter FOR SELECT USING (
  huiyin_sees(matter_id) AND EXISTS (SELECT 1 FROM hints_hotspot h WHERE h.id = hotspot_id));
CREATE POLICY hotspot_matter_attached ON hints_hotspotmatter FOR INSERT WITH CHECK (
  huiyin_sees(matter_id) AND EXISTS (SELECT 1 FROM hints_hotspot h WHERE h.id = hotspot_id)
  AND NOT EXISTS (SELECT 1 FROM matters_petitionmatter m WHERE m.id = matter_id AND m.sealed));
CREATE POLICY hotspot_matter_detached ON hints_hotspotmatter FOR DELETE USING (
  huiyin_sees(matter_id) AND EXISTS (SELECT 1 FROM hints_hotspot h WHERE h.id = hotspot_id));

-- Who detached a matter: in the officer's own name, read by the office.
ALTER TABLE hints_detached ENABLE ROW LEVEL SECURITY;
CREATE POLICY detached_kept ON hints_detached USING (huiyin_job());
CREATE POLICY detached_seen ON hints_detached FOR SELECT USING (
  agency_id = (SELECT huiyin_acting()) AND huiyin_sees(matter_id));
CREATE POLICY detached_told ON hints_detached FOR INSERT WITH CHECK (
  agency_id = (SELECT huiyin_acting()) AND officer_id = huiyin_setting('officer')::bigint
  AND huiyin_setting('duty') IN ('triage', 'supervisor', 'head', 'deputy') AND huiyin_sees(matter_id));
CREATE POLICY detached_back ON hints_detached FOR DELETE USING (
  agency_id = (SELECT huiyin_acting()) AND huiyin_setting('duty') IN ('triage', 'supervisor', 'head', 'deputy')
  AND huiyin_sees(matter_id));

-- A matter that is sealed, rewritten or destroyed gets another key or none: in that very statement it leaves every
-- hotspot of every office, and each of these loses the words it was found by.
CREATE FUNCTION huiyin_leave_hotspots() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE hints_hotspot SET key = NULL, body = NULL
  WHERE id IN (SELECT hotspot_id FROM hints_hotspotmatter WHERE matter_id = NEW.id);
  DELETE FROM hints_hotspotmatter WHERE matter_id = NEW.id;
  DELETE FROM hints_detached WHERE matter_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER hotspots_left AFTER UPDATE ON matters_petitionmatter FOR EACH ROW
  WHEN (NEW.sealed AND NOT OLD.sealed OR NEW.key IS DISTINCT FROM OLD.key)
  EXECUTE FUNCTION huiyin_leave_hotspots();

REVOKE EXECUTE ON FUNCTION huiyin_hotspots, huiyin_leave_hotspots FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_hotspots TO huiyin_app;
