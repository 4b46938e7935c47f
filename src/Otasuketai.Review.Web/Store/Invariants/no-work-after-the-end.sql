-- No open work and no armed timer where the procedure or the life has ended.
SELECT 'work' AS what, w.instance_id AS life, w.element_id AS element
FROM review.work_item w JOIN review.instance i ON i.life_id = w.instance_id JOIN review.life l ON l.id = w.instance_id
WHERE w.closed_at IS NULL
  AND (i.status <> 'Running' OR NOT EXISTS (SELECT FROM review.law_pair p WHERE p.machine = l.machine AND p.from_stage = l.stage))
UNION ALL
SELECT 'timer', t.instance_id, t.element_id
FROM review.timer t JOIN review.instance i ON i.life_id = t.instance_id
WHERE t.failed_at IS NULL AND i.status <> 'Running'
