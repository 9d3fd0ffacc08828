-- Codes, passages and who coded what, as a ledger.

CREATE TABLE codes (code_id UUID NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE code_details (fact_id UUID NOT NULL, code_id UUID NOT NULL, parent_id UUID, position INTEGER NOT NULL,
    name VARCHAR NOT NULL, plain_name VARCHAR NOT NULL, definition VARCHAR NOT NULL, belongs VARCHAR NOT NULL,
    belongs_not VARCHAR NOT NULL, example VARCHAR NOT NULL, colour VARCHAR NOT NULL, pictogram VARCHAR NOT NULL,
    codable BOOLEAN NOT NULL, retired BOOLEAN NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW codebook_now AS
    SELECT code_id, parent_id, position, name, plain_name, definition, belongs, belongs_not, example, colour,
        pictogram, codable, made_at, made_by
    FROM (SELECT * FROM code_details
        QUALIFY row_number() OVER (PARTITION BY code_id ORDER BY made_at DESC, fact_id DESC) = 1)
    WHERE NOT retired;

-- speaker: the one voice the passage touches besides the interviewer's; -1 when several; -2 when none but the interviewer.
-- replaces: the coding whose boundaries or code this one changed. coder_id: whose coding; made_by: who recorded it.
CREATE TABLE codings (coding_id UUID NOT NULL, transcript_id UUID NOT NULL, speaker INTEGER NOT NULL,
    code_id UUID NOT NULL, coder_id UUID NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL,
    quote VARCHAR NOT NULL, replaces UUID, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- A take-back says again what it takes back: so tables subtract it, and need not look up every coding.
CREATE TABLE take_backs (fact_id UUID NOT NULL, coding_id UUID NOT NULL, transcript_id UUID NOT NULL,
    speaker INTEGER NOT NULL, code_id UUID NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW coding_now AS
    SELECT c.* FROM codings c
    ANTI JOIN take_backs t ON t.transcript_id = c.transcript_id AND t.coding_id = c.coding_id;
CREATE TABLE memos (fact_id UUID NOT NULL, coding_id UUID NOT NULL, transcript_id UUID NOT NULL,
    text VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW memos_now AS
    SELECT coding_id, transcript_id, text, made_at, made_by FROM memos
    QUALIFY row_number() OVER (PARTITION BY coding_id ORDER BY made_at DESC, fact_id DESC) = 1;

CREATE TABLE assignments (assignment_id UUID NOT NULL, transcript_id UUID NOT NULL, account_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE assignment_ends (fact_id UUID NOT NULL, assignment_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW assignments_now AS
    SELECT a.* FROM assignments a ANTI JOIN assignment_ends e ON e.assignment_id = a.assignment_id;
-- How far a reader is: reached = offset of the furthest sentence read; finished = said by the reader.
CREATE TABLE readings (fact_id UUID NOT NULL, transcript_id UUID NOT NULL, account_id UUID NOT NULL,
    reached INTEGER NOT NULL, finished BOOLEAN NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW readings_now AS
    SELECT transcript_id, account_id, reached, finished, made_at FROM readings
    QUALIFY row_number() OVER (PARTITION BY transcript_id, account_id ORDER BY made_at DESC, fact_id DESC) = 1;
