-- An officer with a direct interest in a matter or its petitioner does not read it either (art. 28(3)): for them it is not
-- there. An interest in a unit, or of another kind, bars from acting alone, which the law room says with its reason.
CREATE FUNCTION huiyin_interested() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM people_interest i WHERE i.officer_id = huiyin_setting('officer')::bigint
    AND (i.ended_on IS NULL OR i.ended_on > current_date) AND i.ground <> 'other'
    AND (i.matter_id IS NOT NULL OR i.person_key IS NOT NULL)) $$;

CREATE FUNCTION huiyin_barred(wanted bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM people_interest i WHERE i.officer_id = huiyin_setting('officer')::bigint
    AND (i.ended_on IS NULL OR i.ended_on > current_date) AND i.ground <> 'other'
    AND (i.matter_id = wanted OR (i.person_key IS NOT NULL AND EXISTS (
      SELECT 1 FROM matters_petitioner p WHERE p.matter_id = wanted
        AND i.person_key IN (p.id_hash, p.phone_hash)))));
END $$;

CREATE OR REPLACE FUNCTION huiyin_sees(wanted bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  receipt text := huiyin_setting('receipt');
BEGIN
  IF huiyin_setting('officer') IS NOT NULL THEN
    RETURN EXISTS (SELECT 1 FROM matters_reach r WHERE r.matter_id = wanted AND r.agency_id = huiyin_acting()
                   AND (NOT r.sealed OR huiyin_setting('duty') = 'sealed'))
       AND NOT huiyin_barred(wanted);
  ELSIF receipt IS NOT NULL THEN
    RETURN EXISTS (SELECT 1 FROM matters_petitionmatter m JOIN matters_petitionitem i ON i.id = m.item_id
                   WHERE m.id = wanted AND i.receipt_digest = receipt);
  END IF;
  RETURN huiyin_job();
END $$;

CREATE OR REPLACE FUNCTION huiyin_sees_item(wanted bigint, agency bigint, receipt text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF huiyin_setting('officer') IS NOT NULL THEN
    RETURN EXISTS (SELECT 1 FROM matters_petitionmatter m JOIN matters_reach r ON r.matter_id = m.id
                   WHERE m.item_id = wanted AND r.agency_id = huiyin_acting()
                     AND (NOT r.sealed OR huiyin_setting('duty') = 'sealed')
                     AND NOT huiyin_barred(m.id));
  ELSIF huiyin_setting('receipt') IS NOT NULL THEN
    RETURN receipt = huiyin_setting('receipt');
  END IF;
  RETURN huiyin_job();
END $$;

DROP POLICY reach_own ON matters_reach;
CREATE POLICY reach_own ON matters_reach FOR SELECT USING (
  huiyin_job() OR (agency_id = (SELECT huiyin_acting())
                   AND (NOT sealed OR (SELECT huiyin_setting('duty')) = 'sealed')
                   AND (NOT (SELECT huiyin_interested()) OR NOT huiyin_barred(matter_id))));

REVOKE EXECUTE ON FUNCTION huiyin_interested, huiyin_barred FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_interested, huiyin_barred TO huiyin_app;
