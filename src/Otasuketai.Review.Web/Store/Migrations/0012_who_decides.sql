-- The deputy and the member elected for an item take the chair's place; a claim's changes leave their own trace; only the box writes who voted.

ALTER TABLE review.committee_seat ADD COLUMN is_deputy boolean NOT NULL DEFAULT false, ADD CHECK (NOT (is_chair AND is_deputy));
ALTER TABLE review.poll_member ADD COLUMN is_deputy boolean NOT NULL DEFAULT false;
ALTER TABLE review.poll DROP COLUMN deciding_person, ADD COLUMN elected_person uuid REFERENCES review.person;

-- Taking one column back from a right on the whole table takes nothing: the whole goes, and what is needed comes back by name.
REVOKE INSERT, UPDATE ON review.poll_member FROM review_app;
GRANT INSERT (poll_id, person_id, name, is_chair, is_deputy, declared, recused), UPDATE (name, is_chair, is_deputy, declared, recused, conflict_text) ON review.poll_member TO review_app;
REVOKE INSERT ON review.poll FROM review_app;
GRANT INSERT (life_id, dossier_id, questions) ON review.poll TO review_app;

DROP FUNCTION review.close_poll(uuid, uuid);
CREATE FUNCTION review.close_poll(p_poll uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp AS $$
BEGIN
    UPDATE review.poll SET closed_at = review.now() WHERE life_id = p_poll AND frozen_at IS NOT NULL AND closed_at IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the poll is not open' USING ERRCODE = 'OT002';
    END IF;
END $$;

-- Once for a poll, so that nobody opens one ballot after another by electing again.
CREATE FUNCTION review.elect_presiding(p_poll uuid, p_person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp AS $$
BEGIN
    UPDATE review.poll p SET elected_person = p_person
    WHERE p.life_id = p_poll AND p.closed_at IS NOT NULL AND p.elected_person IS NULL
      AND EXISTS (SELECT FROM review.poll_member m WHERE m.poll_id = p_poll AND m.person_id = p_person AND m.voted_at IS NOT NULL AND NOT m.recused);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nobody may be elected here' USING ERRCODE = 'OT006';
    END IF;
END $$;

-- The ballot that decides an exact half, and only there: the chair's, else the deputy's, else the elected member's; an abstention decides nothing.
DROP FUNCTION review.casting_choice(uuid);
CREATE FUNCTION review.casting_choice(p_poll uuid) RETURNS TABLE (question text, choice text, seat text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM review.poll WHERE life_id = p_poll AND closed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the poll is not closed' USING ERRCODE = 'OT005';
    END IF;
    RETURN QUERY
        WITH counted AS (
            SELECT b.question AS q, b.choice AS c, count(*) AS n FROM review.ballot b
            JOIN review.poll_member m USING (poll_id, person_id)
            WHERE b.poll_id = p_poll AND NOT m.recused AND b.choice <> 'abstain' AND b.question NOT LIKE 'text-%' GROUP BY 1, 2),
        halves AS (
            SELECT q FROM counted GROUP BY q
            HAVING 2 * coalesce(sum(n) FILTER (WHERE c IN ('approve', 'approve-with-conditions', 'list', 'adopt')), 0) = sum(n)
                OR 2 * coalesce(sum(n) FILTER (WHERE c = 'defer'), 0) = sum(n)),
        asked AS (
            SELECT b.question AS q, b.choice AS c, m.is_chair AS chair, m.is_deputy AS deputy,
                   row_number() OVER (PARTITION BY b.question ORDER BY m.is_chair DESC, m.is_deputy DESC) AS turn
            FROM review.ballot b JOIN halves h ON h.q = b.question JOIN review.poll_member m USING (poll_id, person_id) JOIN review.poll p ON p.life_id = b.poll_id
            WHERE b.poll_id = p_poll AND NOT m.recused AND b.choice <> 'abstain' AND (m.is_chair OR m.is_deputy OR m.person_id = p.elected_person))
        SELECT a.q, a.c, CASE WHEN a.chair THEN 'Chair' WHEN a.deputy THEN 'Deputy' ELSE 'Elected' END FROM asked a WHERE a.turn = 1;
END $$;

-- What the members of a committee read must be what they decide on: every change of an answer or of what was found on it is written down.
CREATE TABLE review.claim_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier_id uuid NOT NULL,
    item text NOT NULL,
    at timestamptz NOT NULL DEFAULT review.now()
);
CREATE INDEX claim_change_dossier ON review.claim_change (dossier_id, at);
CREATE TRIGGER claim_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review.claim_change FOR EACH STATEMENT EXECUTE FUNCTION review.refuse_change();
ALTER TABLE review.claim_change ENABLE ALWAYS TRIGGER claim_change_append_only;
REVOKE UPDATE, DELETE, TRUNCATE ON review.claim_change FROM review_app;

CREATE FUNCTION review.note_claim_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT'
       OR (OLD.can, OLD.metric, OLD.value, OLD.unit, OLD.measured_on, OLD.method, OLD.source, OLD.note, OLD.finding, OLD.finding_note, OLD.state = 'UserContradicted')
          IS DISTINCT FROM (NEW.can, NEW.metric, NEW.value, NEW.unit, NEW.measured_on, NEW.method, NEW.source, NEW.note, NEW.finding, NEW.finding_note, NEW.state = 'UserContradicted') THEN
        INSERT INTO review.claim_change (dossier_id, item) VALUES (NEW.dossier_id, NEW.item);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER claim_changed AFTER INSERT OR UPDATE ON review.claim FOR EACH ROW EXECUTE FUNCTION review.note_claim_change();
