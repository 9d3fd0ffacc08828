-- What readers chose to tell about themselves, to compare how groups of readers read. Empty value: taken away again.
CREATE TABLE backgrounds (fact_id UUID NOT NULL, account_id UUID NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW backgrounds_now AS
    SELECT account_id, name, value, made_at FROM (SELECT * FROM backgrounds
        QUALIFY row_number() OVER (PARTITION BY account_id, name ORDER BY made_at DESC, fact_id DESC) = 1)
    WHERE value <> '';
