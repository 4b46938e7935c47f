-- A step is some ten statements. What each of them paid again and again is paid once, and a program that still knows a case need not read it.
-- It rebuilds keys of large tables: the runbook has the nodes stopped meanwhile. Acts hold the dossier first, and so does this file.
LOCK TABLE review.dossier IN ACCESS EXCLUSIVE MODE;

-- The one clock keeps its plan: as plain SQL it was planned anew in every statement that asks for the time.
CREATE OR REPLACE FUNCTION review.now() RETURNS timestamptz
    LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN statement_timestamp() + (SELECT shift FROM review.clock_offset); END $$;

-- One check instead of two, and a stronger one: what is written about a life is written in the life's own dossier.
DROP INDEX review.life_dossier;
CREATE UNIQUE INDEX life_dossier ON review.life (dossier_id, id);
ALTER TABLE review.history DROP CONSTRAINT history_dossier_id_fkey, DROP CONSTRAINT history_life_id_fkey,
    ADD CONSTRAINT history_life FOREIGN KEY (life_id, dossier_id) REFERENCES review.life (id, dossier_id);
ALTER TABLE review.instance DROP CONSTRAINT instance_life_id_fkey, DROP CONSTRAINT instance_dossier_id_fkey,
    ADD CONSTRAINT instance_life FOREIGN KEY (life_id, dossier_id) REFERENCES review.life (id, dossier_id),
    ADD CONSTRAINT instance_in_dossier UNIQUE (life_id, dossier_id);
ALTER TABLE review.work_item DROP CONSTRAINT work_item_instance_id_fkey, DROP CONSTRAINT work_item_dossier_id_fkey,
    ADD CONSTRAINT work_item_instance FOREIGN KEY (instance_id, dossier_id) REFERENCES review.instance (life_id, dossier_id);
ALTER TABLE review.outbox DROP CONSTRAINT outbox_life_id_fkey,
    ADD CONSTRAINT outbox_life FOREIGN KEY (life_id, dossier_id) REFERENCES review.life (id, dossier_id);

-- Every act of one kind held the same row of the law, which nobody changes while acts happen: the law is asked, not held.
ALTER TABLE review.history DROP CONSTRAINT history_machine_from_stage_act_to_stage_fkey;
CREATE FUNCTION review.guard_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM review.law_pair p WHERE p.machine = NEW.machine AND p.from_stage = NEW.from_stage AND p.act = NEW.act AND p.to_stage = NEW.to_stage) THEN
        RAISE EXCEPTION 'illegal move: % % by % to %', NEW.machine, NEW.from_stage, NEW.act, NEW.to_stage USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER history_guard BEFORE INSERT ON review.history FOR EACH ROW EXECUTE FUNCTION review.guard_history();

-- The recipients of a notice are found by their part, however many people there are.
CREATE INDEX person_organisation ON review.person (organisation_id);
CREATE INDEX person_role_role ON review.person_role (role);

-- Rows that every step changes find room on their own page.
ALTER TABLE review.dossier SET (fillfactor = 70);
ALTER TABLE review.life SET (fillfactor = 70);
ALTER TABLE review.instance SET (fillfactor = 70);

-- A move changes the stage: as long as no index holds it, a move touches no index.
DROP INDEX review.life_stage;
CREATE INDEX life_machine ON review.life (machine);

-- The concurrency stamp of a case: new with everything that is written about it. Who remembers a case under its present stamp knows it as it is.
ALTER TABLE review.dossier ADD COLUMN concurrency_stamp uuid NOT NULL DEFAULT gen_random_uuid();

-- The desk gives a new stamp itself, once an act, and says so for its transaction. Any other hand changes the stamp of what it touches.
CREATE FUNCTION review.change_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    r record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    was record := CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
BEGIN
    IF current_setting('review.desk', true) = 'on' THEN
        RETURN NULL;
    END IF;
    CASE TG_TABLE_NAME
        WHEN 'organisation' THEN UPDATE review.dossier d SET concurrency_stamp = gen_random_uuid() FROM review.organisation o
            WHERE d.vendor_id = o.id AND (o.id IN (r.id, r.group_id, was.group_id) OR o.group_id IN (r.id, r.group_id, was.group_id));
        WHEN 'dossier' THEN UPDATE review.dossier SET concurrency_stamp = gen_random_uuid() WHERE id = r.id;
        WHEN 'poll_member' THEN UPDATE review.dossier SET concurrency_stamp = gen_random_uuid() WHERE id IN (SELECT p.dossier_id FROM review.poll p WHERE p.life_id IN (r.poll_id, was.poll_id));
        ELSE UPDATE review.dossier SET concurrency_stamp = gen_random_uuid() WHERE id IN (r.dossier_id, was.dossier_id);
    END CASE;
    RETURN NULL;
END $$;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['life', 'claim', 'evidence_file', 'proposal', 'poll', 'poll_member', 'entry', 'instance'] LOOP
        EXECUTE format('CREATE TRIGGER %I_stamp AFTER INSERT OR UPDATE OR DELETE ON review.%I FOR EACH ROW EXECUTE FUNCTION review.change_stamp()', t, t);
        EXECUTE format('ALTER TABLE review.%I ENABLE ALWAYS TRIGGER %I_stamp', t, t);
    END LOOP;
END $$;
CREATE TRIGGER dossier_stamp AFTER UPDATE OF vendor_id, service_name, monitoring_type ON review.dossier FOR EACH ROW EXECUTE FUNCTION review.change_stamp();
CREATE TRIGGER organisation_stamp AFTER INSERT OR DELETE ON review.organisation FOR EACH ROW EXECUTE FUNCTION review.change_stamp();
CREATE TRIGGER organisation_changed_stamp AFTER UPDATE ON review.organisation FOR EACH ROW
    WHEN ((OLD.name, OLD.corporate_number, OLD.group_id) IS DISTINCT FROM (NEW.name, NEW.corporate_number, NEW.group_id)) EXECUTE FUNCTION review.change_stamp();
ALTER TABLE review.dossier ENABLE ALWAYS TRIGGER dossier_stamp;
ALTER TABLE review.organisation ENABLE ALWAYS TRIGGER organisation_stamp, ENABLE ALWAYS TRIGGER organisation_changed_stamp;
