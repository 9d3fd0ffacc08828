-- A codebook that lives: proposed codes and what was decided, merges, splits, translations.

-- A code that somebody proposes from a passage [start_offset, end_offset), in their own words.
CREATE TABLE code_proposals (proposal_id UUID NOT NULL, transcript_id UUID NOT NULL, start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL, quote VARCHAR NOT NULL, name VARCHAR NOT NULL, meaning VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE proposal_withdrawals (fact_id UUID NOT NULL, proposal_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- kind: 'support', 'question', 'answer' (the proposer's), or 'none' when somebody takes theirs back.
CREATE TABLE proposal_voices (fact_id UUID NOT NULL, proposal_id UUID NOT NULL, kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW proposal_voices_now AS
    SELECT * FROM (SELECT * FROM proposal_voices
        QUALIFY row_number() OVER (PARTITION BY proposal_id, made_by ORDER BY made_at DESC, fact_id DESC) = 1)
    WHERE kind <> 'none';
-- decision: 'accepted' and 'joined' with the code that it became or joined, 'not_now'; follows: the decision before it.
CREATE TABLE proposal_decisions (decision_id UUID NOT NULL, proposal_id UUID NOT NULL, decision VARCHAR NOT NULL,
    code_id UUID, reason VARCHAR NOT NULL, follows UUID, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- Of two decisions that follow the same one, the first counts.
CREATE VIEW proposal_decisions_now AS
    WITH counted AS (SELECT * FROM proposal_decisions
        QUALIFY row_number() OVER (PARTITION BY proposal_id, follows ORDER BY made_at, decision_id) = 1)
    SELECT * FROM counted WHERE decision_id NOT IN (SELECT follows FROM counted WHERE follows IS NOT NULL);
-- The proposer has seen what was decided.
CREATE TABLE proposal_seen (fact_id UUID NOT NULL, proposal_id UUID NOT NULL, decision_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);

-- Codings keep the code they were given; who reads them follows the merges. children: what moved along.
CREATE TABLE code_merges (merge_id UUID NOT NULL, code_id UUID NOT NULL, into_id UUID NOT NULL, reason VARCHAR NOT NULL,
    children UUID[] NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE code_merge_ends (fact_id UUID NOT NULL, merge_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW code_merges_now AS
    SELECT m.* FROM code_merges m ANTI JOIN code_merge_ends e ON e.merge_id = m.merge_id;
-- Which code each code there ever was stands for: its own, or where the merges lead.
CREATE VIEW code_standing_now AS
    WITH RECURSIVE chain AS (
        SELECT code_id, code_id AS stands_for, 0 AS steps FROM codes
        UNION ALL
        SELECT chain.code_id, m.into_id, chain.steps + 1
        FROM chain JOIN code_merges_now m ON m.code_id = chain.stands_for WHERE chain.steps < 100
    )
    SELECT code_id, arg_max(stands_for, steps) AS stands_for FROM chain GROUP BY code_id;

-- A split code groups its parts; its codings stay on it until somebody sorts them.
CREATE TABLE code_splits (split_id UUID NOT NULL, code_id UUID NOT NULL, reason VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE code_split_parts (fact_id UUID NOT NULL, split_id UUID NOT NULL, code_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);

-- A code in another language; an empty text falls back to the code's own.
CREATE TABLE code_translations (fact_id UUID NOT NULL, code_id UUID NOT NULL, language VARCHAR NOT NULL,
    plain_name VARCHAR NOT NULL, definition VARCHAR NOT NULL, belongs VARCHAR NOT NULL, belongs_not VARCHAR NOT NULL,
    example VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW code_translations_now AS
    SELECT * FROM code_translations
    QUALIFY row_number() OVER (PARTITION BY code_id, language ORDER BY made_at DESC, fact_id DESC) = 1;
