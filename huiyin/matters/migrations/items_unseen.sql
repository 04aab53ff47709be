-- An item is there for an officer only through a matter that is: an own item without one would tell that it is sealed.
CREATE OR REPLACE FUNCTION huiyin_sees_item(wanted bigint, agency bigint, receipt text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF huiyin_setting('officer') IS NOT NULL THEN
    RETURN EXISTS (SELECT 1 FROM matters_petitionmatter m JOIN matters_reach r ON r.matter_id = m.id
                   WHERE m.item_id = wanted AND r.agency_id = huiyin_acting()
                     AND (NOT r.sealed OR huiyin_setting('duty') = 'sealed'));
  ELSIF huiyin_setting('receipt') IS NOT NULL THEN
    RETURN receipt = huiyin_setting('receipt');
  END IF;
  RETURN huiyin_job();
END $$;
DROP POLICY item_seen ON matters_petitionitem;
CREATE POLICY item_seen ON matters_petitionitem FOR SELECT USING (huiyin_sees_item(id, agency_id, receipt_digest));
CREATE POLICY item_made ON matters_petitionitem FOR INSERT WITH CHECK (
  CASE WHEN huiyin_setting('officer') IS NOT NULL THEN agency_id = (SELECT huiyin_acting())
       WHEN huiyin_setting('receipt') IS NOT NULL THEN receipt_digest = huiyin_setting('receipt')
       ELSE huiyin_job() END);

-- What came in by the web is registered at once: an arrival without its item would tell the same.
DROP POLICY arrival_seen ON matters_arrival;
CREATE POLICY arrival_seen ON matters_arrival FOR SELECT USING (
  huiyin_job() OR (agency_id = (SELECT huiyin_acting()) AND channel <> 'online')
  OR EXISTS (SELECT 1 FROM matters_petitionitem i WHERE i.arrival_id = matters_arrival.id));
