-- The operator keeps the system running and sees no content: the duty gives no agency to see matters by.
CREATE OR REPLACE FUNCTION huiyin_acting() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.agency_id FROM people_post p JOIN people_officer o ON o.id = p.officer_id
  WHERE p.officer_id = huiyin_setting('officer')::bigint
    AND p.agency_id = huiyin_setting('agency')::bigint
    AND p.duty = huiyin_setting('duty') AND p.duty <> 'operator'
    AND (p.until IS NULL OR p.until >= current_date) AND o.is_active
  LIMIT 1 $$;
