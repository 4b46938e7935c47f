-- Dossiers, their lives and the law: a move that is no legal pair cannot be written, whoever writes it.

CREATE TABLE review.law_pair (
    machine text NOT NULL,
    from_stage text NOT NULL,
    act text NOT NULL,
    to_stage text NOT NULL,
    PRIMARY KEY (machine, from_stage, act, to_stage)
);

CREATE TABLE review.dossier (
    id uuid PRIMARY KEY,
    vendor_id uuid NOT NULL REFERENCES review.organisation,
    service_name text NOT NULL DEFAULT '',
    monitoring_type text NOT NULL DEFAULT '' CHECK (monitoring_type IN ('', 'endpoint', 'network', 'combined')),
    created_at timestamptz NOT NULL DEFAULT review.now()
);
CREATE INDEX dossier_vendor ON review.dossier (vendor_id);

CREATE TABLE review.life (
    id uuid PRIMARY KEY,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    machine text NOT NULL,
    stage text NOT NULL,
    version integer NOT NULL,
    parent_id uuid REFERENCES review.life,
    facts jsonb NOT NULL DEFAULT '{}',
    opened_at timestamptz NOT NULL,
    stage_since timestamptz NOT NULL,
    returns_to text,
    due date
);
CREATE INDEX life_dossier ON review.life (dossier_id);
CREATE INDEX life_stage ON review.life (machine, stage);

-- Append-only: what a court would read. One act, one row, one transaction.
CREATE TABLE review.history (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    life_id uuid NOT NULL REFERENCES review.life,
    machine text NOT NULL,
    from_stage text NOT NULL,
    act text NOT NULL,
    to_stage text NOT NULL,
    actor_id uuid NOT NULL,
    actor_name text NOT NULL,
    actor_roles text[] NOT NULL,
    at timestamptz NOT NULL,
    facts jsonb NOT NULL DEFAULT '{}',
    FOREIGN KEY (machine, from_stage, act, to_stage) REFERENCES review.law_pair
);
CREATE INDEX history_dossier ON review.history (dossier_id, id);
CREATE INDEX history_life ON review.history (life_id, id);

-- What happened beside moves: proposals made and declined, downloads, steps mended by an operator.
CREATE TABLE review.journal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    life_id uuid REFERENCES review.life,
    kind text NOT NULL,
    actor_id uuid NOT NULL,
    actor_name text NOT NULL,
    at timestamptz NOT NULL DEFAULT review.now(),
    facts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX journal_dossier ON review.journal (dossier_id, id);

CREATE FUNCTION review.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'review.% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- A life is born at None and moves along legal pairs only.
CREATE FUNCTION review.guard_life() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_stage text := CASE WHEN TG_OP = 'INSERT' THEN 'None' ELSE OLD.stage END;
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.machine <> OLD.machine OR NEW.dossier_id <> OLD.dossier_id) THEN
        RAISE EXCEPTION 'a life keeps its machine and its dossier' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.stage <> old_stage AND NEW.stage <> 'None'
       AND NOT EXISTS (SELECT FROM review.law_pair p WHERE p.machine = NEW.machine AND p.from_stage = old_stage AND p.to_stage = NEW.stage) THEN
        RAISE EXCEPTION 'illegal move: % % to %', NEW.machine, old_stage, NEW.stage USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER life_guard BEFORE INSERT OR UPDATE ON review.life FOR EACH ROW EXECUTE FUNCTION review.guard_life();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['history', 'journal'] LOOP
        EXECUTE format('CREATE TRIGGER %I_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review.%I FOR EACH STATEMENT EXECUTE FUNCTION review.refuse_change()', t, t);
        EXECUTE format('ALTER TABLE review.%I ENABLE ALWAYS TRIGGER %I_append_only', t, t);
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON review.%I FROM review_app', t);
    END LOOP;
END $$;
REVOKE INSERT, UPDATE, DELETE ON review.law_pair FROM review_app;

CREATE TABLE review.claim (
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    item text NOT NULL,
    can boolean NOT NULL,
    metric text NOT NULL DEFAULT '',
    value text NOT NULL DEFAULT '',
    unit text NOT NULL DEFAULT '',
    measured_on date,
    method text NOT NULL DEFAULT '',
    source text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    state text NOT NULL,
    finding text,
    finding_note text NOT NULL DEFAULT '',
    checked_by text NOT NULL DEFAULT '',
    checked_at timestamptz,
    confirmed_until date,
    PRIMARY KEY (dossier_id, item)
);

CREATE TABLE review.evidence_file (
    id uuid PRIMARY KEY,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    item text NOT NULL,
    name text NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text NOT NULL,
    state text NOT NULL DEFAULT 'Received' CHECK (state IN ('Received', 'Clean', 'Refused', 'Pending')),
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz NOT NULL DEFAULT review.now(),
    removed_at timestamptz
);
CREATE INDEX evidence_dossier ON review.evidence_file (dossier_id);

-- Four eyes: the one who confirms is never the one who proposed.
CREATE TABLE review.proposal (
    id uuid PRIMARY KEY,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    life_id uuid NOT NULL REFERENCES review.life,
    act text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    input jsonb NOT NULL,
    taken_by uuid,
    taken_at timestamptz,
    confirmed boolean,
    CONSTRAINT four_eyes CHECK (confirmed IS NOT TRUE OR taken_by <> proposed_by)
);
CREATE UNIQUE INDEX proposal_open ON review.proposal (life_id, act) WHERE taken_at IS NULL;

CREATE TABLE review.entry (
    life_id uuid PRIMARY KEY REFERENCES review.life,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    number text NOT NULL UNIQUE CHECK (number ~ '^[0-9]{4}-[0-9]{3}$'),
    listed_on date NOT NULL,
    valid_until date NOT NULL,
    last_version integer NOT NULL DEFAULT 0
);

-- Frozen public versions: what the register said, from when.
CREATE TABLE review.entry_version (
    life_id uuid NOT NULL REFERENCES review.entry,
    number integer NOT NULL,
    at timestamptz NOT NULL,
    reason text NOT NULL,
    snapshot jsonb NOT NULL,
    PRIMARY KEY (life_id, number)
);
CREATE TRIGGER entry_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review.entry_version FOR EACH STATEMENT EXECUTE FUNCTION review.refuse_change();
ALTER TABLE review.entry_version ENABLE ALWAYS TRIGGER entry_version_append_only;
REVOKE UPDATE, DELETE, TRUNCATE ON review.entry_version FROM review_app;

-- Numbers are handed out inside the transaction that uses them.
CREATE TABLE review.counter (
    kind text NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (kind, year)
);

-- A command's key: the second arrival finds the first one's answer.
CREATE TABLE review.idempotency (
    key uuid PRIMARY KEY,
    person_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT review.now(),
    life_id uuid NOT NULL,
    act text NOT NULL,
    awaits_second_person boolean NOT NULL
);
