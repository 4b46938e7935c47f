-- Each act of a life begins where the one before it ended; the first begins at None.
SELECT id AS history, life_id AS life, act, from_stage, expected
FROM (SELECT id, life_id, act, from_stage, coalesce(lag(to_stage) OVER (PARTITION BY life_id ORDER BY id), 'None') AS expected FROM review.history) h
WHERE from_stage <> expected
