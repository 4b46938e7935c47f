-- A running procedure waits for a person, a time, a message, or an operator who has an incident to mend.
SELECT i.life_id AS life, i.process_id AS process
FROM review.instance i
WHERE i.status = 'Running'
  AND NOT EXISTS (SELECT FROM review.work_item w WHERE w.instance_id = i.life_id AND w.closed_at IS NULL)
  AND NOT EXISTS (SELECT FROM review.timer t WHERE t.instance_id = i.life_id AND t.failed_at IS NULL)
  AND NOT EXISTS (SELECT FROM review.incident n WHERE n.instance_id = i.life_id AND n.resolved_at IS NULL)
  AND coalesce(jsonb_array_length(CASE jsonb_typeof(i.state -> 'sub') WHEN 'array' THEN i.state -> 'sub' END), 0) = 0
