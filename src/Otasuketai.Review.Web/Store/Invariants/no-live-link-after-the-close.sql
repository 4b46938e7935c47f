-- A closed evaluation round has no invitation whose link still works.
SELECT v.id AS invitation, v.round_id AS round, v.state
FROM review.invitation v JOIN review.evaluation_round r ON r.life_id = v.round_id JOIN review.life l ON l.id = r.life_id
WHERE v.state IN ('Issued', 'Reminded') AND (r.closed_at IS NOT NULL OR l.stage NOT IN ('Planned', 'Collecting'))
