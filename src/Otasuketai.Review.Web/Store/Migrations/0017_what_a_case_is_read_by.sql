-- Every step reads the whole case: what belongs to it is found by its dossier, however many cases there were before.
CREATE INDEX poll_dossier ON review.poll (dossier_id);
CREATE INDEX proposal_dossier ON review.proposal (dossier_id) WHERE taken_at IS NULL;
CREATE INDEX entry_dossier ON review.entry (dossier_id);
CREATE INDEX evaluation_round_dossier ON review.evaluation_round (dossier_id);
