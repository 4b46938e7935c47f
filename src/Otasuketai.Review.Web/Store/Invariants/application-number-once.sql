-- Every application that was submitted has a number, and no two have the same.
SELECT l.id AS life, coalesce(l.facts ->> 'number', '') AS number FROM review.life l
WHERE l.machine = 'Registration' AND EXISTS (SELECT FROM review.history h WHERE h.life_id = l.id AND h.act = 'Submit')
  AND (coalesce(l.facts ->> 'number', '') = ''
    OR EXISTS (SELECT FROM review.life o WHERE o.machine = 'Registration' AND o.id <> l.id AND o.facts ->> 'number' = l.facts ->> 'number'))
