-- Sessions, recovery codes and failed sign-ins: kept in the database, so that any node sees them and a session ends at once.

-- A session ends by its own idle time, after twelve hours, with the person's security stamp, or when its row is deleted.
-- Sessions live by the wall clock, not by review.now(): moving a development database's clock signs nobody out.
CREATE TABLE review.person_session (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES review.person ON DELETE CASCADE,
    security_stamp text NOT NULL,
    two_factors boolean NOT NULL,
    idle interval NOT NULL,
    started_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    seen_at timestamptz NOT NULL DEFAULT statement_timestamp()
);
CREATE INDEX person_session_person ON review.person_session (person_id);

-- SHA-256 of a code of 128 bits; using one deletes it.
CREATE TABLE review.recovery_code (
    person_id uuid NOT NULL REFERENCES review.person ON DELETE CASCADE,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (person_id, hash)
);

-- Counted by account and network, so that a stranger elsewhere locks nobody out; the account need not exist.
CREATE TABLE review.sign_in_failure (
    account bytea NOT NULL CHECK (length(account) = 32),
    network text NOT NULL,
    failures integer NOT NULL,
    last_at timestamptz NOT NULL,
    blocked_until timestamptz NOT NULL,
    PRIMARY KEY (account, network)
);
