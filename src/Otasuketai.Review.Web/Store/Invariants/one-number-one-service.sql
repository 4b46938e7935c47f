-- A registration number belongs to one service, a service has one public entry at a time, and a published life has its number.
SELECT 'number' AS what, e.number AS which FROM review.entry e GROUP BY e.number HAVING count(DISTINCT e.dossier_id) > 1
UNION ALL
SELECT 'two entries', l.dossier_id::text FROM review.life l WHERE l.machine = 'Listing' AND l.stage IN ('Listed', 'Suspended') GROUP BY l.dossier_id HAVING count(*) > 1
UNION ALL
SELECT 'no number', l.id::text FROM review.life l
WHERE l.machine = 'Listing' AND l.stage NOT IN ('None', 'Unpublished') AND NOT EXISTS (SELECT FROM review.entry e WHERE e.life_id = l.id AND e.dossier_id = l.dossier_id)
