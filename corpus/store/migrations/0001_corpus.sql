-- The corpus as a ledger: every row is a fact with an id, a time (UTC) and an author; views give the current state.
-- Only what DuckLake has too: no keys, checks, sequences, indexes or defaults; the actions keep the rules.

CREATE TABLE study_settings (fact_id UUID NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT NULL, -- value: JSON
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW study_settings_now AS
    SELECT name, value, made_at, made_by FROM study_settings
    QUALIFY row_number() OVER (PARTITION BY name ORDER BY made_at DESC, fact_id DESC) = 1;

CREATE TABLE accounts (account_id UUID NOT NULL, name VARCHAR NOT NULL, role VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE account_languages (fact_id UUID NOT NULL, account_id UUID NOT NULL, language VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- kind: 'passphrase' or 'pin'; hash: argon2id in its usual writing
CREATE TABLE account_secrets (fact_id UUID NOT NULL, account_id UUID NOT NULL, kind VARCHAR NOT NULL,
    hash VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE account_closings (fact_id UUID NOT NULL, account_id UUID NOT NULL, closed BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW accounts_now AS
    SELECT a.account_id, a.name, a.role, coalesce(l.language, 'nl') AS language,
        coalesce(c.closed, FALSE) AS closed, s.kind AS secret_kind, a.made_at
    FROM accounts a
    LEFT JOIN (SELECT account_id, arg_max(language, (made_at, fact_id)) AS language
        FROM account_languages GROUP BY account_id) l USING (account_id)
    LEFT JOIN (SELECT account_id, arg_max(closed, (made_at, fact_id)) AS closed
        FROM account_closings GROUP BY account_id) c USING (account_id)
    LEFT JOIN (SELECT account_id, arg_max(kind, (made_at, fact_id)) AS kind
        FROM account_secrets GROUP BY account_id) s USING (account_id);

-- token_hash: SHA-256 of the token in the link, hexadecimal; the token itself is never stored
CREATE TABLE invitations (invitation_id UUID NOT NULL, token_hash VARCHAR NOT NULL, account_id UUID, -- of an account that exists
    name VARCHAR NOT NULL, role VARCHAR NOT NULL, language VARCHAR NOT NULL, expires_at TIMESTAMP NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE invitation_uses (fact_id UUID NOT NULL, invitation_id UUID NOT NULL, account_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE invitation_withdrawals (fact_id UUID NOT NULL, invitation_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);

CREATE TABLE sessions (session_id UUID NOT NULL, token_hash VARCHAR NOT NULL, account_id UUID NOT NULL,
    expires_at TIMESTAMP NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE session_ends (fact_id UUID NOT NULL, session_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- subject: SHA-256 of the name or address that was tried
CREATE TABLE sign_in_failures (fact_id UUID NOT NULL, subject VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL);

CREATE TABLE participants (participant_id UUID NOT NULL, code VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- attributes: a JSON object of text
CREATE TABLE participant_details (fact_id UUID NOT NULL, participant_id UUID NOT NULL, age INTEGER,
    birth_year INTEGER, subgroups VARCHAR[] NOT NULL, attributes VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW participants_now AS
    SELECT p.participant_id, p.code, d.last.age AS age, d.last.birth_year AS birth_year,
        d.last.subgroups AS subgroups, d.last.attributes AS attributes, p.made_at, p.made_by
    FROM participants p JOIN (SELECT participant_id,
            arg_max({age: age, birth_year: birth_year, subgroups: subgroups, attributes: attributes},
                (made_at, fact_id)) AS last
        FROM participant_details GROUP BY participant_id) d ON d.participant_id = p.participant_id;

-- Only text with names removed. names_removed: 'reviewed' here, or 'stated' by who brought it in.
-- file_hash: SHA-256 of the file as it came, to notice the same file twice.
CREATE TABLE transcripts (transcript_id UUID NOT NULL, name VARCHAR NOT NULL, file_hash VARCHAR NOT NULL,
    text VARCHAR NOT NULL, words INTEGER NOT NULL, names_removed VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE speakers (transcript_id UUID NOT NULL, speaker INTEGER NOT NULL, label VARCHAR NOT NULL,
    role VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE speaker_participants (fact_id UUID NOT NULL, transcript_id UUID NOT NULL, speaker INTEGER NOT NULL,
    participant_id UUID NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW speaker_participants_now AS
    SELECT transcript_id, speaker, arg_max(participant_id, (made_at, fact_id)) AS participant_id
    FROM speaker_participants GROUP BY transcript_id, speaker;
-- Offsets: Unicode code points into the transcript's text, [start, end); begins, ends: seconds.
CREATE TABLE turns (transcript_id UUID NOT NULL, position INTEGER NOT NULL, start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL, speaker INTEGER NOT NULL, begins DOUBLE, ends DOUBLE);
CREATE TABLE sentences (transcript_id UUID NOT NULL, position INTEGER NOT NULL, turn INTEGER NOT NULL,
    start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL,
    token_starts INTEGER[] NOT NULL, token_ends INTEGER[] NOT NULL, lemmas VARCHAR[] NOT NULL);

-- Every look at a text that has not been released yet.
CREATE TABLE intake_looks (fact_id UUID NOT NULL, intake_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
