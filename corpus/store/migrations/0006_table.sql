-- The table: evenings on which the group talks about passages, votes and decides. A decision is the group's coding of a
-- passage; the codings of single readers stay as they are.

CREATE TABLE meetings (meeting_id UUID NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- anonymous: what each chose is shown without names. leader_id: who leads besides the researchers, if anybody.
CREATE TABLE meeting_details (fact_id UUID NOT NULL, meeting_id UUID NOT NULL, title VARCHAR NOT NULL,
    held_on DATE NOT NULL, anonymous BOOLEAN NOT NULL, leader_id UUID,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- state: 'planned' before the first of these facts, then 'open', 'ended', 'open' again …; 'dropped'.
CREATE TABLE meeting_states (fact_id UUID NOT NULL, meeting_id UUID NOT NULL, state VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW meetings_now AS
    SELECT m.meeting_id, d.last.title AS title, d.last.held_on AS held_on, d.last.anonymous AS anonymous,
        d.last.leader_id AS leader_id, coalesce(s.state, 'planned') AS state, m.made_at, m.made_by
    FROM meetings m
    JOIN (SELECT meeting_id, arg_max({title: title, held_on: held_on, anonymous: anonymous, leader_id: leader_id},
            (made_at, fact_id)) AS last
        FROM meeting_details GROUP BY meeting_id) d ON d.meeting_id = m.meeting_id
    LEFT JOIN (SELECT meeting_id, arg_max(state, (made_at, fact_id)) AS state
        FROM meeting_states GROUP BY meeting_id) s ON s.meeting_id = m.meeting_id;
-- Who sits at the table.
CREATE TABLE meeting_people (fact_id UUID NOT NULL, meeting_id UUID NOT NULL, account_id UUID NOT NULL,
    present BOOLEAN NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW meeting_people_now AS
    SELECT meeting_id, account_id, made_at FROM (SELECT * FROM meeting_people
        QUALIFY row_number() OVER (PARTITION BY meeting_id, account_id ORDER BY made_at DESC, fact_id DESC) = 1)
    WHERE present;

-- source: 'lets_talk', 'dont_know', 'differ' (readers differ) or 'added' (by a researcher).
CREATE TABLE meeting_items (item_id UUID NOT NULL, meeting_id UUID NOT NULL, transcript_id UUID NOT NULL,
    start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, quote VARCHAR NOT NULL, source VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- place: the order on the agenda, from 0; NULL when the passage was taken off it.
CREATE TABLE meeting_places (fact_id UUID NOT NULL, meeting_id UUID NOT NULL, item_id UUID NOT NULL, place INTEGER,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW meeting_items_now AS
    SELECT i.*, p.place FROM meeting_items i
    JOIN (SELECT item_id, place FROM meeting_places
        QUALIFY row_number() OVER (PARTITION BY item_id ORDER BY made_at DESC, fact_id DESC) = 1) p
        ON p.item_id = i.item_id
    WHERE p.place IS NOT NULL;
-- The last one says which passage is on the table. state: 'talking', 'voting', 'shown' (the votes may be seen).
CREATE TABLE meeting_moves (fact_id UUID NOT NULL, meeting_id UUID NOT NULL, item_id UUID NOT NULL,
    state VARCHAR NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);

-- codes: empty for 'none of the codes' and for 'no opinion'; somebody's last vote on an item counts.
CREATE TABLE votes (vote_id UUID NOT NULL, item_id UUID NOT NULL, account_id UUID NOT NULL, codes UUID[] NOT NULL,
    no_opinion BOOLEAN NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- A decision without codes says: none of the codes.
CREATE TABLE decisions (decision_id UUID NOT NULL, item_id UUID NOT NULL, transcript_id UUID NOT NULL,
    start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, quote VARCHAR NOT NULL, reason VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- speaker: as in codings.
CREATE TABLE decision_codes (group_coding_id UUID NOT NULL, decision_id UUID NOT NULL, transcript_id UUID NOT NULL,
    speaker INTEGER NOT NULL, code_id UUID NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE decision_ends (fact_id UUID NOT NULL, decision_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- Of two decisions on one item that were written at the same moment the first stands.
CREATE VIEW decisions_now AS
    SELECT d.* FROM decisions d ANTI JOIN decision_ends e ON e.decision_id = d.decision_id
    QUALIFY row_number() OVER (PARTITION BY d.item_id ORDER BY d.made_at, d.decision_id) = 1;
CREATE VIEW group_codings_now AS
    SELECT c.* FROM decision_codes c SEMI JOIN decisions_now d ON d.decision_id = c.decision_id;
-- The single codings in whose place the group's decisions count: those that lie for at least half in decided passages.
CREATE VIEW overruled_codings_now AS
    SELECT c.coding_id, c.transcript_id, c.speaker, c.code_id, c.coder_id, c.start_offset, c.end_offset
    FROM (
        SELECT coding.coding_id, coding.transcript_id, coding.speaker, coding.code_id, coding.coder_id,
            coding.start_offset, coding.end_offset
        FROM codings coding JOIN decisions_now d ON d.transcript_id = coding.transcript_id
            AND d.start_offset < coding.end_offset AND d.end_offset > coding.start_offset
        GROUP BY coding.coding_id, coding.transcript_id, coding.speaker, coding.code_id, coding.coder_id,
            coding.start_offset, coding.end_offset
        HAVING 2 * sum(least(d.end_offset, coding.end_offset) - greatest(d.start_offset, coding.start_offset))
            >= coding.end_offset - coding.start_offset
    ) c
    ANTI JOIN take_backs t ON t.transcript_id = c.transcript_id AND t.coding_id = c.coding_id;
