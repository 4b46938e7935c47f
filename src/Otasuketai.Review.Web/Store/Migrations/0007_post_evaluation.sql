-- Monitor users, their invitations by link and what they answered. Links are kept as hashes only.

CREATE TABLE review.monitor_user (
    id uuid PRIMARY KEY,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    company text NOT NULL,
    name text NOT NULL,
    address text NOT NULL CHECK (address !~ '[[:cntrl:],;]' AND address LIKE '%@%'),
    language text NOT NULL DEFAULT 'ja',
    proof text NOT NULL,
    enrolled_by uuid NOT NULL,
    enrolled_at timestamptz NOT NULL DEFAULT review.now(),
    left_at timestamptz,
    UNIQUE (dossier_id, address)
);

CREATE TABLE review.evaluation_round (
    life_id uuid PRIMARY KEY REFERENCES review.life,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    items text[] NOT NULL,
    closes_on date NOT NULL,
    closed_at timestamptz,
    published_at timestamptz,
    counts_only boolean
);

CREATE TABLE review.invitation (
    id uuid PRIMARY KEY,
    round_id uuid NOT NULL REFERENCES review.evaluation_round,
    monitor_id uuid NOT NULL REFERENCES review.monitor_user,
    token_hash bytea NOT NULL UNIQUE,
    state text NOT NULL DEFAULT 'Issued' CHECK (state IN ('Issued', 'Reminded', 'Answered', 'Declined', 'Expired', 'Revoked')),
    issued_at timestamptz NOT NULL DEFAULT review.now(),
    answered_at timestamptz,
    overall integer CHECK (overall BETWEEN 1 AND 5),
    comment text NOT NULL DEFAULT '',
    UNIQUE (round_id, monitor_id)
);

CREATE TABLE review.response (
    invitation_id uuid NOT NULL REFERENCES review.invitation,
    item text NOT NULL,
    answer text NOT NULL CHECK (answer IN ('achieved', 'not-achieved', 'cannot-tell')),
    importance integer CHECK (importance BETWEEN 1 AND 4),
    PRIMARY KEY (invitation_id, item)
);
