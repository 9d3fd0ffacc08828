-- What the work group sees of the themes: a protected table as a fact, with what is needed to weigh the next one against it.

-- threshold: the study's when it was made. interviews, coders: what it rests on. passages: whether passages are told in it.
CREATE TABLE publications (publication_id UUID NOT NULL, threshold INTEGER NOT NULL, people INTEGER NOT NULL,
    interviews INTEGER NOT NULL, coders INTEGER NOT NULL, passages BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- No longer shown, as somebody who was counted in it withdrew (or the threshold was raised).
CREATE TABLE publication_ends (fact_id UUID NOT NULL, publication_id UUID NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- Its rows and columns, by number; group 0 is everybody. parent: the number of the theme above.
CREATE TABLE publication_themes (fact_id UUID NOT NULL, publication_id UUID NOT NULL, number INTEGER NOT NULL,
    code_id UUID NOT NULL, name VARCHAR NOT NULL, parent INTEGER,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE publication_groups (fact_id UUID NOT NULL, publication_id UUID NOT NULL, number INTEGER NOT NULL,
    dimension VARCHAR NOT NULL, name VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- Protected figures only: NULL is what is hidden, whatever it was. theme NULL: the size of the group.
CREATE TABLE publication_cells (fact_id UUID NOT NULL, publication_id UUID NOT NULL, theme INTEGER, grouped INTEGER NOT NULL,
    participants INTEGER, passages INTEGER, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- Who was counted, in which groups and with which themes (by number), to see who changed since. Somebody who withdraws is
-- taken out here; that one is missing then tells how many they were, not who. said: a digest of how often each theme.
CREATE TABLE publication_people (fact_id UUID NOT NULL, publication_id UUID NOT NULL, participant_id UUID NOT NULL,
    groups INTEGER[] NOT NULL, themes INTEGER[] NOT NULL, said VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- The study's secret for what is drawn by lot (coding/themes/lots.py): the first counts.
CREATE TABLE publication_lots (fact_id UUID NOT NULL, secret VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW publications_now AS
    SELECT p.* FROM publications p ANTI JOIN publication_ends e ON e.publication_id = p.publication_id
    QUALIFY row_number() OVER (ORDER BY p.made_at DESC, p.publication_id DESC) = 1;
