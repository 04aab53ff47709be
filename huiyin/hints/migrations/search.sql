-- Which texts of the asking agency hold all these pairs, the newest first, after (`before`, `behind`) where those are given.
-- Never what is sealed; a paper only as its own policy shows it; nothing to a petitioner or a job.
--
-- It goes back in time in steps that double, each step one look into the index of pairs and weeks, until it has as many as
-- were wanted: a frequent word is found in the newest weeks, and for a rare one the last steps cover all there is. Where that
-- would go through many texts of others, an agency of not so many matters looks through its own; how frequent the pairs are
-- is told by the newest two weeks.
CREATE FUNCTION huiyin_search(pairs int[], most int, since date, until date, sort text, publics text[], still boolean,
  class text, way text, held bigint, before date, behind bigint)
RETURNS TABLE (document bigint, matter bigint, paper bigint, day date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  few CONSTANT int := 20000;
  own bigint := huiyin_acting();
  interested boolean := huiyin_interested();
  remaining int := most;
  span int := 1;
  matters int;
  ahead bigint;
  newest int;
  oldest int;
  low int;
  found int;
  seen CONSTANT text := $sql$
    SELECT d.id, d.matter_id, d.paper_id, d.day FROM %s
    LEFT JOIN matters_petitionmatter m ON m.id = d.matter_id
    LEFT JOIN papers_paper p ON p.id = d.paper_id
    WHERE r.agency_id = $1 AND NOT r.sealed AND d.grams @> $2 AND %s
      AND ($3 IS NULL OR d.day >= $3) AND ($4 IS NULL OR d.day <= $4)
      AND (d.paper_id IS NULL OR (p.state = 'issued' AND (NOT p.inside OR p.agency_id = $1)))
      AND ($5 = '' OR ($5 = 'matter' AND d.paper_id IS NULL)
           OR ($5 = 'notice' AND p.kind = ANY ($6)) OR ($5 = 'paper' AND p.kind <> ALL ($6)))
      AND ($7 IS NULL OR r.open = $7) AND ($8 = '' OR m.klass = $8) AND ($9 = '' OR m.channel = $9)
      AND ($10 IS NULL OR m.holder_id = $10) AND ($11 IS NULL OR (d.day, d.id) < ($11, $12))
      AND (NOT $13 OR NOT huiyin_barred(d.matter_id))
    ORDER BY d.day DESC, d.id DESC LIMIT $14 $sql$;
BEGIN
  IF own IS NULL OR cardinality(pairs) = 0 THEN
    RETURN;
  END IF;
  SELECT (huiyin_weeks(least(max(d.day), until, before)))[1], (huiyin_weeks(greatest(min(d.day), since)))[1]
    INTO newest, oldest FROM hints_document d;
  SELECT count(*) INTO matters FROM (SELECT FROM matters_reach r WHERE r.agency_id = own LIMIT few) AS enough;
  IF matters < few THEN
    SELECT least(count(*) * (newest - oldest + 2) / 2, most * c.reltuples::bigint / greatest(matters, 1)) INTO ahead
      FROM (SELECT FROM hints_document d WHERE d.grams @> pairs
              AND huiyin_weeks(d.day) && ARRAY[newest - 1, newest] LIMIT 10000) AS lately,
        pg_class c WHERE c.oid = 'hints_document'::regclass GROUP BY c.reltuples;
    IF matters < 500 OR matters * 3 < ahead THEN
      RETURN QUERY EXECUTE format(seen, 'matters_reach r JOIN hints_document d ON d.matter_id = r.matter_id', 'true')
        USING own, pairs, since, until, sort, publics, still, class, way, held, before, behind, interested, remaining;
      RETURN;
    END IF;
  END IF;
  WHILE newest >= oldest AND remaining > 0 LOOP
    low := greatest(oldest, newest - span + 1);
    RETURN QUERY EXECUTE format(seen, 'hints_document d JOIN matters_reach r ON r.matter_id = d.matter_id',
      'huiyin_weeks(d.day) && ARRAY(SELECT generate_series($15, $16))')
      USING own, pairs, since, until, sort, publics, still, class, way, held, before, behind, interested, remaining,
        low, newest;
    GET DIAGNOSTICS found = ROW_COUNT;
    remaining := remaining - found;
    newest := low - 1;
    span := span * 2;
  END LOOP;
END $$;

-- How often an officer searched on a day, this time included: a number alone, kept for that day.
CREATE FUNCTION huiyin_count_search(today date) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  officer CONSTANT bigint := huiyin_setting('officer')::bigint;
  counted int;
BEGIN
  IF huiyin_acting() IS NULL THEN
    RAISE EXCEPTION 'nobody searches' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO hints_searches AS s (officer_id, day, times) VALUES (officer, today, 1)
    ON CONFLICT (officer_id) DO UPDATE SET day = today, times = CASE WHEN s.day = today THEN s.times + 1 ELSE 1 END
    RETURNING s.times INTO counted;
  RETURN counted;
END $$;
REVOKE ALL ON hints_searches FROM huiyin_app;
ALTER TABLE hints_searches ENABLE ROW LEVEL SECURITY;

-- A paper that is destroyed leaves the index, whoever destroys it.
ALTER TABLE hints_document
  ADD CONSTRAINT document_of_paper FOREIGN KEY (paper_id) REFERENCES papers_paper (id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;

REVOKE EXECUTE ON FUNCTION huiyin_search, huiyin_count_search FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_search, huiyin_count_search TO huiyin_app;
