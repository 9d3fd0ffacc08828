-- Who reads what, and what readers answer besides codes.

-- kind: 'knows_person', 'touches_me', 'dont_know' or 'lets_talk'. Offsets: code points, [start, end); NULL for the
-- whole interview. text: what they want to say about it, often empty.
CREATE TABLE reader_answers (answer_id UUID NOT NULL, transcript_id UUID NOT NULL, account_id UUID NOT NULL,
    kind VARCHAR NOT NULL, start_offset INTEGER, end_offset INTEGER, text VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- Taken back by who gave it, or called a mistake by a researcher.
CREATE TABLE reader_answer_ends (fact_id UUID NOT NULL, answer_id UUID NOT NULL, transcript_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW reader_answers_now AS
    SELECT a.* FROM reader_answers a
    ANTI JOIN reader_answer_ends e ON e.transcript_id = a.transcript_id AND e.answer_id = a.answer_id;
-- What 'touches me' led to: 'carry_on', 'pause' or 'hand_back'.
CREATE TABLE reader_answer_outcomes (fact_id UUID NOT NULL, answer_id UUID NOT NULL, outcome VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- The marks that were taken back because their coder knows the person: what to bring back when that was a mistake.
CREATE TABLE set_asides (fact_id UUID NOT NULL, answer_id UUID NOT NULL, coding_id UUID NOT NULL,
    transcript_id UUID NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);

-- Hard to read for what is told in it: nobody reads it alone, and a researcher reads along.
CREATE TABLE transcript_hardness (fact_id UUID NOT NULL, transcript_id UUID NOT NULL, hard BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW hard_transcripts_now AS
    SELECT transcript_id FROM (SELECT transcript_id, arg_max(hard, (made_at, fact_id)) AS hard
        FROM transcript_hardness GROUP BY transcript_id) WHERE hard;
