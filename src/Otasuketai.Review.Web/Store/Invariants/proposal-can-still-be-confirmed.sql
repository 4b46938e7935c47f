-- A proposal that waits for a second person is of a life that may still take the act.
SELECT p.id AS proposal, p.act, l.machine, l.stage FROM review.proposal p JOIN review.life l ON l.id = p.life_id
WHERE p.taken_at IS NULL AND NOT EXISTS (SELECT FROM review.law_pair w WHERE (w.machine, w.from_stage, w.act) = (l.machine, l.stage, p.act))
