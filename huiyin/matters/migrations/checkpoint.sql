-- Checkpoints: what was in the record, as it was signed. Nothing here is changed or deleted, not even by the owner.

CREATE TRIGGER checkpoint_kept BEFORE UPDATE OR DELETE ON matters_checkpoint
  FOR EACH ROW EXECUTE FUNCTION huiyin_append_only();
CREATE TRIGGER checkpoint_kept_whole BEFORE TRUNCATE ON matters_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION huiyin_append_only();
CREATE TRIGGER leaf_kept BEFORE UPDATE OR DELETE ON matters_leaf
  FOR EACH ROW EXECUTE FUNCTION huiyin_append_only();
CREATE TRIGGER leaf_kept_whole BEFORE TRUNCATE ON matters_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION huiyin_append_only();
REVOKE UPDATE, DELETE, TRUNCATE ON matters_checkpoint FROM huiyin_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON matters_leaf FROM huiyin_app;
REVOKE DELETE, TRUNCATE ON matters_witness FROM huiyin_app;

-- Anyone who is named reads checkpoints: numbers and hashes. A leaf is seen with its matter. Jobs alone write.
ALTER TABLE matters_checkpoint ENABLE ROW LEVEL SECURITY;
CREATE POLICY checkpoint_read ON matters_checkpoint FOR SELECT USING (huiyin_named());
CREATE POLICY checkpoint_made ON matters_checkpoint FOR INSERT WITH CHECK (huiyin_job());
ALTER TABLE matters_leaf ENABLE ROW LEVEL SECURITY;
CREATE POLICY leaf_seen ON matters_leaf FOR SELECT USING (huiyin_sees(matter_id));
ALTER TABLE matters_witness ENABLE ROW LEVEL SECURITY;
CREATE POLICY witness_read ON matters_witness FOR SELECT USING (huiyin_named());
CREATE POLICY witness_owed ON matters_witness FOR INSERT WITH CHECK (huiyin_job());
CREATE POLICY witness_told ON matters_witness FOR UPDATE USING (huiyin_job());

-- Every act that is visible and in no checkpoint yet, whatever its number and whenever it says it was taken: an act
-- whose transaction is still open now is in the next one. Spelled as in huiyin/proof/spelling.py, `leaf`.
CREATE FUNCTION huiyin_gather_leaves(wanted integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  gathered bigint;
BEGIN
  IF NOT huiyin_job() THEN
    RAISE EXCEPTION 'a checkpoint is taken by a job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO matters_leaf (act_id, place, matter_id, number, seq, "on", hash, leaf)
  SELECT a.id, wanted, a.matter_id, m.number, a.seq, a."on", a.hash,
         sha256('\x00'::bytea || convert_to('huiyin act 1', 'UTF8') || '\x00'::bytea || convert_to(m.number, 'UTF8')
                || '\x00'::bytea || convert_to(to_char(a."on", 'YYYY-MM-DD'), 'UTF8') || '\x00'::bytea || a.hash)
  FROM matters_act a JOIN matters_petitionmatter m ON m.id = a.matter_id
  WHERE NOT EXISTS (SELECT 1 FROM matters_leaf l WHERE l.act_id = a.id);
  GET DIAGNOSTICS gathered = ROW_COUNT;
  RETURN gathered;
END $$;

-- The leaves of one tree, one after the other in its order: hashes that say nothing of what they stand for.
CREATE FUNCTION huiyin_leaves(wanted integer) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT coalesce(string_agg(leaf, ''::bytea ORDER BY leaf), ''::bytea) FROM matters_leaf
  WHERE place = wanted AND huiyin_named() $$;

-- Arrival numbers so far, by agency: issued, and registered as an item.
CREATE FUNCTION huiyin_arrival_numbers() RETURNS TABLE (code text, issued bigint, registered bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.code, count(*), count(i.id) FROM matters_arrival a JOIN people_agency g ON g.id = a.agency_id
  LEFT JOIN matters_petitionitem i ON i.arrival_id = a.id
  WHERE huiyin_job() GROUP BY g.code ORDER BY g.code $$;

-- Whether an act with a hash that begins like this stands in the record at this number: for whoever holds the paper
-- that says so. 64 bits are not guessed; nothing but day and checkpoint is told.
CREATE FUNCTION huiyin_stands(wanted text, beginning text)
RETURNS TABLE ("on" date, place integer, kept boolean) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  WITH asked AS (
    SELECT m.id FROM matters_petitionmatter m JOIN matters_petitionitem i ON i.id = m.item_id
    WHERE (m.number = wanted OR i.number = wanted) AND beginning ~ '^[0-9a-f]{16,64}$' AND huiyin_named()
  )
  SELECT coalesce(l."on", a."on"), l.place, a.id IS NOT NULL
  FROM (SELECT * FROM matters_act WHERE matter_id IN (SELECT id FROM asked)
          AND starts_with(encode(hash, 'hex'), beginning)) a
  FULL JOIN (SELECT * FROM matters_leaf WHERE matter_id IN (SELECT id FROM asked)
          AND starts_with(encode(hash, 'hex'), beginning)) l ON l.act_id = a.id
  LIMIT 1 $$;

REVOKE EXECUTE ON FUNCTION huiyin_gather_leaves, huiyin_leaves, huiyin_arrival_numbers, huiyin_stands FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_gather_leaves, huiyin_leaves, huiyin_arrival_numbers, huiyin_stands TO huiyin_app;
