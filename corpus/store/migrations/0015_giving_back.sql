-- Giving back: the study's own words, what each participant was heard to say and answered, cards to talk over.

-- part: 'helps', 'recommends', 'cannot_say', 'method' or 'makers'; code_id: the theme that it is about, NULL for the
-- study as a whole. An empty text takes the words away. meeting_id: the evening on which the group decided it, NULL when
-- a researcher wrote it. follows: the words that it replaces.
CREATE TABLE study_words (words_id UUID NOT NULL, part VARCHAR NOT NULL, code_id UUID, text VARCHAR NOT NULL,
    meeting_id UUID, follows UUID, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW study_words_now AS
    SELECT * FROM (SELECT * FROM study_words
        QUALIFY row_number() OVER (PARTITION BY part, code_id ORDER BY made_at DESC, words_id DESC) = 1)
    WHERE text <> '';

-- What a participant was heard to say, to read together: each saving is a whole summary anew. ready: its writer says
-- that it can be read together. follows: the summary that it replaces.
CREATE TABLE summaries (summary_id UUID NOT NULL, participant_id UUID NOT NULL, ready BOOLEAN NOT NULL, follows UUID,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW summaries_now AS
    SELECT * FROM summaries
    QUALIFY row_number() OVER (PARTITION BY participant_id ORDER BY made_at DESC, summary_id DESC) = 1;
-- code_id: the theme that a point is about, NULL when it is about none.
CREATE TABLE summary_points (point_id UUID NOT NULL, summary_id UUID NOT NULL, participant_id UUID NOT NULL,
    position INTEGER NOT NULL, text VARCHAR NOT NULL, code_id UUID, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- It was read together; read_on: the day.
CREATE TABLE summary_readings (fact_id UUID NOT NULL, summary_id UUID NOT NULL, participant_id UUID NOT NULL,
    read_on DATE NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- answer: 'yes', 'not_quite' (text: what should be said instead), 'take_out', or 'none' when it is taken back.
CREATE TABLE summary_answers (answer_id UUID NOT NULL, point_id UUID NOT NULL, summary_id UUID NOT NULL,
    participant_id UUID NOT NULL, answer VARCHAR NOT NULL, text VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW summary_answers_now AS
    SELECT * FROM (SELECT * FROM summary_answers
        QUALIFY row_number() OVER (PARTITION BY point_id ORDER BY made_at DESC, answer_id DESC) = 1)
    WHERE answer <> 'none';
-- What a researcher did about an answer.
CREATE TABLE summary_outcomes (fact_id UUID NOT NULL, answer_id UUID NOT NULL, participant_id UUID NOT NULL,
    text VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);

-- A card: a released quote (its words are looked up when it is shown), a question, a picture (a pictogram).
CREATE TABLE conversation_cards (fact_id UUID NOT NULL, card_id UUID NOT NULL, quote_id UUID, question VARCHAR NOT NULL,
    pictogram VARCHAR NOT NULL, position INTEGER NOT NULL, removed BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW conversation_cards_now AS
    SELECT * FROM (SELECT * FROM conversation_cards
        QUALIFY row_number() OVER (PARTITION BY card_id ORDER BY made_at DESC, fact_id DESC) = 1)
    WHERE NOT removed;
