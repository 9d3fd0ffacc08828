-- Notes on passages, codes, interviews and the study; for whom a memo is; who wishes to be named.

-- audience: 'me', 'researchers' or 'all'. A memo without one was written before there was a choice: for the researchers.
ALTER TABLE memos ADD COLUMN audience VARCHAR;
DROP VIEW memos_now;
CREATE VIEW memos_now AS
    SELECT coding_id, transcript_id, text, coalesce(audience, 'researchers') AS audience, made_at, made_by FROM memos
    QUALIFY row_number() OVER (PARTITION BY coding_id ORDER BY made_at DESC, fact_id DESC) = 1;

-- about: 'passage', 'code', 'transcript' or 'study'; a passage has transcript_id, offsets and quote, a code its code_id.
CREATE TABLE notes (note_id UUID NOT NULL, about VARCHAR NOT NULL, code_id UUID, transcript_id UUID,
    start_offset INTEGER, end_offset INTEGER, quote VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE note_details (fact_id UUID NOT NULL, note_id UUID NOT NULL, text VARCHAR NOT NULL,
    audience VARCHAR NOT NULL, removed BOOLEAN NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW notes_now AS
    SELECT n.note_id, n.about, n.code_id, n.transcript_id, n.start_offset, n.end_offset, n.quote,
        d.text, d.audience, n.made_at, n.made_by, d.made_at AS changed_at
    FROM notes n
    JOIN (SELECT * FROM note_details
        QUALIFY row_number() OVER (PARTITION BY note_id ORDER BY made_at DESC, fact_id DESC) = 1) d
        ON d.note_id = n.note_id
    WHERE NOT d.removed;

-- Whether somebody wishes to be named as one of the authors, and how; the last wish counts, none said means no.
CREATE TABLE credit_wishes (fact_id UUID NOT NULL, account_id UUID NOT NULL, named BOOLEAN NOT NULL,
    credit_name VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW credit_wishes_now AS
    SELECT account_id, named, credit_name, made_at FROM credit_wishes
    QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY made_at DESC, fact_id DESC) = 1;
