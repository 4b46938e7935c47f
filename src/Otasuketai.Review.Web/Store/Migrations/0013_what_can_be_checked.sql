-- A frozen version carries the fingerprint of its snapshot; proposals whose stage is over wait for nobody.

ALTER TABLE review.entry_version ADD COLUMN sha256 bytea;
ALTER TABLE review.entry_version DISABLE TRIGGER entry_version_append_only;
UPDATE review.entry_version SET sha256 = sha256(convert_to(snapshot::text, 'UTF8'));
ALTER TABLE review.entry_version ENABLE ALWAYS TRIGGER entry_version_append_only;
ALTER TABLE review.entry_version ALTER COLUMN sha256 SET NOT NULL;

CREATE FUNCTION review.seal_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sha256 := sha256(convert_to(NEW.snapshot::text, 'UTF8'));
    RETURN NEW;
END $$;
CREATE TRIGGER entry_version_sealed BEFORE INSERT ON review.entry_version FOR EACH ROW EXECUTE FUNCTION review.seal_version();

UPDATE review.proposal p SET taken_by = '00000000-0000-0000-0000-000000000000', taken_at = review.now(), confirmed = false
FROM review.life l
WHERE l.id = p.life_id AND p.taken_at IS NULL
  AND NOT EXISTS (SELECT FROM review.law_pair w WHERE (w.machine, w.from_stage, w.act) = (l.machine, l.stage, p.act))
  AND EXISTS (SELECT FROM review.law_pair);
