-- The seed of each year's surveillance sample: laid down once, so that every draw can be repeated and none can be chosen.

CREATE TABLE review.surveillance_seed (
    year integer PRIMARY KEY CHECK (year BETWEEN 2020 AND 9999),
    seed bytea NOT NULL CHECK (length(seed) = 32),
    since date NOT NULL
);
REVOKE UPDATE, DELETE ON review.surveillance_seed FROM review_app;
