-- What the register showed last is where the entry stands.
SELECT l.id AS listing, l.stage, s.stage AS shown
FROM review.life l JOIN review.entry e ON e.life_id = l.id
LEFT JOIN LATERAL (SELECT stage, facts FROM review.entry_state WHERE life_id = l.id ORDER BY id DESC LIMIT 1) s ON true
WHERE l.stage NOT IN ('None', 'Unpublished') AND (s.stage, s.facts) IS DISTINCT FROM (l.stage, review.public_facts(l.facts))
