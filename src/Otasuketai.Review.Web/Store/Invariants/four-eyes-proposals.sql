-- Who confirmed a heavy act is never who proposed it.
SELECT id AS proposal, act, proposed_by AS person FROM review.proposal WHERE confirmed AND taken_by = proposed_by
