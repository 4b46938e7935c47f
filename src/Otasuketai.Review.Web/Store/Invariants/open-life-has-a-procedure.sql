-- Every open life that follows a diagram has a running procedure: nothing is in limbo.
SELECT l.id AS life, l.machine, l.stage
FROM review.life l
WHERE l.machine IN ('Registration', 'ChangeNotice', 'Incident', 'Measure', 'Succession', 'Renewal', 'Recheck', 'Appeal', 'PostEvaluation') AND l.stage <> 'None'
  AND EXISTS (SELECT FROM review.law_pair p WHERE p.machine = l.machine AND p.from_stage = l.stage)
  AND NOT EXISTS (SELECT FROM review.instance i WHERE i.life_id = l.id AND i.status = 'Running')
