-- The taxonomy is read by whoever works here, taken in by a job, and never changed: choices made under it keep their words.
REVOKE ALL ON hints_edition FROM huiyin_app;
GRANT SELECT, INSERT ON hints_edition TO huiyin_app;

ALTER TABLE hints_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY edition_read ON hints_edition FOR SELECT USING (huiyin_named());
CREATE POLICY edition_taken_in ON hints_edition FOR INSERT WITH CHECK (huiyin_job());
