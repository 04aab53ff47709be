-- Row-level security and the guards of the record: who sees what, what never changes. See docs/decisions.

-- Who is asking: names local to the transaction; empty means nobody.
CREATE FUNCTION huiyin_setting(name text) RETURNS text LANGUAGE sql STABLE
AS $$ SELECT nullif(current_setting('huiyin.' || name, true), '') $$;

-- The agency the named officer really holds the named duty in, else null.
CREATE FUNCTION huiyin_acting() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.agency_id FROM people_post p JOIN people_officer o ON o.id = p.officer_id
  WHERE p.officer_id = huiyin_setting('officer')::bigint
    AND p.agency_id = huiyin_setting('agency')::bigint
    AND p.duty = huiyin_setting('duty')
    AND (p.until IS NULL OR p.until >= current_date) AND o.is_active
  LIMIT 1 $$;

-- A job of the system: it names a duty and no person.
CREATE FUNCTION huiyin_job() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT coalesce(huiyin_setting('duty') = 'clock' AND huiyin_setting('officer') IS NULL
                      AND huiyin_setting('receipt') IS NULL, false) $$;

CREATE FUNCTION huiyin_named() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT huiyin_job() OR huiyin_setting('receipt') IS NOT NULL OR huiyin_acting() IS NOT NULL $$;

