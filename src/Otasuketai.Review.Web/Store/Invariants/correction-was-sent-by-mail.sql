-- Every correction that was sent, or asked again, has its letter to the vendor.
SELECT h.life_id AS correction, h.act, h.at
FROM review.history h JOIN review.life l ON l.id = h.life_id
WHERE h.machine = 'Correction' AND h.act IN ('SendCorrection', 'AskAgain')
  AND NOT EXISTS (
      SELECT FROM review.outbox o
      WHERE o.life_id = l.parent_id AND o.template = 'correction-requested' AND o.created_at BETWEEN h.at - interval '1 minute' AND h.at + interval '1 minute')
