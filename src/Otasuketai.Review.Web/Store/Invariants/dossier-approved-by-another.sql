-- Who approves a dossier for the committee is not who proposed it.
SELECT h.id AS history, h.life_id AS life, h.actor_id AS person
FROM review.history h
JOIN LATERAL (SELECT actor_id FROM review.history p WHERE p.life_id = h.life_id AND p.act = 'ProposeDossier' AND p.id < h.id ORDER BY p.id DESC LIMIT 1) p ON true
WHERE h.machine = 'Registration' AND h.act = 'ApproveDossier' AND p.actor_id = h.actor_id
