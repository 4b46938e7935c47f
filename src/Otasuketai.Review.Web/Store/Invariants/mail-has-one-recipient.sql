-- Every mail has exactly one recipient.
SELECT id AS mail, template FROM review.outbox WHERE address !~ '^[^@,;[:space:][:cntrl:]]+@[^@,;[:space:][:cntrl:]]+$'