-- Sealed matters are there for the sealed channel alone.
CREATE FUNCTION huiyin_sees(wanted bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  receipt text := huiyin_setting('receipt');
BEGIN
  IF huiyin_setting('officer') IS NOT NULL THEN
    RETURN EXISTS (SELECT 1 FROM matters_reach r WHERE r.matter_id = wanted AND r.agency_id = huiyin_acting()
                   AND (NOT r.sealed OR huiyin_setting('duty') = 'sealed'));
  ELSIF receipt IS NOT NULL THEN
    RETURN EXISTS (SELECT 1 FROM matters_petitionmatter m JOIN matters_petitionitem i ON i.id = m.item_id
                   WHERE m.id = wanted AND i.receipt_digest = receipt);
  END IF;
  RETURN huiyin_job();
END $$;

CREATE FUNCTION huiyin_sees_item(wanted bigint, agency bigint, receipt text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF huiyin_setting('officer') IS NOT NULL THEN
    RETURN agency = huiyin_acting()
        OR EXISTS (SELECT 1 FROM matters_petitionmatter m JOIN matters_reach r ON r.matter_id = m.id
                   WHERE m.item_id = wanted AND r.agency_id = huiyin_acting()
                     AND (NOT r.sealed OR huiyin_setting('duty') = 'sealed'));
  ELSIF huiyin_setting('receipt') IS NOT NULL THEN
    RETURN receipt = huiyin_setting('receipt');
  END IF;
  RETURN huiyin_job();
END $$;

ALTER TABLE matters_reach ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach_own ON matters_reach FOR SELECT USING (
  huiyin_job() OR (agency_id = (SELECT huiyin_acting())
                   AND (NOT sealed OR (SELECT huiyin_setting('duty')) = 'sealed')));
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON matters_reach FROM huiyin_app;

ALTER TABLE matters_petitionmatter ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_seen ON matters_petitionmatter USING (
  huiyin_sees(id) OR (huiyin_setting('receipt') IS NOT NULL AND EXISTS (
    SELECT 1 FROM matters_petitionitem i WHERE i.id = item_id AND i.receipt_digest = huiyin_setting('receipt'))));

ALTER TABLE matters_petitionitem ENABLE ROW LEVEL SECURITY;
CREATE POLICY item_seen ON matters_petitionitem USING (huiyin_sees_item(id, agency_id, receipt_digest));

ALTER TABLE matters_arrival ENABLE ROW LEVEL SECURITY;
CREATE POLICY arrival_noted ON matters_arrival FOR INSERT WITH CHECK (huiyin_named());
CREATE POLICY arrival_seen ON matters_arrival FOR SELECT USING (
  huiyin_job() OR agency_id = (SELECT huiyin_acting())
  OR EXISTS (SELECT 1 FROM matters_petitionitem i WHERE i.arrival_id = matters_arrival.id));

ALTER TABLE matters_submission ENABLE ROW LEVEL SECURITY;
CREATE POLICY submission_named ON matters_submission USING (huiyin_named());

DO $$ DECLARE room text; BEGIN
  FOREACH room IN ARRAY ARRAY['petitioner','hop','content','attachment','act','term','breach','message'] LOOP
    EXECUTE format('ALTER TABLE matters_%I ENABLE ROW LEVEL SECURITY', room);
    EXECUTE format('CREATE POLICY %I ON matters_%I USING (huiyin_sees(matter_id))', room || '_seen', room);
  END LOOP;
END $$;

-- The envelope box: what is dropped in is not taken out here.
ALTER TABLE matters_envelope ENABLE ROW LEVEL SECURITY;
CREATE POLICY envelope_dropped ON matters_envelope FOR INSERT WITH CHECK (huiyin_sees(matter_id));
REVOKE SELECT, UPDATE, DELETE, TRUNCATE ON matters_envelope FROM huiyin_app;

-- What is written once stays: the record is never changed or deleted, not even by the owner.
CREATE FUNCTION huiyin_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER act_kept BEFORE UPDATE OR DELETE ON matters_act
  FOR EACH ROW EXECUTE FUNCTION huiyin_append_only();
CREATE TRIGGER act_kept_whole BEFORE TRUNCATE ON matters_act
  FOR EACH STATEMENT EXECUTE FUNCTION huiyin_append_only();
CREATE TRIGGER item_kept BEFORE UPDATE OR DELETE ON matters_petitionitem
  FOR EACH ROW EXECUTE FUNCTION huiyin_append_only();
CREATE TRIGGER item_kept_whole BEFORE TRUNCATE ON matters_petitionitem
  FOR EACH STATEMENT EXECUTE FUNCTION huiyin_append_only();
REVOKE UPDATE, DELETE, TRUNCATE ON matters_act, matters_petitionitem, matters_arrival FROM huiyin_app;
REVOKE DELETE, TRUNCATE ON matters_petitionmatter, matters_term, matters_hop, matters_breach, matters_message,
  matters_submission, matters_calendarnotice FROM huiyin_app;

-- The database notes in which transaction an act was written …
CREATE FUNCTION huiyin_note_xact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.xact := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;
CREATE TRIGGER act_xact BEFORE INSERT ON matters_act FOR EACH ROW EXECUTE FUNCTION huiyin_note_xact();

-- … so that no term and no matter changes but together with an act.
CREATE FUNCTION huiyin_term_by_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.id = NEW.changed_by_id AND a.matter_id = NEW.matter_id
                 AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a term changes only by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER term_by_act BEFORE INSERT OR UPDATE ON matters_term
  FOR EACH ROW EXECUTE FUNCTION huiyin_term_by_act();

CREATE FUNCTION huiyin_matter_by_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = NEW.id AND a.seq = NEW.acts
                 AND a.xact = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'a matter changes only by an act' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER matter_by_act BEFORE UPDATE ON matters_petitionmatter
  FOR EACH ROW EXECUTE FUNCTION huiyin_matter_by_act();

-- Reach is written here only: by someone who sees the matter, or with a matter that is just being made.
CREATE FUNCTION huiyin_set_reach(wanted bigint, made jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT huiyin_named() OR (EXISTS (SELECT 1 FROM matters_petitionmatter WHERE id = wanted)
                            AND NOT huiyin_sees(wanted)) THEN
    RAISE EXCEPTION 'out of reach' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM matters_reach r WHERE r.matter_id = wanted
    AND r.agency_id NOT IN (SELECT (one->>'agency_id')::bigint FROM jsonb_array_elements(made) one);
  INSERT INTO matters_reach (agency_id, matter_id, position, open, acting, sealed, urgent, due, target, received_on)
  SELECT n.agency_id, wanted, n.position, n.open, n.acting, n.sealed, n.urgent, n.due, n.target, n.received_on
  FROM jsonb_to_recordset(made) AS n(agency_id bigint, position text, open boolean, acting boolean,
       sealed boolean, urgent boolean, due date, target date, received_on date)
  ON CONFLICT (agency_id, matter_id) DO UPDATE SET position = excluded.position, open = excluded.open,
    acting = excluded.acting, sealed = excluded.sealed, urgent = excluded.urgent, due = excluded.due,
    target = excluded.target;
END $$;

-- What the law asks of a matter named in an answer (N1, N2), though it lie out of the officer's reach.
CREATE FUNCTION huiyin_matter_facts(wanted text)
RETURNS TABLE (id bigint, state text, klass text, route text, accepted boolean, due date, re_review_served boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, m.state, m.klass, m.route,
         EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = m.id AND a.step IN ('accept', 'accept_simple')),
         (SELECT max(t.due) FROM matters_term t WHERE t.matter_id = m.id AND t.state = 'running'
            AND t.bound_id IS NOT NULL AND t.clock IN ('handle', 'decide_simple', 'perform_duty', 'review', 're_review')),
         EXISTS (SELECT 1 FROM matters_act a WHERE a.matter_id = m.id AND a.step = 'serve_re_review')
  FROM matters_petitionmatter m
  WHERE m.number = wanted AND NOT m.sealed AND huiyin_acting() IS NOT NULL $$;
-- The number of the item a submission token made, for whoever holds the token.
CREATE FUNCTION huiyin_submitted(wanted text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT i.number FROM matters_submission s JOIN matters_petitionitem i ON i.id = s.item_id
  WHERE s.token = wanted AND huiyin_named() $$;
REVOKE EXECUTE ON FUNCTION huiyin_set_reach, huiyin_matter_facts, huiyin_sees, huiyin_sees_item, huiyin_acting FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huiyin_set_reach, huiyin_matter_facts, huiyin_sees, huiyin_sees_item, huiyin_acting TO huiyin_app;
