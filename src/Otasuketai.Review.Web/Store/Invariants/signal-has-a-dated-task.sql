-- Every open recheck, measure and incident has work with a due date, a running time, or an incident that an operator sees: no signal is forgotten.
SELECT l.id AS life, l.machine, l.stage
FROM review.life l
WHERE l.machine IN ('Recheck', 'Measure', 'Incident') AND l.stage <> 'None'
  AND EXISTS (SELECT FROM review.law_pair p WHERE p.machine = l.machine AND p.from_stage = l.stage)
  AND NOT EXISTS (SELECT FROM review.work_item w WHERE w.instance_id = l.id AND w.closed_at IS NULL AND w.due IS NOT NULL)
  AND NOT EXISTS (SELECT FROM review.timer t WHERE t.instance_id = l.id AND t.failed_at IS NULL)
  AND NOT EXISTS (SELECT FROM review.incident n WHERE n.instance_id = l.id AND n.resolved_at IS NULL)
