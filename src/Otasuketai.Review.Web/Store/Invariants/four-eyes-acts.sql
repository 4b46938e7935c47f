-- Every heavy act of a person in the history was proposed by another person and confirmed by the one who did it.
SELECT h.id AS history, h.machine, h.act, h.actor_id AS person
FROM review.history h
WHERE (h.machine, h.act) IN (
        ('Registration', 'DismissIneligible'), ('Listing', 'SuspendInterim'), ('ChangeNotice', 'RefuseChange'),
        ('Measure', 'ImposeMeasure'), ('Measure', 'ExecuteDelisting'), ('Recheck', 'CloseWithoutAction'))
  AND h.actor_id <> '00000000-0000-0000-0000-000000000000'
  AND NOT EXISTS (
      SELECT FROM review.proposal p
      WHERE p.life_id = h.life_id AND p.act = h.act AND p.confirmed AND p.taken_by = h.actor_id AND p.proposed_by <> h.actor_id)
