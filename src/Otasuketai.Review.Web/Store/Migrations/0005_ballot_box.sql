-- The ballot box: before the close nobody, not even the application's own role, can read a choice.

CREATE TABLE review.poll (
    life_id uuid PRIMARY KEY REFERENCES review.life,
    dossier_id uuid NOT NULL REFERENCES review.dossier,
    questions jsonb NOT NULL,
    frozen_at timestamptz,
    closed_at timestamptz,
    deciding_person uuid
);

CREATE TABLE review.poll_member (
    poll_id uuid NOT NULL REFERENCES review.poll,
    person_id uuid NOT NULL REFERENCES review.person,
    name text NOT NULL,
    is_chair boolean NOT NULL,
    declared boolean NOT NULL DEFAULT false,
    recused boolean NOT NULL DEFAULT false,
    conflict_text text NOT NULL DEFAULT '',
    voted_at timestamptz,
    PRIMARY KEY (poll_id, person_id)
);

CREATE TABLE review.ballot (
    poll_id uuid NOT NULL,
    person_id uuid NOT NULL,
    question text NOT NULL,
    choice text NOT NULL,
    at timestamptz NOT NULL DEFAULT review.now(),
    PRIMARY KEY (poll_id, person_id, question),
    FOREIGN KEY (poll_id, person_id) REFERENCES review.poll_member
);
REVOKE ALL ON review.ballot FROM review_app, review_worker, review_report, review_sealer;
-- The close of the box is a function's business as well.
REVOKE UPDATE, DELETE ON review.poll FROM review_app;
GRANT UPDATE (questions, frozen_at) ON review.poll TO review_app;
REVOKE UPDATE (voted_at) ON review.poll_member FROM review_app;

CREATE FUNCTION review.cast_vote(p_poll uuid, p_person uuid, p_choices jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp AS $$
BEGIN
    PERFORM 1 FROM review.poll WHERE life_id = p_poll AND frozen_at IS NOT NULL AND closed_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the poll is not open' USING ERRCODE = 'OT002';
    END IF;
    UPDATE review.poll_member SET voted_at = review.now() WHERE poll_id = p_poll AND person_id = p_person AND declared AND NOT recused;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not an eligible member of this poll' USING ERRCODE = 'OT003';
    END IF;
    IF (SELECT count(*) FROM jsonb_each_text(p_choices) c
        JOIN review.poll p ON p.life_id = p_poll
        CROSS JOIN LATERAL jsonb_array_elements(p.questions) q
        WHERE q ->> 'Id' = c.key AND q -> 'Options' ? c.value) <> (SELECT jsonb_array_length(questions) FROM review.poll WHERE life_id = p_poll) THEN
        RAISE EXCEPTION 'every question wants one of its options' USING ERRCODE = 'OT004';
    END IF;
    INSERT INTO review.ballot (poll_id, person_id, question, choice)
        SELECT p_poll, p_person, key, value FROM jsonb_each_text(p_choices)
        ON CONFLICT (poll_id, person_id, question) DO UPDATE SET choice = excluded.choice, at = review.now();
END $$;

-- Closing looks at who has voted, never at what; a box once closed stays closed.
CREATE FUNCTION review.close_poll(p_poll uuid, p_deciding uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp AS $$
BEGIN
    UPDATE review.poll SET closed_at = review.now(), deciding_person = p_deciding WHERE life_id = p_poll AND frozen_at IS NOT NULL AND closed_at IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the poll is not open' USING ERRCODE = 'OT002';
    END IF;
END $$;

-- Counts per question and option, after the close only. No names.
CREATE FUNCTION review.tally(p_poll uuid) RETURNS TABLE (question text, choice text, votes integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM review.poll WHERE life_id = p_poll AND closed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the poll is not closed' USING ERRCODE = 'OT005';
    END IF;
    RETURN QUERY SELECT b.question, b.choice, count(*)::integer FROM review.ballot b
        JOIN review.poll_member m USING (poll_id, person_id)
        WHERE b.poll_id = p_poll AND NOT m.recused AND b.question NOT LIKE 'text-%' GROUP BY b.question, b.choice ORDER BY 1, 2;
END $$;

-- Words written with the ballots (conditions, reasons), after the close only and without names.
CREATE FUNCTION review.ballot_texts(p_poll uuid) RETURNS TABLE (kind text, words text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM review.poll WHERE life_id = p_poll AND closed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the poll is not closed' USING ERRCODE = 'OT005';
    END IF;
    RETURN QUERY SELECT b.question, b.choice FROM review.ballot b
        JOIN review.poll_member m USING (poll_id, person_id)
        WHERE b.poll_id = p_poll AND NOT m.recused AND b.question LIKE 'text-%' ORDER BY b.question, md5(b.choice);
END $$;

-- The deciding person's choice, and only where the counted ballots ended in an exact half.
CREATE FUNCTION review.casting_choice(p_poll uuid) RETURNS TABLE (question text, choice text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM review.poll WHERE life_id = p_poll AND closed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the poll is not closed' USING ERRCODE = 'OT005';
    END IF;
    RETURN QUERY
        WITH counted AS (
            SELECT b.question AS q, b.choice AS c, count(*) AS n FROM review.ballot b
            JOIN review.poll_member m USING (poll_id, person_id)
            WHERE b.poll_id = p_poll AND NOT m.recused AND b.choice <> 'abstain' AND b.question NOT LIKE 'text-%' GROUP BY 1, 2),
        halves AS (
            SELECT q FROM counted GROUP BY q
            HAVING 2 * coalesce(sum(n) FILTER (WHERE c IN ('approve', 'approve-with-conditions', 'list', 'adopt')), 0) = sum(n)
                OR 2 * coalesce(sum(n) FILTER (WHERE c = 'defer'), 0) = sum(n))
        SELECT b.question, b.choice FROM review.ballot b JOIN halves h ON h.q = b.question
            JOIN review.poll p ON p.life_id = b.poll_id AND p.deciding_person = b.person_id
            WHERE b.poll_id = p_poll;
END $$;
