-- An entry was published on its own registration's confirmed resolution with listing yes, or carried over from a dated source.
SELECT h.life_id AS listing, h.dossier_id AS dossier, h.act
FROM review.history h
WHERE h.machine = 'Listing' AND h.act = 'PublishListing'
  AND NOT EXISTS (
      SELECT FROM review.life r JOIN review.life p ON p.id::text = r.facts ->> 'poll'
      WHERE r.id::text = h.facts ->> 'registration' AND r.dossier_id = h.dossier_id AND r.machine = 'Registration' AND r.facts ->> 'listing' = 'yes'
        AND p.machine = 'Poll' AND p.stage = 'Confirmed' AND p.parent_id = r.id AND p.facts ->> 'listing' = 'yes')
UNION ALL
SELECT l.id, l.dossier_id, 'none'
FROM review.life l
WHERE l.machine = 'Listing' AND l.stage NOT IN ('None', 'Unpublished')
  AND NOT EXISTS (
      SELECT FROM review.history h WHERE h.life_id = l.id AND (h.act = 'PublishListing' OR h.act = 'CarryOver' AND coalesce(h.facts ->> 'source', '') <> ''))
