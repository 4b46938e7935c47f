-- Nobody voted undeclared, before the box was opened or after it was closed.
SELECT m.poll_id AS poll, m.person_id AS member
FROM review.poll_member m JOIN review.poll p ON p.life_id = m.poll_id
WHERE m.voted_at IS NOT NULL AND (NOT m.declared OR p.frozen_at IS NULL OR m.voted_at > p.closed_at)
