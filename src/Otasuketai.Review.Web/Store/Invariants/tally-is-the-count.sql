-- The resolution of a confirmed poll is what its ballots count to, and there was a quorum.
WITH confirmed AS (
    SELECT p.life_id AS poll, l.facts FROM review.poll p JOIN review.life l ON l.id = p.life_id WHERE l.stage = 'Confirmed' AND p.closed_at IS NOT NULL),
sums AS (
    SELECT c.poll, t.question,
           coalesce(sum(t.votes) FILTER (WHERE t.choice <> 'abstain'), 0) AS votes,
           coalesce(sum(t.votes) FILTER (WHERE t.choice IN ('approve', 'approve-with-conditions', 'list', 'adopt')), 0) AS ayes,
           coalesce(sum(t.votes) FILTER (WHERE t.choice = 'defer'), 0) AS defers,
           coalesce(sum(t.votes) FILTER (WHERE t.choice = 'approve-with-conditions'), 0) >= coalesce(sum(t.votes) FILTER (WHERE t.choice = 'approve'), 0) AS conditional
    FROM confirmed c CROSS JOIN LATERAL review.tally(c.poll) t GROUP BY 1, 2),
casting AS (SELECT c.poll, t.question, t.choice FROM confirmed c CROSS JOIN LATERAL review.casting_choice(c.poll) t),
decided AS (
    SELECT s.poll, s.question, s.conditional,
           2 * s.ayes > s.votes OR s.votes > 0 AND 2 * s.ayes = s.votes AND coalesce(k.choice IN ('approve', 'approve-with-conditions', 'list', 'adopt'), false) AS passes,
           2 * s.defers > s.votes OR s.votes > 0 AND 2 * s.defers = s.votes AND coalesce(k.choice = 'defer', false) AS deferred
    FROM sums s LEFT JOIN casting k USING (poll, question)),
expected AS (
    SELECT poll,
           CASE WHEN bool_or(question = 'q-registration' AND deferred) THEN 'Deferred'
                WHEN bool_or(question = 'q-registration' AND passes AND conditional) THEN 'Conditional'
                WHEN bool_or(question = 'q-registration' AND passes) THEN 'Approved'
                WHEN bool_or(question = 'q-registration') THEN 'NotApproved'
                WHEN bool_or(question = 'q-decision' AND passes) THEN 'Adopted'
                WHEN bool_or(question = 'q-decision') THEN 'Rejected'
                ELSE 'Approved' END AS resolution, -- a vote on listing alone
           CASE WHEN NOT bool_or(question = 'q-listing') OR bool_or(question = 'q-registration' AND (deferred OR NOT passes)) THEN ''
                WHEN bool_or(question = 'q-listing' AND passes) THEN 'yes' ELSE 'no' END AS listing
    FROM decided GROUP BY poll)
SELECT c.poll, c.facts ->> 'resolution' AS says, e.resolution AS counts, c.facts ->> 'listing' AS says_listing, e.listing AS counts_listing
FROM confirmed c LEFT JOIN expected e USING (poll)
WHERE (c.facts ->> 'resolution', coalesce(c.facts ->> 'listing', '')) IS DISTINCT FROM (e.resolution, e.listing)
UNION ALL
SELECT c.poll, 'no quorum', '', '', ''
FROM confirmed c JOIN review.poll_member m ON m.poll_id = c.poll AND NOT m.recused
GROUP BY c.poll HAVING 2 * count(m.voted_at) <= count(*)
