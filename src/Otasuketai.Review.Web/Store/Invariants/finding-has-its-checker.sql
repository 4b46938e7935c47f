-- Every finding on a claim says who found it and when.
SELECT dossier_id AS dossier, item FROM review.claim WHERE finding IS NOT NULL AND (checked_by = '' OR checked_at IS NULL)
