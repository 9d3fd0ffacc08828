-- Quotes: passages that somebody proposes, what researchers decided about them, and the study told in a few sentences.

-- The passage [start_offset, end_offset) of a transcript; text: its words as they stand there. speaker as in codings: the
-- one voice besides the interviewer's, -1 when several. why: what the proposer says about it.
CREATE TABLE quotes (quote_id UUID NOT NULL, transcript_id UUID NOT NULL, speaker INTEGER NOT NULL,
    start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, text VARCHAR NOT NULL, why VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE quote_withdrawals (fact_id UUID NOT NULL, quote_id UUID NOT NULL, transcript_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW quotes_now AS
    SELECT q.* FROM quotes q ANTI JOIN quote_withdrawals w ON w.quote_id = q.quote_id;
-- Words of the quote were changed in its transcript (a name found late): what was decided before holds no longer.
CREATE TABLE quote_changes (fact_id UUID NOT NULL, quote_id UUID NOT NULL, transcript_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- decision: 'released' (to level 'team', 'work_group' or 'public'), 'not_now' or 'taken_back'; follows: the one before it.
-- Of a released quote no words are kept here: the stretches that are shown, counted from the quote's start (what lies
-- between them is left out), what stands in the place of its placeholders (JSON), its codes, and which labels it may have.
CREATE TABLE quote_decisions (decision_id UUID NOT NULL, quote_id UUID NOT NULL, transcript_id UUID NOT NULL,
    decision VARCHAR NOT NULL, level VARCHAR NOT NULL, kept_starts INTEGER[] NOT NULL, kept_ends INTEGER[] NOT NULL,
    instead VARCHAR NOT NULL, codes UUID[] NOT NULL, label_age BOOLEAN NOT NULL, label_subgroup VARCHAR,
    reason VARCHAR NOT NULL, follows UUID, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- Of two decisions that follow the same one, the first counts.
CREATE VIEW quote_decisions_now AS
    WITH counted AS (SELECT * FROM quote_decisions
        QUALIFY row_number() OVER (PARTITION BY quote_id, follows ORDER BY made_at, decision_id) = 1)
    SELECT * FROM counted WHERE decision_id NOT IN (SELECT follows FROM counted WHERE follows IS NOT NULL);
-- The proposer has seen what was decided.
CREATE TABLE quote_seen (fact_id UUID NOT NULL, quote_id UUID NOT NULL, decision_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);

-- What the study found, in sentences that researchers wrote in the place of those that the figures give by rule.
-- basis: what the rule gave when they wrote; none of the sentences left: the rule's own.
CREATE TABLE findings (fact_id UUID NOT NULL, language VARCHAR NOT NULL, sentences VARCHAR[] NOT NULL,
    basis VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW findings_now AS
    SELECT language, sentences, basis, made_at, made_by FROM findings
    QUALIFY row_number() OVER (PARTITION BY language ORDER BY made_at DESC, fact_id DESC) = 1;
