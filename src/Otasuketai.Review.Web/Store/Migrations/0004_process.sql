-- Running procedures: pinned definitions, instances, what waits for a person, what waits for a time, and what failed.

CREATE TABLE review.process_definition (
    process_id text NOT NULL,
    version text NOT NULL,
    hash text NOT NULL,
    xml text NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT review.now(),
    seq bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (process_id, version, hash),
    UNIQUE (process_id, version)
);
CREATE TRIGGER process_definition_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON review.process_definition FOR EACH STATEMENT EXECUTE FUNCTION review.refuse_change();

CREATE TABLE review.instance (
    life_id uuid PRIMARY KEY REFERENCES review.life,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    process_id text NOT NULL,
    version text NOT NULL,
    hash text NOT NULL,
    status text NOT NULL,
    state jsonb NOT NULL,
    FOREIGN KEY (process_id, version, hash) REFERENCES review.process_definition
);
CREATE INDEX instance_dossier ON review.instance (dossier_id) WHERE status = 'Running';

CREATE TABLE review.work_item (
    instance_id uuid NOT NULL REFERENCES review.instance,
    activity_id text NOT NULL,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    element_id text NOT NULL,
    name text NOT NULL,
    role text,
    acts text[] NOT NULL,
    assignee uuid,
    due date,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_as text,
    PRIMARY KEY (instance_id, activity_id)
);
CREATE INDEX work_item_open ON review.work_item (role, due) WHERE closed_at IS NULL;
CREATE INDEX work_item_dossier ON review.work_item (dossier_id) WHERE closed_at IS NULL;

-- One row per armed timer; claimed with FOR UPDATE SKIP LOCKED, oldest first.
CREATE TABLE review.timer (
    instance_id uuid NOT NULL REFERENCES review.instance,
    timer_id text NOT NULL,
    element_id text NOT NULL,
    due timestamptz NOT NULL,
    failed_at timestamptz,
    PRIMARY KEY (instance_id, timer_id)
);
CREATE INDEX timer_due ON review.timer (due) WHERE failed_at IS NULL;

CREATE TABLE review.incident (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instance_id uuid NOT NULL REFERENCES review.instance,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    activity_id text NOT NULL,
    element_id text NOT NULL,
    code text NOT NULL,
    message text NOT NULL,
    at timestamptz NOT NULL DEFAULT review.now(),
    resolved_at timestamptz,
    resolved_by uuid,
    resolution text
);
CREATE INDEX incident_open ON review.incident (at) WHERE resolved_at IS NULL;
