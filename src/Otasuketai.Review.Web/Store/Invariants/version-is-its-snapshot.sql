-- A public version is, to the last character, the snapshot that was frozen when it was made.
SELECT v.life_id AS listing, v.number FROM review.entry_version v WHERE v.sha256 <> sha256(convert_to(v.snapshot::text, 'UTF8'))
