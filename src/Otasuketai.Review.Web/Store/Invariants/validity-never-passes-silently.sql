-- The day after its last valid day an entry has expired, or a renewal is filed and pending, or an appeal holds its refusal back. One day is left for the clock to notice.
SELECT e.life_id AS listing, e.number, e.valid_until, l.stage
FROM review.entry e JOIN review.life l ON l.id = e.life_id
WHERE l.stage IN ('Listed', 'Suspended') AND e.valid_until < (review.now() AT TIME ZONE 'Asia/Tokyo')::date - 1
  AND NOT EXISTS (
      SELECT FROM review.life r WHERE r.dossier_id = l.dossier_id AND r.machine = 'Renewal' AND r.stage NOT IN ('None', 'Open')
        AND (coalesce(r.facts ->> 'stayedBy', '') <> '' OR EXISTS (SELECT FROM review.law_pair p WHERE p.machine = 'Renewal' AND p.from_stage = r.stage)))
