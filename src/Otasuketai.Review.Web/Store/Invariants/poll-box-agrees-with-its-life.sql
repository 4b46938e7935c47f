-- An open poll has a frozen list and an open box; a closed or confirmed one has a closed box.
SELECT l.id AS poll, l.stage, p.frozen_at, p.closed_at
FROM review.life l LEFT JOIN review.poll p ON p.life_id = l.id
WHERE l.machine = 'Poll'
  AND (l.stage IN ('Prepared', 'Open', 'Closed', 'Confirmed') AND p.life_id IS NULL
    OR l.stage = 'Open' AND (p.frozen_at IS NULL OR p.closed_at IS NOT NULL)
    OR l.stage IN ('Closed', 'Confirmed') AND p.closed_at IS NULL)
