-- A stopped review clock stands in a stage where it can be resumed, has an end, and a day after that end somebody has been alarmed.
SELECT l.id AS application, l.stage, l.facts ->> 'stopUntil' AS until
FROM review.life l
WHERE l.machine = 'Registration' AND l.facts ->> 'clock' = 'stopped'
  AND (NOT EXISTS (SELECT FROM review.law_pair p WHERE p.machine = l.machine AND p.from_stage = l.stage AND p.act = 'ResumeClock')
    OR coalesce(l.facts ->> 'stopUntil', '') !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
    OR l.facts ->> 'stopUntil' < to_char((review.now() AT TIME ZONE 'Asia/Tokyo') - interval '2 days', 'YYYY-MM-DD')
       AND NOT EXISTS (SELECT FROM review.outbox o WHERE o.life_id = l.id AND o.template = 'clock-to-resume' AND o.created_at > review.now() - interval '2 days'))
