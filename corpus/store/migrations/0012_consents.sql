-- What participants agreed to, and what was taken out of the study for good.

-- uses: what the texts of this participant may be used for (corpus/consent.py). how: 'paper', 'spoken' or 'other';
-- taken_by: who of the study asked them, as the list or the researcher says; both may be empty.
CREATE TABLE consents (fact_id UUID NOT NULL, participant_id UUID NOT NULL, uses VARCHAR[] NOT NULL, agreed_on DATE,
    how VARCHAR NOT NULL, taken_by VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW consents_now AS
    SELECT participant_id, uses, agreed_on, how, taken_by, made_at, made_by FROM consents
    QUALIFY row_number() OVER (PARTITION BY participant_id ORDER BY made_at DESC, fact_id DESC) = 1;

-- Something was taken out for good: a withdrawal, whole or in part, or a name that was found late. Nothing here says
-- whose. kind and scope: corpus/erasing.py; removed: JSON, how many rows of what; salt: for the code on the receipt.
-- waiting: raw texts that must leave the intake too (they are another file, see corpus/store/intake.py).
CREATE TABLE erasures (erasure_id UUID NOT NULL, kind VARCHAR NOT NULL, scope VARCHAR NOT NULL, removed VARCHAR NOT NULL,
    salt VARCHAR NOT NULL, waiting UUID[] NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- The files were written anew, or the lake cleaned: no byte of it is left. Without this the work is done at the next start.
CREATE TABLE erasure_ends (fact_id UUID NOT NULL, erasure_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW erasures_due_now AS
    SELECT e.* FROM erasures e ANTI JOIN erasure_ends d ON d.erasure_id = e.erasure_id;
-- The numbers of texts that are gone, so that a page that still has one open can be told; and who was reading them.
CREATE TABLE erased_transcripts (fact_id UUID NOT NULL, erasure_id UUID NOT NULL, transcript_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE erased_readings (fact_id UUID NOT NULL, erasure_id UUID NOT NULL, transcript_id UUID NOT NULL,
    account_id UUID NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
