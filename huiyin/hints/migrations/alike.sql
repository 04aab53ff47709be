-- In how many texts a pair of signs stands, as far as a sample of them told; what stands in few is not noted, so that no
-- single text shows here. Read and written through the functions below alone.
REVOKE ALL ON hints_spread FROM huiyin_app;
ALTER TABLE hints_spread ENABLE ROW LEVEL SECURITY;

-- Count anew, from about so many texts; how many pairs were noted.
CREATE FUNCTION huiyin_count_spread(sample int, fewest int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  texts float8 := (SELECT count(*) FROM hints_document);
  share float8 := least(1, sample / greatest(texts, 1));
  noted int;
BEGIN
  IF NOT huiyin_job() THEN
    RAISE EXCEPTION 'a job counts' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM hints_spread;
  INSERT INTO hints_spread (gram, texts)
    SELECT gram, ceil(count(*) / share) FROM hints_document TABLESAMPLE SYSTEM (100 * share), unnest(grams) AS gram
    GROUP BY gram HAVING count(*) >= fewest;
  GET DIAGNOSTICS noted = ROW_COUNT;
  RETURN noted;
END $$;

-- The matters of the asking agency's reach whose own words share most with these pairs, best first: how alike (0 to 1), and
-- what part of the pairs is the same. Never what is sealed; nothing to a petitioner or a job.
--
-- Rare pairs say most and cost least: they are looked up one after the other, the rarest first, until `budget` places were
-- found. The best `second` of what was found are compared by all their pairs.
CREATE FUNCTION huiyin_alike(pairs int[], leave_out bigint, budget int, second int)
RETURNS TABLE (matter bigint, likeness float8, words float8)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  own bigint := huiyin_acting();
  total float8 := greatest((SELECT reltuples FROM pg_class WHERE oid = 'hints_document'::regclass), 1000);
BEGIN
  RETURN QUERY
  WITH asked AS MATERIALIZED (
    SELECT g AS gram, coalesce(s.texts, 0) AS texts, row_number() OVER (ORDER BY coalesce(s.texts, 0), g) AS place
    FROM unnest(pairs) AS g LEFT JOIN hints_spread s ON s.gram = g
  ), found AS MATERIALIZED (
    SELECT a.gram, a.place, d.id, d.matter_id
    FROM (SELECT asked.gram, asked.place FROM asked ORDER BY asked.place OFFSET 0) a
    CROSS JOIN LATERAL (SELECT e.id, e.matter_id FROM hints_document e
      WHERE e.grams && ARRAY[a.gram] AND e.paper_id IS NULL LIMIT budget / 4 OFFSET 0) d
    LIMIT budget
  ), known AS MATERIALIZED (  -- a pair that was looked up and is nowhere tells nothing of any text
    SELECT a.gram, ln(total / greatest(a.texts, 1)) AS weight FROM asked a
    WHERE a.place > (SELECT max(f.place) FROM found f) OR a.gram IN (SELECT f.gram FROM found f)
  ), ranked AS MATERIALIZED (
    SELECT f.id, f.matter_id, sum(k.weight) AS shared FROM found f JOIN known k ON k.gram = f.gram
    WHERE f.matter_id IS DISTINCT FROM leave_out GROUP BY f.id, f.matter_id
  ), best AS MATERIALIZED (
    SELECT o.id, o.matter_id FROM (SELECT * FROM ranked ORDER BY shared DESC, id OFFSET 0) o
    CROSS JOIN LATERAL (SELECT FROM matters_reach r
      WHERE r.agency_id = own AND r.matter_id = o.matter_id AND NOT r.sealed LIMIT 1) within
    LIMIT second
  )
  SELECT c.matter_id,
    least(1, c.shared / (SELECT sum(o.weight) + 1 FROM known o) ^ 0.7
      / (c.size * (SELECT avg(o.weight) FROM known o)) ^ 0.3)::float8 AS alike,
    c.same::float8 / cardinality(pairs) AS part
  FROM (
    SELECT b.matter_id, b.size, sum(k.weight) AS shared, count(*) AS same
    FROM (SELECT x.id, x.matter_id, cardinality(d.grams) AS size, d.grams
          FROM best x JOIN hints_document d ON d.id = x.id OFFSET 0) b
    CROSS JOIN LATERAL unnest(b.grams) AS u(gram) JOIN known k ON k.gram = u.gram
    GROUP BY b.id, b.matter_id, b.size) c
  ORDER BY alike DESC, c.matter_id;
END $$;

REVOKE EXECUTE ON FUNCTION huiyin_count_spread, huiyin_alike FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_count_spread, huiyin_alike TO huiyin_app;
