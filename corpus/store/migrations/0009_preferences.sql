-- How somebody wants the app to look and to read aloud. text_size: per cent; speech_speed: 1 is as fast as people talk.

CREATE TABLE preferences (fact_id UUID NOT NULL, account_id UUID NOT NULL, text_size INTEGER NOT NULL,
    spacing VARCHAR NOT NULL, calm BOOLEAN NOT NULL, high_contrast BOOLEAN NOT NULL, speech_speed DOUBLE NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW preferences_now AS
    SELECT account_id, text_size, spacing, calm, high_contrast, speech_speed, made_at FROM preferences
    QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY made_at DESC, fact_id DESC) = 1;
