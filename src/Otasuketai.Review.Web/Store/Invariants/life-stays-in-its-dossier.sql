-- A life's parent belongs to the same dossier.
SELECT l.id AS life, l.machine, p.id AS parent FROM review.life l JOIN review.life p ON p.id = l.parent_id WHERE p.dossier_id <> l.dossier_id
