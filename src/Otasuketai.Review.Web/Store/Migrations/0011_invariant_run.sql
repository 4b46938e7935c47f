-- What the last checks of the invariants found, so that an operator sees the answer and how old it is.

CREATE TABLE review.invariant_run (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT review.now(),
    rules integer NOT NULL,
    names text[] NOT NULL,
    sentences text[] NOT NULL,
    samples text[] NOT NULL,
    CHECK (cardinality(names) = cardinality(sentences) AND cardinality(names) = cardinality(samples))
);
REVOKE UPDATE, DELETE ON review.invariant_run FROM review_app;
