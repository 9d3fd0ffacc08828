-- Learning to code: practice sets that researchers made, and who practised. Nothing of it ever counts as a coding.

CREATE TABLE practice_sets (set_id UUID NOT NULL, transcript_id UUID NOT NULL, made_at TIMESTAMP NOT NULL,
    made_by UUID NOT NULL);
-- Each time a set is saved, the whole list is written as a new version.
CREATE TABLE practice_versions (version_id UUID NOT NULL, set_id UUID NOT NULL, made_at TIMESTAMP NOT NULL,
    made_by UUID NOT NULL);
-- coders: how many had read the passage when the choices were counted. why: what the researcher explains about it.
CREATE TABLE practice_passages (fact_id UUID NOT NULL, version_id UUID NOT NULL, position INTEGER NOT NULL,
    start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, coders INTEGER NOT NULL, why VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- code_id NULL: gave the passage no code.
CREATE TABLE practice_choices (fact_id UUID NOT NULL, version_id UUID NOT NULL, position INTEGER NOT NULL,
    code_id UUID, coders INTEGER NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE practice_uses (fact_id UUID NOT NULL, set_id UUID NOT NULL, in_use BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW practice_sets_now AS
    SELECT s.set_id, s.transcript_id, v.version_id, v.made_at AS saved_at, coalesce(u.in_use, FALSE) AS in_use,
        u.made_at AS since
    FROM practice_sets s
    JOIN (SELECT * FROM practice_versions
        QUALIFY row_number() OVER (PARTITION BY set_id ORDER BY made_at DESC, version_id DESC) = 1) v
        ON v.set_id = s.set_id
    LEFT JOIN (SELECT * FROM practice_uses
        QUALIFY row_number() OVER (PARTITION BY set_id ORDER BY made_at DESC, fact_id DESC) = 1) u
        ON u.set_id = s.set_id;

-- One going through of a set; version_id NULL: the set that comes with the app.
CREATE TABLE practice_runs (run_id UUID NOT NULL, account_id UUID NOT NULL, version_id UUID,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- answer: a code of the set, 'none', 'unknown', or '' when it was taken back.
CREATE TABLE practice_answers (fact_id UUID NOT NULL, run_id UUID NOT NULL, position INTEGER NOT NULL,
    answer VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW practice_answers_now AS
    SELECT * FROM (SELECT * FROM practice_answers
        QUALIFY row_number() OVER (PARTITION BY run_id, position ORDER BY made_at DESC, fact_id DESC) = 1)
    WHERE answer <> '';
-- how: 'finished', 'skipped', or 'knows_person' (then this set is not given to them again).
CREATE TABLE practice_ends (fact_id UUID NOT NULL, run_id UUID NOT NULL, how VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
