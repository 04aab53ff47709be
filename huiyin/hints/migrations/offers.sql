-- What became of hints is written with the matter, never while that is sealed, and read by a measuring duty in counts alone.
ALTER TABLE hints_dismissal
  ADD CONSTRAINT dismissal_of_matter FOREIGN KEY (matter_id) REFERENCES matters_petitionmatter (id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE hints_hintoutcome
  ADD CONSTRAINT outcome_of_matter FOREIGN KEY (matter_id) REFERENCES matters_petitionmatter (id)
    DEFERRABLE INITIALLY DEFERRED;

REVOKE ALL ON hints_dismissal, hints_hintoutcome FROM huiyin_app;
GRANT SELECT, INSERT, DELETE ON hints_dismissal, hints_hintoutcome TO huiyin_app;
GRANT USAGE ON SEQUENCE hints_dismissal_id_seq, hints_hintoutcome_id_seq TO huiyin_app;

DO $$ DECLARE room text; BEGIN
  FOREACH room IN ARRAY ARRAY['dismissal', 'hintoutcome'] LOOP
    EXECUTE format('ALTER TABLE hints_%I ENABLE ROW LEVEL SECURITY', room);
    EXECUTE format('CREATE POLICY %I ON hints_%I FOR SELECT USING (huiyin_sees(matter_id))', room || '_seen', room);
    EXECUTE format('CREATE POLICY %I ON hints_%I FOR INSERT WITH CHECK (huiyin_sees(matter_id)
      AND NOT EXISTS (SELECT 1 FROM matters_petitionmatter m WHERE m.id = matter_id AND m.sealed))', room || '_made', room);
    EXECUTE format('CREATE POLICY %I ON hints_%I FOR DELETE USING (huiyin_sees(matter_id))', room || '_purged', room);
  END LOOP;
END $$;

-- How often hints were right at the acting agency: by kind, by kind and month, by kind and category. Cells under ten are suppressed.
CREATE FUNCTION huiyin_hint_figures(since date)
RETURNS TABLE (kind varchar, month date, category varchar, offered bigint, accepted bigint, changed bigint, dismissed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.kind, o.month, o.category,
    CASE WHEN count(*) >= 10 THEN count(*) END,
    CASE WHEN count(*) >= 10 THEN count(*) FILTER (WHERE o.outcome = 'accepted') END,
    CASE WHEN count(*) >= 10 THEN count(*) FILTER (WHERE o.outcome = 'changed') END,
    CASE WHEN count(*) >= 10 THEN count(*) FILTER (WHERE o.outcome = 'dismissed') END
  FROM hints_hintoutcome o
  WHERE o.agency_id = huiyin_acting() AND huiyin_setting('duty') IN ('registrar', 'supervisor', 'inspector')
    AND o.month >= since
  GROUP BY GROUPING SETS ((o.kind), (o.kind, o.month), (o.kind, o.category)) $$;
REVOKE EXECUTE ON FUNCTION huiyin_hint_figures(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_hint_figures(date) TO huiyin_app;
