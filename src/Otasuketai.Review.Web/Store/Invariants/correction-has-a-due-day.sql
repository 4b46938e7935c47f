-- Every correction that was sent and waits for the vendor has a due day.
SELECT l.id AS correction, l.parent_id AS asked_by FROM review.life l WHERE l.machine = 'Correction' AND l.stage = 'Sent' AND l.due IS NULL
