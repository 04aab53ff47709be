-- Ratings: read by whoever holds the receipt, by no officer and by no job; written with an act of rating alone.
ALTER TABLE matters_rating ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION huiyin_rates(wanted bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT huiyin_setting('officer') IS NULL AND huiyin_setting('receipt') IS NOT NULL AND huiyin_sees(wanted) $$;
CREATE POLICY rating_own ON matters_rating FOR SELECT USING (huiyin_rates(matter_id));
CREATE POLICY rating_given ON matters_rating FOR INSERT WITH CHECK (huiyin_rates(matter_id));
CREATE POLICY rating_changed ON matters_rating FOR UPDATE USING (huiyin_rates(matter_id));
REVOKE DELETE, TRUNCATE ON matters_rating FROM huiyin_app;

CREATE FUNCTION huiyin_rating_by_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.id = NEW.act_id AND a.matter_id = NEW.matter_id
                 AND a.step IN ('rate', 'rate_by_card') AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a rating is given by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rating_by_act BEFORE INSERT OR UPDATE ON matters_rating
  FOR EACH ROW EXECUTE FUNCTION huiyin_rating_by_act();

-- It goes with the act that ends its keeping, seals the matter or changes its key.
CREATE FUNCTION huiyin_forget_rating(wanted bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = wanted
                 AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a rating goes only by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM matters_rating WHERE matter_id = wanted;
END $$;
REVOKE EXECUTE ON FUNCTION huiyin_rates, huiyin_forget_rating FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_rates, huiyin_forget_rating TO huiyin_app;
