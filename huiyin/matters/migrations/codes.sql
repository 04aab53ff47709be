-- A query code that was replaced: which digest opened the item before, and since when it opens nothing.
ALTER TABLE matters_spentcode ENABLE ROW LEVEL SECURITY;  -- no policy: read and written by the functions below alone
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON matters_spentcode FROM huiyin_app;
CREATE TRIGGER spentcode_kept BEFORE UPDATE OR DELETE ON matters_spentcode
  FOR EACH ROW EXECUTE FUNCTION huiyin_append_only();

-- An item changes in one thing only: what its code is told by, and only with the act that prints a new one.
CREATE FUNCTION huiyin_item_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  same matters_petitionitem := NEW;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    same.receipt_digest := OLD.receipt_digest;
    same.reply_key := OLD.reply_key;
    IF same IS NOT DISTINCT FROM OLD AND EXISTS (
      SELECT 1 FROM matters_act a JOIN matters_petitionmatter m ON m.id = a.matter_id
      WHERE m.item_id = OLD.id AND a.step = 'print_code' AND a.xact = pg_current_xact_id()::text::bigint) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER item_kept ON matters_petitionitem;
CREATE TRIGGER item_kept BEFORE UPDATE OR DELETE ON matters_petitionitem
  FOR EACH ROW EXECUTE FUNCTION huiyin_item_kept();

-- The new code takes the place of the former: by the act of this transaction, confirmed by another officer than the one who
-- asked, of an item that is one matter and not sealed.
CREATE FUNCTION huiyin_replace_code(printed bigint, digest text, reply bytea) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  the_act matters_act; asked matters_act; confirmed matters_act; the_item matters_petitionitem;
BEGIN
  SELECT * INTO the_act FROM matters_act a WHERE a.id = printed AND a.step = 'print_code'
    AND a.xact = pg_current_xact_id()::text::bigint AND a.officer_id = huiyin_setting('officer')::bigint;
  SELECT * INTO asked FROM matters_act a WHERE a.matter_id = the_act.matter_id AND a.step = 'replace_code'
    ORDER BY a.seq DESC LIMIT 1;
  SELECT * INTO confirmed FROM matters_act a WHERE a.matter_id = the_act.matter_id AND a.step = 'confirm_code'
    ORDER BY a.seq DESC LIMIT 1;
  SELECT i.* INTO the_item FROM matters_petitionitem i JOIN matters_petitionmatter m ON m.item_id = i.id
    WHERE m.id = the_act.matter_id AND NOT m.sealed
      AND (SELECT count(*) FROM matters_petitionmatter o WHERE o.item_id = i.id) = 1;
  IF the_item.id IS NULL OR asked.id IS NULL OR confirmed.seq IS NULL OR confirmed.seq < asked.seq
     OR confirmed.officer_id IS NULL OR confirmed.officer_id = asked.officer_id
     OR EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = the_act.matter_id AND a.seq > confirmed.seq
                AND a.seq < the_act.seq AND a.step IN ('print_code', 'refuse_code')) THEN
    RAISE EXCEPTION 'a code is replaced by two officers' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO matters_spentcode (digest, item_id, "on") VALUES (the_item.receipt_digest, the_item.id, the_act.on);
  UPDATE matters_petitionitem SET receipt_digest = digest, reply_key = reply WHERE id = the_item.id;
END $$;

-- Since when a code opens nothing any more: for whoever holds that very code.
CREATE FUNCTION huiyin_spent(wanted text) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT max(s."on") FROM matters_spentcode s WHERE s.digest = wanted AND wanted = huiyin_setting('receipt') $$;
REVOKE EXECUTE ON FUNCTION huiyin_replace_code, huiyin_spent FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_replace_code, huiyin_spent TO huiyin_app;
