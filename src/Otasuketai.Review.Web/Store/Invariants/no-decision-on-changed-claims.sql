-- No resolution was confirmed on claims that changed after the poll was first opened to its members.
SELECT l.id AS poll, c.item, c.at
FROM review.life l
JOIN LATERAL (SELECT min(at) AS at FROM review.history h WHERE h.life_id = l.id AND h.act = 'OpenPoll') opened ON true
JOIN review.history confirmed ON confirmed.life_id = l.id AND confirmed.act = 'ConfirmPoll'
JOIN review.claim_change c ON c.dossier_id = l.dossier_id AND c.at > opened.at AND c.at < confirmed.at
WHERE l.machine = 'Poll'
