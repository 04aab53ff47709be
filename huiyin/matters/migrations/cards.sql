-- Rating cards: put down by an officer who sees the matter, read by nobody; found by the keyed digest of the code alone.
ALTER TABLE matters_ratingcard ENABLE ROW LEVEL SECURITY;
CREATE POLICY card_printed ON matters_ratingcard FOR INSERT WITH CHECK (
  huiyin_acting() IS NOT NULL AND office_used IS NULL AND organ_used IS NULL AND huiyin_sees(matter_id));
REVOKE ALL ON matters_ratingcard FROM huiyin_app;
GRANT INSERT ON matters_ratingcard TO huiyin_app;
GRANT USAGE ON SEQUENCE matters_ratingcard_id_seq TO huiyin_app;

-- What a card opens: the matter, the receipt in whose name the rating is taken, which of the two is spent.
CREATE FUNCTION huiyin_card(wanted text)
RETURNS TABLE (number text, receipt text, office_used boolean, organ_used boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.number, i.receipt_digest, c.office_used IS NOT NULL, c.organ_used IS NOT NULL
  FROM matters_ratingcard c JOIN matters_petitionmatter m ON m.id = c.matter_id
  JOIN matters_petitionitem i ON i.id = m.item_id WHERE c.digest = wanted AND NOT m.sealed $$;

-- Spend it, in the transaction of a rating by card of that matter: each half once.
CREATE FUNCTION huiyin_spend_card(wanted text, office boolean, organ boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE matters_ratingcard c SET office_used = CASE WHEN office THEN current_date ELSE c.office_used END,
    organ_used = CASE WHEN organ THEN current_date ELSE c.organ_used END
  WHERE c.digest = wanted AND NOT (office AND c.office_used IS NOT NULL) AND NOT (organ AND c.organ_used IS NOT NULL)
    AND EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = c.matter_id AND a.step = 'rate_by_card'
                AND a.xact = pg_current_xact_id()::text::bigint);
  RETURN FOUND;
END $$;

-- A rating told on the telephone with the petitioner's number alone: for who takes calls at a petition office that had
-- no part in the matter, while its window is open and nobody has rated; the receipt in whose name it is taken.
CREATE FUNCTION huiyin_told_rating(wanted text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT i.receipt_digest FROM matters_petitionmatter m JOIN matters_petitionitem i ON i.id = m.item_id
  WHERE m.number IN (wanted, upper(wanted)) AND NOT m.sealed AND huiyin_setting('duty') = 'intake'
    AND EXISTS (SELECT 1 FROM people_agency a WHERE a.id = huiyin_acting() AND a.kind = 'petition_office')
    AND NOT EXISTS (SELECT 1 FROM matters_reach r WHERE r.matter_id = m.id AND r.agency_id = huiyin_acting())
    AND EXISTS (SELECT 1 FROM matters_term t WHERE t.matter_id = m.id AND t.clock = 'rate' AND t.state = 'running')
    AND NOT EXISTS (SELECT 1 FROM matters_rating g WHERE g.matter_id = m.id) $$;
REVOKE EXECUTE ON FUNCTION huiyin_card, huiyin_spend_card, huiyin_told_rating FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_card, huiyin_spend_card, huiyin_told_rating TO huiyin_app;

-- Cards go with the rating of their matter.
CREATE OR REPLACE FUNCTION huiyin_forget_rating(wanted bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = wanted
                 AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a rating goes only by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM matters_rating WHERE matter_id = wanted;
  DELETE FROM matters_ratingcard WHERE matter_id = wanted;
END $$;
