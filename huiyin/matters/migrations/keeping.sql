-- What ends soon is seen with its matter; the row decides nothing and is derived anew from the acts.
ALTER TABLE matters_keeping ENABLE ROW LEVEL SECURITY;
CREATE POLICY keeping_seen ON matters_keeping USING (huiyin_sees(matter_id));
REVOKE TRUNCATE ON matters_keeping FROM huiyin_app;

-- What was said, and who said it, is changed or destroyed only together with an act in its matter.
CREATE FUNCTION huiyin_words_by_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = OLD.matter_id
                 AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'what was said is destroyed only by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER content_by_act BEFORE UPDATE OR DELETE ON matters_content
  FOR EACH ROW EXECUTE FUNCTION huiyin_words_by_act();
CREATE TRIGGER petitioner_by_act BEFORE UPDATE OR DELETE ON matters_petitioner
  FOR EACH ROW EXECUTE FUNCTION huiyin_words_by_act();
CREATE TRIGGER attachment_by_act BEFORE DELETE ON matters_attachment
  FOR EACH ROW EXECUTE FUNCTION huiyin_words_by_act();
REVOKE TRUNCATE ON matters_content, matters_petitioner, matters_attachment FROM huiyin_app;

-- A key is destroyed by this transaction's act of disposal alone, which one officer proposed and another approved more
-- than 30 days before, with no hold, withdrawal or reopening since; or by the act that repeats one after a restore.
CREATE FUNCTION huiyin_may_destroy(wanted bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM matters_act d WHERE d.matter_id = wanted
      AND d.xact = pg_current_xact_id()::text::bigint AND (d.step = 'dispose_again' OR (d.step = 'dispose' AND EXISTS (
    SELECT 1 FROM matters_act p JOIN matters_act a ON a.matter_id = p.matter_id
    WHERE p.matter_id = wanted AND p.step = 'propose_disposal' AND a.step = 'approve_disposal'
      AND p.seq < a.seq AND a.seq < d.seq AND p.officer_id <> a.officer_id AND d."on" > a."on" + 30
      AND NOT EXISTS (SELECT 1 FROM matters_act v WHERE v.matter_id = wanted AND v.seq > p.seq
                      AND v.step IN ('withdraw_disposal', 'place_hold', 'reopen')))))) $$;
REVOKE EXECUTE ON FUNCTION huiyin_may_destroy FROM PUBLIC;

CREATE OR REPLACE FUNCTION huiyin_matter_by_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = NEW.id AND a.seq = NEW.acts
                 AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a matter changes only by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.key IS NULL AND OLD.key IS NOT NULL AND NOT huiyin_may_destroy(NEW.id) THEN
    RAISE EXCEPTION 'a key is destroyed only by a disposal' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.key IS NOT NULL AND OLD.key IS NULL THEN
    RAISE EXCEPTION 'a destroyed key does not come back' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
