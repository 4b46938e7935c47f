-- A life is at None before its first act and never again: the guard took any way back to None, and from there any birth.

CREATE OR REPLACE FUNCTION review.guard_life() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_stage text := CASE WHEN TG_OP = 'INSERT' THEN 'None' ELSE OLD.stage END;
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.machine <> OLD.machine OR NEW.dossier_id <> OLD.dossier_id) THEN
        RAISE EXCEPTION 'a life keeps its machine and its dossier' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.stage <> old_stage
       AND NOT EXISTS (SELECT FROM review.law_pair p WHERE p.machine = NEW.machine AND p.from_stage = old_stage AND p.to_stage = NEW.stage) THEN
        RAISE EXCEPTION 'illegal move: % % to %', NEW.machine, old_stage, NEW.stage USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
