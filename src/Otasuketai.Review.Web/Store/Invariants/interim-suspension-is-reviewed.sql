-- An interim suspension has the day of its review, and two days after it somebody has been alarmed.
SELECT l.id AS listing, l.facts ->> 'reviewDue' AS review_due
FROM review.life l
WHERE l.machine = 'Listing' AND l.stage = 'Suspended' AND l.facts ->> 'suspensionKind' = 'interim'
  AND (coalesce(l.facts ->> 'reviewDue', '') !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
    OR l.facts ->> 'reviewDue' < to_char((review.now() AT TIME ZONE 'Asia/Tokyo') - interval '2 days', 'YYYY-MM-DD')
       AND NOT EXISTS (SELECT FROM review.outbox o WHERE o.life_id = l.id AND o.template = 'interim-to-review' AND o.created_at > review.now() - interval '2 days'))
