-- Papers printed in one go: an officer sees the own ones; colleagues of the agency learn only what was printed.
REVOKE ALL ON papers_batch, papers_batchitem FROM huiyin_app;
GRANT SELECT, INSERT, DELETE, UPDATE (finished_at, key, body) ON papers_batch TO huiyin_app;
GRANT SELECT, INSERT, UPDATE (result) ON papers_batchitem TO huiyin_app;
GRANT USAGE ON SEQUENCE papers_batch_id_seq, papers_batchitem_id_seq TO huiyin_app;
ALTER TABLE papers_batchitem
  ADD CONSTRAINT item_of_batch FOREIGN KEY (batch_id) REFERENCES papers_batch (id) ON DELETE CASCADE,
  ADD CONSTRAINT item_of_paper FOREIGN KEY (paper_id) REFERENCES papers_paper (id) ON DELETE CASCADE;

ALTER TABLE papers_batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY batch_own ON papers_batch USING (
  huiyin_job() OR (officer_id = huiyin_setting('officer')::bigint AND agency_id = (SELECT huiyin_acting())));

ALTER TABLE papers_batchitem ENABLE ROW LEVEL SECURITY;
CREATE POLICY item_seen ON papers_batchitem FOR SELECT USING (
  huiyin_job() OR agency_id = (SELECT huiyin_acting()));
CREATE POLICY item_asked ON papers_batchitem FOR INSERT WITH CHECK (
  agency_id = (SELECT huiyin_acting())
  AND EXISTS (SELECT 1 FROM papers_batch b WHERE b.id = batch_id)
  AND EXISTS (SELECT 1 FROM papers_paper p WHERE p.id = paper_id AND p.agency_id = papers_batchitem.agency_id));
CREATE POLICY item_done ON papers_batchitem FOR UPDATE USING (
  EXISTS (SELECT 1 FROM papers_batch b WHERE b.id = batch_id));

-- A paper that is destroyed goes from every print it is in: the whole print goes, as if its day were over.
CREATE FUNCTION huiyin_paper_unprinted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE papers_batch SET key = NULL, body = NULL
  WHERE id IN (SELECT batch_id FROM papers_batchitem WHERE paper_id = OLD.id);
  RETURN OLD;
END $$;
CREATE TRIGGER paper_unprinted BEFORE DELETE ON papers_paper
  FOR EACH ROW EXECUTE FUNCTION huiyin_paper_unprinted();
