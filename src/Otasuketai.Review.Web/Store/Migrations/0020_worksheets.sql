-- Saved worksheets: snapshots by version, found by the hash of a link only. Nobody signs in for them, nobody's history depends on them:
-- who holds the edit link may delete one, and the clock deletes it when its time is over.

CREATE TABLE review.worksheet (
    id uuid PRIMARY KEY,
    read_hash bytea NOT NULL UNIQUE CHECK (length(read_hash) = 32),
    edit_hash bytea NOT NULL UNIQUE CHECK (length(edit_hash) = 32),
    last_version integer NOT NULL DEFAULT 1 CHECK (last_version BETWEEN 1 AND 50),
    keep_until date NOT NULL
);
CREATE INDEX worksheet_keep_until ON review.worksheet (keep_until);

CREATE TABLE review.worksheet_version (
    worksheet_id uuid NOT NULL REFERENCES review.worksheet ON DELETE CASCADE,
    number integer NOT NULL,
    at timestamptz NOT NULL DEFAULT review.now(),
    content text NOT NULL CHECK (octet_length(content) <= 262144),
    PRIMARY KEY (worksheet_id, number)
);
REVOKE UPDATE ON review.worksheet_version FROM review_app;
