-- The overview of a procedure and its versions asks for running cases only, however many have finished.
CREATE INDEX instance_running ON review.instance (process_id, version) WHERE status = 'Running';
