-- Every life stands where its last act in the history put it.
SELECT l.id AS life, l.machine, l.stage, coalesce(h.to_stage, 'None') AS history_says
FROM review.life l
LEFT JOIN LATERAL (SELECT to_stage FROM review.history WHERE life_id = l.id ORDER BY id DESC LIMIT 1) h ON true
WHERE l.stage <> coalesce(h.to_stage, 'None')
