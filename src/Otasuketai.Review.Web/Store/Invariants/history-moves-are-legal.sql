-- Every move in the history is a legal pair of the law, of the life's own machine and dossier.
SELECT h.id AS history, h.machine, h.from_stage, h.act, h.to_stage
FROM review.history h JOIN review.life l ON l.id = h.life_id
WHERE h.machine <> l.machine OR h.dossier_id <> l.dossier_id
   OR NOT EXISTS (SELECT FROM review.law_pair p WHERE (p.machine, p.from_stage, p.act, p.to_stage) = (h.machine, h.from_stage, h.act, h.to_stage))
