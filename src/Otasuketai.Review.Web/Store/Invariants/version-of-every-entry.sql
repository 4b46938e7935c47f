-- Every published entry has its frozen versions, numbered without a gap, and knows the last one.
SELECT e.life_id AS listing, e.number, e.last_version, count(v.number) AS versions, max(v.number) AS highest
FROM review.entry e
JOIN review.life l ON l.id = e.life_id
LEFT JOIN review.entry_version v ON v.life_id = e.life_id
WHERE l.stage NOT IN ('None', 'Unpublished')
GROUP BY e.life_id, e.number, e.last_version
HAVING count(v.number) = 0 OR e.last_version <> max(v.number) OR min(v.number) <> 1 OR count(v.number) <> max(v.number)
