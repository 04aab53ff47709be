-- The mailbox between the ordinary side and the sealed room: envelopes go one way, replies and hand-overs the other.

-- huiyin_courier fetches envelopes for the sealed room. It owns nothing and sees nothing else; the policies name it
-- by name, so that they stand also where the role is made later.
CREATE FUNCTION huiyin_is_courier() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT current_user = 'huiyin_courier' $$;

CREATE POLICY envelope_fetched ON matters_envelope FOR SELECT USING (huiyin_is_courier());

ALTER TABLE matters_reply ENABLE ROW LEVEL SECURITY;
CREATE POLICY reply_put ON matters_reply FOR INSERT WITH CHECK (huiyin_is_courier());
CREATE POLICY reply_read ON matters_reply FOR SELECT USING (
  huiyin_setting('receipt') IS NOT NULL AND huiyin_setting('officer') IS NULL AND huiyin_sees(matter_id));
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON matters_reply FROM huiyin_app;

-- What the ordinary side keeps of an accusation handed over: number, date, organ, receipt; for the sealed channel.
ALTER TABLE matters_handover ENABLE ROW LEVEL SECURITY;
CREATE POLICY handover_put ON matters_handover FOR INSERT WITH CHECK (huiyin_is_courier());
CREATE POLICY handover_read ON matters_handover FOR SELECT USING (
  huiyin_setting('duty') = 'sealed' AND huiyin_sees(matter_id));
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON matters_handover FROM huiyin_app;

-- The outside of an envelope; for the courier alone.
CREATE VIEW matters_envelope_note AS
  SELECT m.id AS matter_id, m.number, i.number AS item_number, m.received_on, a.code AS agency_code, i.reply_key
  FROM matters_petitionmatter m JOIN matters_petitionitem i ON i.id = m.item_id
  JOIN people_agency a ON a.id = m.origin_id
  WHERE EXISTS (SELECT 1 FROM matters_envelope e WHERE e.matter_id = m.id);
REVOKE ALL ON matters_envelope_note FROM huiyin_app;

REVOKE EXECUTE ON FUNCTION huiyin_submitted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_submitted TO huiyin_app;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'huiyin_courier') THEN
    GRANT SELECT ON matters_envelope, matters_envelope_note TO huiyin_courier;
    GRANT INSERT (matter_id, body, put_on) ON matters_reply TO huiyin_courier;
    GRANT INSERT (matter_id, organ_id, handed_on, receipt_no) ON matters_handover TO huiyin_courier;
  END IF;
END $$;
