-- A suppressed round publishes counts only; results are published of a closed round only.
SELECT r.life_id AS round, l.stage FROM review.evaluation_round r JOIN review.life l ON l.id = r.life_id
WHERE r.published_at IS NOT NULL AND r.closed_at IS NULL OR l.stage = 'Suppressed' AND r.counts_only IS FALSE OR l.stage = 'Published' AND r.published_at IS NULL
