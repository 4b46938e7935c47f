-- An entry was published on a confirmed resolution with listing yes, or carried over from a dated source.
SELECT h.life_id AS listing, h.dossier_id AS dossier, h.act
FROM review.history h
WHERE h.machine = 'Listing' AND h.act = 'PublishListing'
  AND NOT (EXISTS (SELECT FROM review.life p WHERE p.dossier_id = h.dossier_id AND p.machine = 'Poll' AND p.stage = 'Confirmed')
       AND EXISTS (SELECT FROM review.life r WHERE r.dossier_id = h.dossier_id AND r.machine = 'Registration' AND r.facts ->> 'listing' = 'yes'))
UNION ALL
SELECT l.id, l.dossier_id, 'none'
FROM review.life l
WHERE l.machine = 'Listing' AND l.stage NOT IN ('None', 'Unpublished')
  AND NOT EXISTS (SELECT FROM review.history h WHERE h.life_id = l.id AND h.act IN ('PublishListing', 'CarryOver'))
