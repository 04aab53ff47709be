-- A line of a search is no opening: it is on record, has its limit for each day, and counts for nothing here.
CREATE OR REPLACE FUNCTION huiyin_reading_days(first date, last date, zone text)
RETURNS TABLE (day date, agency_id bigint, officer_id bigint, officer text, duty text, matters bigint, idle bigint,
  looks bigint, unmasked bigint, outside bigint, most bigint, most_number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE territory(code) AS (
    SELECT a.region_id FROM people_agency a WHERE a.id = huiyin_acting() AND huiyin_setting('duty') = 'inspector'
    UNION SELECT r.code FROM people_region r JOIN territory t ON r.parent_id = t.code),
  seen AS (
    SELECT d.*, d.at AT TIME ZONE zone AS here,
      EXISTS (SELECT 1 FROM matters_reach r WHERE r.matter_id = d.matter_id AND r.agency_id = d.agency_id AND r.acting) AS ours
    FROM matters_read d JOIN people_agency a ON a.id = d.agency_id JOIN territory t ON t.code = a.region_id
    WHERE d.what <> 'found' AND d.at >= (first::timestamp AT TIME ZONE zone) AND d.at < ((last + 1)::timestamp AT TIME ZONE zone)
      AND NOT EXISTS (SELECT 1 FROM matters_petitionmatter m WHERE m.id = d.matter_id AND m.sealed)
      AND NOT EXISTS (SELECT 1 FROM matters_reach r WHERE r.matter_id = d.matter_id AND r.sealed)),
  each_matter AS (
    SELECT s.here::date AS day, s.agency_id, s.officer_id, s.duty, s.matter_id,
      count(*) FILTER (WHERE s.what IN ('matter', 'identity')) AS looks,
      count(*) FILTER (WHERE s.what IN ('identity', 'file')) AS unmasked,
      count(*) FILTER (WHERE s.what IN ('identity', 'file')
        AND (s.here::time < '07:00' OR s.here::time >= '21:00')) AS outside, bool_or(s.ours) AS ours
    FROM seen s GROUP BY 1, 2, 3, 4, 5)
  SELECT e.day, e.agency_id, e.officer_id, o.name, e.duty, count(*), count(*) FILTER (WHERE NOT e.ours),
    sum(e.looks)::bigint, sum(e.unmasked)::bigint, sum(e.outside)::bigint, max(e.looks),
    (SELECT m.number FROM each_matter f JOIN matters_petitionmatter m ON m.id = f.matter_id
      WHERE (f.day, f.agency_id, f.officer_id, f.duty) = (e.day, e.agency_id, e.officer_id, e.duty)
        AND huiyin_sees(f.matter_id) AND f.looks = max(e.looks) LIMIT 1)
  FROM each_matter e JOIN people_officer o ON o.id = e.officer_id
  GROUP BY e.day, e.agency_id, e.officer_id, o.name, e.duty $$;
