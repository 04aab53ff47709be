-- A paper is seen with its matter; the petitioner sees what is meant for the petitioner and has left the house.
ALTER TABLE papers_paper
  ADD CONSTRAINT paper_of_matter FOREIGN KEY (matter_id) REFERENCES matters_petitionmatter (id)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT paper_of_act FOREIGN KEY (act_id) REFERENCES matters_act (id) DEFERRABLE INITIALLY DEFERRED;

REVOKE ALL ON papers_paper FROM huiyin_app;
GRANT SELECT, INSERT, DELETE, UPDATE (released_on) ON papers_paper TO huiyin_app;
GRANT USAGE ON SEQUENCE papers_paper_id_seq TO huiyin_app;

ALTER TABLE papers_paper ENABLE ROW LEVEL SECURITY;
CREATE POLICY paper_seen ON papers_paper FOR SELECT USING (
  huiyin_sees(matter_id)
  AND (NOT inside OR huiyin_job() OR agency_id = (SELECT huiyin_acting()))
  AND ((to_petitioner AND released_on IS NOT NULL)
       OR huiyin_setting('receipt') IS NULL OR huiyin_setting('officer') IS NOT NULL));
CREATE POLICY paper_drafted ON papers_paper FOR INSERT WITH CHECK (huiyin_sees(matter_id));
CREATE POLICY paper_released ON papers_paper FOR UPDATE USING (huiyin_sees(matter_id));
CREATE POLICY paper_destroyed ON papers_paper FOR DELETE USING (huiyin_sees(matter_id));

-- A paper comes, leaves the house and goes only together with an act in its matter.
CREATE FUNCTION huiyin_paper_by_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  kept papers_paper%ROWTYPE;
BEGIN
  IF TG_OP = 'DELETE' THEN kept := OLD; ELSE kept := NEW; END IF;
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = kept.matter_id
                 AND (TG_OP <> 'INSERT' OR a.id = kept.act_id)
                 AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a paper changes only by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN kept;
END $$;
CREATE TRIGGER paper_by_act BEFORE INSERT OR UPDATE OR DELETE ON papers_paper
  FOR EACH ROW EXECUTE FUNCTION huiyin_paper_by_act();
