-- All papers of a matter, also those that whoever seals it may not read; the trigger still asks for an act in it.
CREATE FUNCTION huiyin_drop_papers(wanted bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT huiyin_sees(wanted) THEN
    RAISE EXCEPTION 'out of reach' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM papers_paper WHERE matter_id = wanted;
END $$;
REVOKE EXECUTE ON FUNCTION huiyin_drop_papers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_drop_papers TO huiyin_app;
