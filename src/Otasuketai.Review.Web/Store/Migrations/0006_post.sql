-- Outgoing mail: written with the act that causes it, sent by the worker, one recipient per message.

CREATE TABLE review.outbox (
    id uuid PRIMARY KEY,
    dossier_id uuid REFERENCES review.dossier,
    life_id uuid REFERENCES review.life,
    template text NOT NULL,
    args jsonb NOT NULL DEFAULT '{}',
    person_id uuid REFERENCES review.person,
    address text NOT NULL CHECK (address !~ '[[:cntrl:],;]' AND address LIKE '%@%'),
    recipient_name text NOT NULL DEFAULT '',
    language text NOT NULL DEFAULT 'ja',
    state text NOT NULL DEFAULT 'Queued' CHECK (state IN ('Queued', 'Sending', 'Sent', 'Uncertain', 'Dead')),
    attempts integer NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL DEFAULT review.now(),
    sending_since timestamptz,
    created_at timestamptz NOT NULL DEFAULT review.now(),
    sent_at timestamptz,
    last_error text NOT NULL DEFAULT ''
);
CREATE INDEX outbox_queued ON review.outbox (next_at) WHERE state = 'Queued';
-- What a sender left behind, and what an operator has to look at.
CREATE INDEX outbox_sending ON review.outbox (sending_since) WHERE state = 'Sending';
CREATE INDEX outbox_trouble ON review.outbox (created_at) WHERE state IN ('Uncertain', 'Dead');
CREATE INDEX outbox_dossier ON review.outbox (dossier_id);
