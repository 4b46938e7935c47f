-- Who may do what on the server, the schema, and the one clock: everything after this file runs as review_owner.
-- as administrator

-- Roles belong to the server, not to the database: another database may have made them already.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['review_owner', 'review_app', 'review_worker', 'review_sealer', 'review_report', 'review_backup'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I %s NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS',
                wanted, CASE wanted WHEN 'review_owner' THEN 'NOLOGIN' ELSE 'LOGIN' END);
        END IF;
        IF wanted <> 'review_owner' THEN
            EXECUTE format('ALTER ROLE %I SET search_path = review, public', wanted);
            EXECUTE format('ALTER ROLE %I SET statement_timeout = ''15s''', wanted);
            EXECUTE format('ALTER ROLE %I SET lock_timeout = ''3s''', wanted);
            EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''5s''', wanted);
        END IF;
    END LOOP;

    -- an administrator who is no superuser must be able to become the owner
    IF NOT pg_has_role(current_user, 'review_owner', 'MEMBER') THEN
        EXECUTE format('GRANT review_owner TO %I', current_user);
    END IF;

    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO review_app, review_worker, review_sealer, review_report, review_backup', current_database());
END
$$;

-- The worker performs the same acts as the application, as the system.
GRANT review_app TO review_worker;

CREATE SCHEMA review AUTHORIZATION review_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA review, public TO review_owner, review_app, review_worker, review_sealer, review_report, review_backup;
GRANT SELECT ON public.schema_migration TO review_app, review_worker, review_backup;

-- What later files create. Append-only tables take UPDATE and DELETE back in their own file; sealer and report get what they need by name.
ALTER DEFAULT PRIVILEGES FOR ROLE review_owner REVOKE ALL ON TABLES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE review_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE review_owner REVOKE ALL ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE review_owner IN SCHEMA review GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO review_app;
ALTER DEFAULT PRIVILEGES FOR ROLE review_owner IN SCHEMA review GRANT USAGE, SELECT ON SEQUENCES TO review_app;
ALTER DEFAULT PRIVILEGES FOR ROLE review_owner IN SCHEMA review GRANT EXECUTE ON FUNCTIONS TO review_app;
ALTER DEFAULT PRIVILEGES FOR ROLE review_owner IN SCHEMA review GRANT USAGE ON TYPES TO review_app, review_sealer, review_report, review_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE review_owner IN SCHEMA review GRANT SELECT ON TABLES TO review_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE review_owner IN SCHEMA review GRANT SELECT ON SEQUENCES TO review_backup;

SET LOCAL ROLE review_owner;

-- The one clock. Only a development database may shift it; the row is always there.
CREATE TABLE review.clock_offset (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    shift interval NOT NULL DEFAULT interval '0'
);
INSERT INTO review.clock_offset DEFAULT VALUES;
REVOKE INSERT, UPDATE, DELETE ON review.clock_offset FROM review_app;
GRANT SELECT ON review.clock_offset TO review_sealer, review_report;

-- One instant per statement, so that the rows one statement writes agree.
CREATE FUNCTION review.now() RETURNS timestamptz
    LANGUAGE sql STABLE
    AS $$ SELECT statement_timestamp() + (SELECT shift FROM review.clock_offset) $$;
GRANT EXECUTE ON FUNCTION review.now() TO review_sealer, review_report, review_backup;

-- Asks the catalogue, because a session may set any value for itself; only the database's owner can ALTER DATABASE … SET review.environment.
CREATE FUNCTION review.is_development() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    AS $$
        SELECT EXISTS (
            SELECT FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
            WHERE d.datname = current_database() AND s.setrole = 0 AND 'review.environment=development' = ANY (s.setconfig))
    $$;

CREATE FUNCTION review.set_clock_offset(wanted interval) RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = review, pg_catalog, pg_temp
    AS $$
    BEGIN
        IF NOT review.is_development() THEN
            RAISE EXCEPTION 'The clock can be moved in a development database only.'
                USING ERRCODE = 'insufficient_privilege',
                      HINT = 'A development database is marked by its owner: ALTER DATABASE … SET review.environment = ''development''.';
        END IF;
        UPDATE review.clock_offset SET shift = wanted;
        RETURN review.now();
    END
    $$;

RESET ROLE;
