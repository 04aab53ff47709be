-- The life of a paper: a draft stays in its house, what is issued is frozen, a number is taken once and kept.

-- What was drafted before is numbered and issued now, or waits for the head.
ALTER TABLE papers_paper DISABLE TRIGGER paper_by_act;
UPDATE papers_paper SET signed_on = drafted_on, state = CASE
    WHEN kind IN ('registration_sheet', 'receipt', 'oral_record', 'representative_list', 'investigation_report',
                  'conduct_record', 'proof_of_service') THEN 'kept'
    WHEN missing <> '[]'::jsonb OR kind IN ('notice_of_refusal', 'notice_no_longer_accepted', 'answer_on_duty',
                  'public_notice', 'completion_report', 'accountability_suggestion') THEN 'waiting'
    ELSE 'ready' END;
UPDATE papers_paper SET signed_on = NULL WHERE state IN ('kept', 'waiting');
ALTER TABLE papers_paper ENABLE TRIGGER paper_by_act;

-- Who sees a paper: with its matter; a draft only in the house that drafted it; the petitioner what is meant for
-- the petitioner, was issued and has left.
DROP POLICY paper_seen ON papers_paper;
CREATE POLICY paper_seen ON papers_paper FOR SELECT USING (
  huiyin_sees(matter_id)
  AND (huiyin_job() OR agency_id = (SELECT huiyin_acting())
       OR (NOT inside AND state IN ('kept', 'issued', 'voided')))
  AND ((to_petitioner AND released_on IS NOT NULL)
       OR huiyin_setting('receipt') IS NULL OR huiyin_setting('officer') IS NOT NULL));
GRANT UPDATE (state, signed_on, number_id, issued_on, frozen) ON papers_paper TO huiyin_app;

-- What is issued does not change: it may be let out, and it may be declared void.
CREATE FUNCTION huiyin_paper_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('issued', 'voided') AND (
      NEW.state NOT IN (OLD.state, 'voided')
      OR (NEW.matter_id, NEW.act_id, NEW.kind, NEW.agency_id, NEW.body, NEW.signed_on, NEW.number_id, NEW.issued_on,
          NEW.frozen)
         IS DISTINCT FROM
         (OLD.matter_id, OLD.act_id, OLD.kind, OLD.agency_id, OLD.body, OLD.signed_on, OLD.number_id, OLD.issued_on,
          OLD.frozen)) THEN
    RAISE EXCEPTION 'an issued paper is frozen' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state = 'issued' AND (NEW.frozen IS NULL OR NEW.number_id IS NULL) THEN
    RAISE EXCEPTION 'a paper is issued with its number and its frozen page' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_frozen BEFORE UPDATE ON papers_paper FOR EACH ROW EXECUTE FUNCTION huiyin_paper_frozen();

-- The register of numbers: an agency's own; those of the sealed channel for the sealed channel.
REVOKE ALL ON papers_documentnumber FROM huiyin_app;
GRANT SELECT, INSERT, UPDATE (voided_on, ground) ON papers_documentnumber TO huiyin_app;
GRANT USAGE ON SEQUENCE papers_documentnumber_id_seq TO huiyin_app;
ALTER TABLE papers_documentnumber ENABLE ROW LEVEL SECURITY;
CREATE POLICY number_seen ON papers_documentnumber FOR SELECT USING (
  huiyin_job()
  OR (agency_id = (SELECT huiyin_acting()) AND (NOT apart OR (SELECT huiyin_setting('duty')) = 'sealed'))
  OR EXISTS (SELECT 1 FROM papers_paper p WHERE p.number_id = papers_documentnumber.id));
CREATE POLICY number_taken ON papers_documentnumber FOR INSERT WITH CHECK (huiyin_sees(matter_id));
CREATE POLICY number_voided ON papers_documentnumber FOR UPDATE USING (agency_id = (SELECT huiyin_acting()));

CREATE FUNCTION huiyin_number_by_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = NEW.matter_id
                 AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a number is taken and voided only by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.voided_on IS NOT NULL THEN
    RAISE EXCEPTION 'a void number stays void' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER number_by_act BEFORE INSERT OR UPDATE ON papers_documentnumber
  FOR EACH ROW EXECUTE FUNCTION huiyin_number_by_act();

-- Changes of the wording: added only while the paper is not signed off, in its own house; never altered.
ALTER TABLE papers_edit
  ADD CONSTRAINT edit_of_paper FOREIGN KEY (paper_id) REFERENCES papers_paper (id) ON DELETE CASCADE;
REVOKE ALL ON papers_edit FROM huiyin_app;
GRANT SELECT, INSERT ON papers_edit TO huiyin_app;
GRANT USAGE ON SEQUENCE papers_edit_id_seq TO huiyin_app;
ALTER TABLE papers_edit ENABLE ROW LEVEL SECURITY;
CREATE POLICY edit_seen ON papers_edit FOR SELECT USING (
  EXISTS (SELECT 1 FROM papers_paper p WHERE p.id = paper_id
          AND (huiyin_job() OR p.agency_id = (SELECT huiyin_acting()))));
CREATE POLICY edit_added ON papers_edit FOR INSERT WITH CHECK (
  officer_id = huiyin_setting('officer')::bigint
  AND EXISTS (SELECT 1 FROM papers_paper p WHERE p.id = paper_id AND p.matter_id = papers_edit.matter_id
              AND p.agency_id = (SELECT huiyin_acting()) AND p.state IN ('waiting', 'returned')));

-- What anyone may learn who holds a paper, by the digest of its code or of the file itself: by whom, when, under
-- which number it was issued; no more.
CREATE FUNCTION huiyin_paper_issued(code text, page bytea)
RETURNS TABLE (agency_id bigint, written text, issued_on date, digest bytea, voided_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.agency_id, n.written, n.issued_on, n.digest, n.voided_on FROM papers_documentnumber n
  WHERE (code IS NOT NULL AND n.check_digest = code) OR (code IS NULL AND n.digest = page)
  ORDER BY n.id LIMIT 1 $$;
REVOKE EXECUTE ON FUNCTION huiyin_paper_issued FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_paper_issued TO huiyin_app;
