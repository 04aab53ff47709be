-- Tables of places and competences say nothing of a petition: whoever is named reads them, nobody rewrites them.
REVOKE ALL ON hints_placetable, hints_competence, hints_answer, hints_detour FROM huiyin_app;
GRANT SELECT, INSERT ON hints_placetable, hints_competence, hints_answer TO huiyin_app;
GRANT SELECT, INSERT, DELETE ON hints_detour TO huiyin_app;
GRANT USAGE ON SEQUENCE hints_placetable_id_seq, hints_competence_id_seq, hints_answer_id_seq, hints_detour_id_seq TO huiyin_app;

-- Whether a registrar is acting in whose territory this division lies. A region without an agency is nobody's.
CREATE FUNCTION hints_in_territory(wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM people_agency a WHERE a.region_id = wanted AND a.id IN (SELECT people_territory())) $$;

ALTER TABLE hints_placetable ENABLE ROW LEVEL SECURITY;
CREATE POLICY placetable_read ON hints_placetable FOR SELECT USING (huiyin_named());
CREATE POLICY placetable_taken ON hints_placetable FOR INSERT WITH CHECK (huiyin_job());

ALTER TABLE hints_competence ENABLE ROW LEVEL SECURITY;
CREATE POLICY competence_read ON hints_competence FOR SELECT USING (huiyin_named());
CREATE POLICY competence_decided ON hints_competence FOR INSERT WITH CHECK (
  CASE WHEN decided_by_id IS NULL THEN huiyin_job()
       ELSE hints_in_territory(region) AND decided_by_id = huiyin_setting('officer')::bigint END);

ALTER TABLE hints_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY answer_read ON hints_answer FOR SELECT USING (huiyin_named());
CREATE POLICY answer_given ON hints_answer FOR INSERT WITH CHECK (
  hints_in_territory(region) AND decided_by_id = huiyin_setting('officer')::bigint);

DO $$ DECLARE room text; BEGIN
  FOREACH room IN ARRAY ARRAY['placetable', 'competence', 'answer'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON hints_%I FOR EACH ROW EXECUTE FUNCTION huiyin_append_only()',
                   room || '_kept', room);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON hints_%I FOR EACH STATEMENT EXECUTE FUNCTION huiyin_append_only()',
                   room || '_kept_whole', room);
  END LOOP;
END $$;

-- A detour is seen with its matter, and never of one that is sealed.
ALTER TABLE hints_detour
  ADD CONSTRAINT detour_of_matter FOREIGN KEY (matter_id) REFERENCES matters_petitionmatter (id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE hints_detour ENABLE ROW LEVEL SECURITY;
CREATE POLICY detour_seen ON hints_detour FOR SELECT USING (huiyin_sees(matter_id));
CREATE POLICY detour_noted ON hints_detour FOR INSERT WITH CHECK (
  huiyin_sees(matter_id)
  AND NOT EXISTS (SELECT 1 FROM matters_petitionmatter m WHERE m.id = matter_id AND m.sealed));
CREATE POLICY detour_purged ON hints_detour FOR DELETE USING (huiyin_sees(matter_id));

-- How many like matters of a registrar's territory went elsewhere than the table says: numbers of `fewest` and more, no matter.
CREATE FUNCTION hints_detours(fewest integer)
RETURNS TABLE (region text, category text, proposed bigint, chosen bigint, cases bigint, newest date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.region, d.category, d.proposed_id, d.chosen_id, count(DISTINCT d.matter_id), max(d.day)
  FROM hints_detour d JOIN matters_petitionmatter m ON m.id = d.matter_id AND NOT m.sealed
  WHERE d.sender_id IN (SELECT people_territory()) AND hints_in_territory(d.region)
  GROUP BY 1, 2, 3, 4 HAVING count(DISTINCT d.matter_id) >= greatest(fewest, 3) $$;
REVOKE EXECUTE ON FUNCTION hints_in_territory, hints_detours FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hints_in_territory, hints_detours TO huiyin_app;
