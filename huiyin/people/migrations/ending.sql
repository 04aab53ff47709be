-- A registrar ends what a colleague of the territory may do, at once: one function, which writes its own record.

-- Agencies of the registrar's region and below it; nothing where no registrar is named.
CREATE FUNCTION people_territory() RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  WITH RECURSIVE here(code) AS (
    SELECT a.region_id FROM people_post p JOIN people_officer o ON o.id = p.officer_id
      JOIN people_agency a ON a.id = p.agency_id
    WHERE p.officer_id = nullif(current_setting('huiyin.officer', true), '')::bigint
      AND p.agency_id = nullif(current_setting('huiyin.agency', true), '')::bigint
      AND current_setting('huiyin.duty', true) = 'registrar' AND p.duty = 'registrar'
      AND (p.until IS NULL OR p.until >= current_date) AND o.is_active
    UNION
    SELECT r.code FROM people_region r JOIN here h ON r.parent_id = h.code
  )
  SELECT a.id FROM people_agency a JOIN here h ON a.region_id = h.code $$;

-- `what`: sessions, factor (the second factor, with all sessions) or post; `wanted`: the post through which
-- the officer is found; `why` is for colleagues and says nothing of a petition.
CREATE FUNCTION people_end(what text, wanted bigint, why text, moment timestamptz, today date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found people_post; acting bigint := nullif(current_setting('huiyin.officer', true), '')::bigint;
BEGIN
  SELECT p.* INTO found FROM people_post p WHERE p.id = wanted AND p.agency_id IN (SELECT people_territory())
    AND p.officer_id <> acting AND (p.until IS NULL OR p.until >= today);
  IF found.id IS NULL OR what NOT IN ('sessions', 'factor', 'post') OR length(btrim(why)) < 4 THEN
    RAISE EXCEPTION 'not there' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE people_officer SET epoch = epoch + 1 WHERE id = found.officer_id;
  IF what = 'factor' THEN DELETE FROM mfa_authenticator WHERE user_id = found.officer_id; END IF;
  IF what = 'post' THEN UPDATE people_post SET until = today - 1 WHERE id = found.id; END IF;
  INSERT INTO people_ending (what, officer_id, agency_id, duty, ended_by_id, why, at)
    VALUES (what, found.officer_id, found.agency_id, found.duty, acting, btrim(why), moment);
END $$;
REVOKE EXECUTE ON FUNCTION people_territory, people_end FROM PUBLIC;

-- The record: read by registrars of the territory, written by the function, changed by nobody.
ALTER TABLE people_ending ENABLE ROW LEVEL SECURITY;
CREATE POLICY ending_seen ON people_ending FOR SELECT USING (agency_id IN (SELECT people_territory()));
CREATE FUNCTION people_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ending_kept BEFORE UPDATE OR DELETE ON people_ending FOR EACH ROW EXECUTE FUNCTION people_kept();
CREATE TRIGGER ending_kept_whole BEFORE TRUNCATE ON people_ending FOR EACH STATEMENT EXECUTE FUNCTION people_kept();
REVOKE ALL ON people_ending FROM huiyin_app;
DO $$ BEGIN  -- in the sealed room's database this role has no rights, and nobody ends anything by page
  IF has_table_privilege('huiyin_app', 'people_post', 'SELECT') THEN
    GRANT SELECT ON people_ending TO huiyin_app;
    GRANT EXECUTE ON FUNCTION people_territory, people_end TO huiyin_app;
  ELSE
    DROP FUNCTION people_end;
  END IF;
END $$;
