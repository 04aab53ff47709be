-- A text of the index is seen with its matter, and never while that is sealed.
ALTER TABLE hints_document
  ADD CONSTRAINT document_of_matter FOREIGN KEY (matter_id) REFERENCES matters_petitionmatter (id)
    DEFERRABLE INITIALLY DEFERRED;

REVOKE ALL ON hints_document FROM huiyin_app;
GRANT SELECT, INSERT, DELETE ON hints_document TO huiyin_app;
GRANT USAGE ON SEQUENCE hints_document_id_seq TO huiyin_app;

ALTER TABLE hints_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY document_seen ON hints_document FOR SELECT USING (huiyin_sees(matter_id));
CREATE POLICY document_indexed ON hints_document FOR INSERT WITH CHECK (
  huiyin_sees(matter_id)
  AND NOT EXISTS (SELECT 1 FROM matters_petitionmatter m WHERE m.id = matter_id AND m.sealed));
CREATE POLICY document_purged ON hints_document FOR DELETE USING (huiyin_sees(matter_id));
