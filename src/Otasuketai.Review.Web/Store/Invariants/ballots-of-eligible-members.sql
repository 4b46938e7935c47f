-- In the box lies at most one ballot a question of each eligible member who is not recused, only for questions of the poll, none after the close, and who voted is marked.
-- reads the ballot box
SELECT b.poll_id AS poll, b.person_id AS member, b.question
FROM review.ballot b
JOIN review.poll p ON p.life_id = b.poll_id
LEFT JOIN review.poll_member m ON (m.poll_id, m.person_id) = (b.poll_id, b.person_id)
WHERE m.person_id IS NULL OR m.recused OR m.voted_at IS NULL OR NOT m.declared OR b.at > p.closed_at
   OR (b.question NOT LIKE 'text-%' -- words written with a ballot lie beside its choices
       AND NOT EXISTS (SELECT FROM jsonb_array_elements(p.questions) q WHERE q ->> 'Id' = b.question AND q -> 'Options' ? b.choice))
UNION ALL
SELECT m.poll_id, m.person_id, 'no ballot' FROM review.poll_member m
WHERE m.voted_at IS NOT NULL AND NOT EXISTS (SELECT FROM review.ballot b WHERE (b.poll_id, b.person_id) = (m.poll_id, m.person_id))
