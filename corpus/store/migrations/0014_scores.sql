-- Numbers beside words: scales, the waves in which they were asked, and what participants answered.

CREATE TABLE scales (scale_id UUID NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
-- definition: JSON, as coding/scales.py writes it: items, values, parts, bands, source.
CREATE TABLE scale_details (fact_id UUID NOT NULL, scale_id UUID NOT NULL, name VARCHAR NOT NULL,
    definition VARCHAR NOT NULL, retired BOOLEAN NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW scales_now AS
    SELECT s.scale_id, d.last.name AS name, d.last.definition AS definition, s.made_at, s.made_by
    FROM scales s JOIN (SELECT scale_id,
            arg_max({name: name, definition: definition, retired: retired}, (made_at, fact_id)) AS last
        FROM scale_details GROUP BY scale_id) d ON d.scale_id = s.scale_id
    WHERE NOT d.last.retired;

-- A wave is a moment of measuring, such as start and end; position: their order in time, from 0.
CREATE TABLE waves (wave_id UUID NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE TABLE wave_details (fact_id UUID NOT NULL, wave_id UUID NOT NULL, name VARCHAR NOT NULL,
    position INTEGER NOT NULL, retired BOOLEAN NOT NULL, made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW waves_now AS
    SELECT w.wave_id, d.last.name AS name, d.last.position AS position, w.made_at, w.made_by
    FROM waves w JOIN (SELECT wave_id,
            arg_max({name: name, position: position, retired: retired}, (made_at, fact_id)) AS last
        FROM wave_details GROUP BY wave_id) d ON d.wave_id = w.wave_id
    WHERE NOT d.last.retired;

-- kind: 'answers', a number (or NULL) for each item in the scale's order; 'scores', one for each of its parts, worked
-- out elsewhere; 'none', taken away. Of one participant, scale and wave the last counts.
CREATE TABLE measurements (measurement_id UUID NOT NULL, participant_id UUID NOT NULL, scale_id UUID NOT NULL,
    wave_id UUID NOT NULL, kind VARCHAR NOT NULL, numbers DOUBLE[] NOT NULL,
    made_at TIMESTAMP NOT NULL, made_by UUID NOT NULL);
CREATE VIEW measurements_now AS
    SELECT * FROM (SELECT * FROM measurements
        QUALIFY row_number() OVER (PARTITION BY participant_id, scale_id, wave_id
            ORDER BY made_at DESC, measurement_id DESC) = 1)
    WHERE kind <> 'none';
