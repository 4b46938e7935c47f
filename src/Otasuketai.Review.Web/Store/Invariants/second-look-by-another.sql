-- Who approves a dossier, gives notice of a measure or approves a succession is not who proposed or examined it.
SELECT h.id AS history, h.life_id AS life, h.act, h.actor_id AS person
FROM review.history h
JOIN (VALUES ('Registration', 'ProposeDossier', 'ApproveDossier'), ('Measure', 'ProposeMeasure', 'GiveNotice'), ('Succession', 'ExamineSuccession', 'ApproveSuccession'))
    AS pair (machine, first, second) ON (pair.machine, pair.second) = (h.machine, h.act)
JOIN LATERAL (SELECT actor_id FROM review.history p WHERE p.life_id = h.life_id AND p.act = pair.first AND p.id < h.id ORDER BY p.id DESC LIMIT 1) p ON true
WHERE p.actor_id = h.actor_id
   OR h.act = 'GiveNotice' AND EXISTS (SELECT FROM review.life l WHERE l.id = h.life_id AND l.facts ->> 'proposedBy' = h.actor_id::text)
