-- What the register showed on any day: beside the frozen versions every change of where an entry stands is kept, reduced to what is public.

CREATE TABLE review.entry_state (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    life_id uuid NOT NULL REFERENCES review.life,
    at timestamptz NOT NULL,
    stage text NOT NULL,
    facts jsonb NOT NULL
);
CREATE INDEX entry_state_life ON review.entry_state (life_id, id);
CREATE TRIGGER entry_state_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review.entry_state FOR EACH STATEMENT EXECUTE FUNCTION review.refuse_change();
ALTER TABLE review.entry_state ENABLE ALWAYS TRIGGER entry_state_append_only;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON review.entry_state FROM review_app;

-- The facts of a listing's life that its page shows. Which measure flagged a caution stays inside: only that one is in force is public.
CREATE FUNCTION review.public_facts(facts jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(jsonb_object_agg(key, CASE key WHEN 'cautionBy' THEN to_jsonb('yes'::text) ELSE value END), '{}')
    FROM jsonb_each(facts)
    WHERE value <> '""' AND key IN ('suspensionKind', 'suspendedOn', 'reasonClass', 'reviewDue', 'ground', 'endedOn', 'endedUnderMeasure', 'lastDay', 'advice', 'successor', 'successorCorporateNumber', 'cautionBy')
$$;

CREATE FUNCTION review.keep_entry_state() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.stage NOT IN ('None', 'Unpublished') AND (NEW.stage <> OLD.stage OR review.public_facts(NEW.facts) <> review.public_facts(OLD.facts)) THEN
        INSERT INTO review.entry_state (life_id, at, stage, facts) VALUES (NEW.id, review.now(), NEW.stage, review.public_facts(NEW.facts));
    END IF;
    RETURN NULL;
END $$;
-- the condition is planned with every step that writes a life: it stays simple
CREATE TRIGGER life_entry_state AFTER UPDATE ON review.life FOR EACH ROW WHEN (NEW.machine = 'Listing') EXECUTE FUNCTION review.keep_entry_state();

-- Of the time before this table the history tells where an entry stood; a caution that was over by then, and how long a suspension was to last, it does not.
INSERT INTO review.entry_state (life_id, at, stage, facts)
SELECT h.life_id, h.at, h.to_stage, CASE WHEN lead(h.id) OVER later IS NULL THEN review.public_facts(l.facts) ELSE review.public_facts(h.facts - 'cautionBy' || CASE h.act
    WHEN 'Suspend' THEN jsonb_build_object('suspensionKind', 'measure', 'suspendedOn', (h.at AT TIME ZONE 'Asia/Tokyo')::date)
    WHEN 'SuspendInterim' THEN jsonb_build_object('suspensionKind', 'interim', 'suspendedOn', (h.at AT TIME ZONE 'Asia/Tokyo')::date)
    ELSE '{}' END) END
FROM review.history h JOIN review.life l ON l.id = h.life_id
WHERE h.machine = 'Listing' AND h.to_stage NOT IN ('None', 'Unpublished')
WINDOW later AS (PARTITION BY h.life_id ORDER BY h.id)
ORDER BY h.id;
