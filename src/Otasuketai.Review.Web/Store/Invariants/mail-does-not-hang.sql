-- No mail is in a sender's hand for more than an hour, and a sent one says when.
SELECT id AS mail, template, state FROM review.outbox
WHERE state = 'Sending' AND coalesce(sending_since, '-infinity') < clock_timestamp() - interval '1 hour' OR state = 'Sent' AND sent_at IS NULL
