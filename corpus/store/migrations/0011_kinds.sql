-- What a transcript is and where it belongs; without a row it is an interview by itself. kind: corpus/kinds.py.
-- series: the case that it is about, over time; step: its place in that, by name (the study's setting 'steps' orders them).
CREATE TABLE transcript_details (fact_id UUID NOT NULL, transcript_id UUID NOT NULL, kind VARCHAR NOT NULL,
    sub_study VARCHAR, series VARCHAR, step VARCHAR, held_on DATE,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW transcript_details_now AS
    SELECT transcript_id, kind, sub_study, series, step, held_on, made_at FROM transcript_details
    QUALIFY row_number() OVER (PARTITION BY transcript_id ORDER BY made_at DESC, fact_id DESC) = 1;
