-- Organisations and the people who sign in; roles are rows, so that one person may hold several.

CREATE TABLE review.organisation (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('vendor', 'operator', 'committee', 'monitor')),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    corporate_number text UNIQUE CHECK (corporate_number ~ '^[0-9]{13}$'),
    address text NOT NULL DEFAULT '',
    contact text NOT NULL DEFAULT '',
    group_id uuid REFERENCES review.organisation,
    created_at timestamptz NOT NULL DEFAULT review.now()
);

CREATE TABLE review.person (
    id uuid PRIMARY KEY,
    organisation_id uuid REFERENCES review.organisation,
    display_name text NOT NULL,
    language text NOT NULL DEFAULT 'ja' CHECK (language IN ('ja', 'en')),
    user_name text NOT NULL,
    normalized_user_name text NOT NULL UNIQUE,
    email text NOT NULL,
    normalized_email text NOT NULL,
    email_confirmed boolean NOT NULL DEFAULT false,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean NOT NULL DEFAULT false,
    two_factor_enabled boolean NOT NULL DEFAULT false,
    lockout_end timestamptz,
    lockout_enabled boolean NOT NULL DEFAULT true,
    access_failed_count integer NOT NULL DEFAULT 0
);
CREATE INDEX person_email ON review.person (normalized_email);

CREATE TABLE review.person_role (
    person_id uuid NOT NULL REFERENCES review.person ON DELETE CASCADE,
    role text NOT NULL,
    PRIMARY KEY (person_id, role)
);

-- What ASP.NET Core Identity keeps beside the person.
CREATE TABLE review.person_claim (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES review.person ON DELETE CASCADE,
    claim_type text,
    claim_value text
);
CREATE TABLE review.person_login (
    login_provider text NOT NULL,
    provider_key text NOT NULL,
    provider_display_name text,
    user_id uuid NOT NULL REFERENCES review.person ON DELETE CASCADE,
    PRIMARY KEY (login_provider, provider_key)
);
CREATE TABLE review.person_token (
    user_id uuid NOT NULL REFERENCES review.person ON DELETE CASCADE,
    login_provider text NOT NULL,
    name text NOT NULL,
    value text,
    PRIMARY KEY (user_id, login_provider, name)
);

-- Seats of the committee; a reserve is called when too many members took part before or are recused.
CREATE TABLE review.committee_seat (
    person_id uuid PRIMARY KEY REFERENCES review.person,
    is_chair boolean NOT NULL DEFAULT false,
    is_reserve boolean NOT NULL DEFAULT false,
    employer_id uuid REFERENCES review.organisation,
    term_from date NOT NULL,
    term_to date NOT NULL,
    CHECK (term_to >= term_from)
);

CREATE TABLE review.data_protection_key (
    friendly_name text PRIMARY KEY,
    xml text NOT NULL
);
