-- What is published: read by everybody, written by the night's job, never changed.
ALTER TABLE matters_figure ENABLE ROW LEVEL SECURITY;
CREATE POLICY figure_read ON matters_figure FOR SELECT USING (true);
CREATE POLICY figure_written ON matters_figure FOR INSERT WITH CHECK (huiyin_job());
REVOKE UPDATE, DELETE, TRUNCATE ON matters_figure FROM huiyin_app;

-- How the units were rated in windows that closed in those days, for the night's job: by side and agency, and in all
-- (agency null). Of fewer than ten ratings nothing is given; how many were satisfied only where at least ten were and
-- at least ten were not. Nothing says of which matter.
CREATE FUNCTION huiyin_rating_counts(first date, last date)
RETURNS TABLE (side text, agency bigint, closed bigint, rated bigint, satisfied bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH over AS (
    SELECT m.id, m.origin_id, m.holder_id FROM matters_petitionmatter m
    WHERE huiyin_job() AND NOT m.sealed AND m.klass <> 'accusation'
      AND EXISTS (SELECT 1 FROM matters_term t WHERE t.matter_id = m.id AND t.clock = 'rate'
                  AND t.state = 'met' AND t.ended_on BETWEEN first AND last)
      AND NOT EXISTS (SELECT 1 FROM matters_term t WHERE t.matter_id = m.id AND t.clock = 'rate'
                      AND (t.state = 'running' OR t.ended_on > last))),
  each AS (
    SELECT 'office' AS side, coalesce(r.office_id, o.origin_id) AS agency, r.office_value AS value
      FROM over o LEFT JOIN matters_rating r ON r.matter_id = o.id
    UNION ALL
    SELECT 'organ', coalesce(r.organ_id, o.holder_id), r.organ_value
      FROM over o LEFT JOIN matters_rating r ON r.matter_id = o.id),
  counted AS (
    SELECT e.side, e.agency, count(*) AS closed, count(e.value) AS rated, count(*) FILTER (WHERE e.value >= 4) AS satisfied
    FROM each e GROUP BY GROUPING SETS ((e.side, e.agency), (e.side)))
  SELECT c.side, c.agency, c.closed, CASE WHEN c.rated >= 10 THEN c.rated END,
         CASE WHEN c.satisfied >= 10 AND c.rated - c.satisfied >= 10 THEN c.satisfied END
  FROM counted c $$;
REVOKE EXECUTE ON FUNCTION huiyin_rating_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_rating_counts TO huiyin_app;
