-- Thousands of deadlines end at the same midnight: the index gives them out in the one order of the claim, so that a batch of fifty never sorts them all.
DROP INDEX review.timer_due;
CREATE INDEX timer_due ON review.timer (due, instance_id, timer_id) WHERE failed_at IS NULL;
