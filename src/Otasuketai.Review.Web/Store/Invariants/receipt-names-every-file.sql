-- Every file on a receipt exists with that hash, and every file that was there at the submission is on the receipt.
WITH receipt AS (
    SELECT l.id AS application, l.dossier_id, split_part(f, ':', 1) AS file, split_part(f, ':', 2) AS sha256
    FROM review.life l CROSS JOIN LATERAL regexp_split_to_table(l.facts ->> 'receiptFiles', ' ') f
    WHERE l.machine = 'Registration' AND l.facts ->> 'receiptFiles' <> '')
SELECT 'no such file' AS what, r.application, r.file FROM receipt r
WHERE NOT EXISTS (SELECT FROM review.evidence_file e WHERE (e.dossier_id, e.id::text, e.sha256) = (r.dossier_id, r.file, r.sha256))
UNION ALL
SELECT 'not on the receipt', l.id, e.id::text
FROM review.life l JOIN review.history h ON h.life_id = l.id AND h.act = 'Submit' JOIN review.evidence_file e ON e.dossier_id = l.dossier_id
WHERE l.machine = 'Registration' AND l.facts ? 'receiptFiles' AND e.uploaded_at < h.at AND coalesce(e.removed_at, 'infinity') > h.at
  AND NOT EXISTS (SELECT FROM receipt r WHERE r.application = l.id AND r.file = e.id::text)
