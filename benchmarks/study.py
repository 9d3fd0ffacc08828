"""A large invented study, written straight into the ledger: participants, a codebook, and as many codings as asked."""

from __future__ import annotations

from corpus.accounts import SHELL
from corpus.store.database import Cursor, transaction

CODES, CODE_GROUPS, CODERS = 40, 8, 3
TAKEN_BACK = 0.05

# Ids are UUIDv7 as the app makes them: 48 bits of time, the rest by chance; here from a hash, so that every run is alike.
# `kind` tells tables apart, `minute` is when the row was made, counted from the start of 2026.
_MACROS = """
    CREATE OR REPLACE TEMP MACRO fact_id(kind, n, minute) AS (
        printf('%012x', 1767225600000 + (minute * 60000::DOUBLE)::BIGINT + hash(n) % 997) || '7' || md5(kind || n)[1:3]
        || '8' || md5(kind || n)[4:18])::UUID;
    CREATE OR REPLACE TEMP MACRO made(minute) AS TIMESTAMP '2026-01-01' + to_minutes(minute::BIGINT);
    CREATE OR REPLACE TEMP MACRO person(n) AS fact_id('person', n, 60);
    CREATE OR REPLACE TEMP MACRO transcript(n) AS fact_id('transcript', n, 600 + n / 100);
    CREATE OR REPLACE TEMP MACRO coder(n) AS fact_id('coder', n, 30 + 1440 * n);
    CREATE OR REPLACE TEMP MACRO code(n) AS fact_id('code', n, 300);
    CREATE OR REPLACE TEMP MACRO coding(n, codings) AS fact_id('coding', n, 10000 + n * 400000.0 / codings);
"""
_PEOPLE = """
    INSERT INTO participants SELECT person(n), printf('P%05d', n), made(60), $author FROM range($interviews) r(n);
    INSERT INTO participant_details SELECT fact_id('detail', n, 60), person(n), (18 + hash(n, 'age') % 71)::INTEGER, NULL,
        list_filter(['mantelzorger', 'vluchtelingachtergrond', 'licht verstandelijke beperking', 'student'],
            lambda name: hash(n, name) % 4 = 0),
        printf('{"municipality": "Gemeente %d"}', n % 340), made(60), $author FROM range($interviews) r(n);
    INSERT INTO transcripts SELECT transcript(n), printf('P%05d', n), printf('%064x', n), repeat('Zo gaat dat. ', 80),
        240, 'stated', made(600), $author FROM range($interviews) r(n);
    INSERT INTO speakers SELECT transcript(n), 0, 'Interviewer', 'interviewer', made(600), $author
        FROM range($interviews) r(n);
    INSERT INTO speakers SELECT transcript(n), 1, 'Respondent', 'participant', made(600), $author
        FROM range($interviews) r(n);
    INSERT INTO speaker_participants SELECT fact_id('voice', n, 600), transcript(n), 1, person(n), made(600), $author
        FROM range($interviews) r(n);
    INSERT INTO turns SELECT transcript(n), t, t * 130, t * 130 + 129, t % 2, NULL, NULL
        FROM range($interviews) r(n), range(8) s(t);
"""
_CODEBOOK = """
    INSERT INTO accounts SELECT coder(n), printf('Coder %d', n), 'co_researcher', made(30), $author
        FROM range($coders) r(n);
    INSERT INTO codes SELECT code(n), made(300), $author FROM range($codes + $groups) r(n);
    INSERT INTO code_details SELECT fact_id('details', n, 300), code(n), CASE WHEN n >= $groups THEN code(n % $groups) END,
        n, printf('Code %d', n), '', '', '', '', '', '#0b6e69', '🏠', n >= $groups, FALSE, made(300), $author
        FROM range($codes + $groups) r(n);
"""
# One coding in a hundred is in the voice of the interviewer alone, one in a hundred in several voices.
_CODINGS = """
    INSERT INTO codings SELECT coding(n, $codings), transcript(n * $interviews // $codings),
        CASE hash(n, 'voice') % 100 WHEN 0 THEN -2 WHEN 1 THEN -1 ELSE 1 END,
        code($groups + hash(n, 'code') % $codes), coder(hash(n, 'coder') % $coders),
        (hash(n, 'start') % 900)::INTEGER, (hash(n, 'start') % 900 + 77)::INTEGER, repeat('Zo gaat dat. ', 6),
        NULL, made(10000 + n * 400000.0 / $codings), $author FROM range($codings) r(n);
    INSERT INTO take_backs SELECT fact_id('back', n, 450000), coding(n, $codings),
        transcript(n * $interviews // $codings), CASE hash(n, 'voice') % 100 WHEN 0 THEN -2 WHEN 1 THEN -1 ELSE 1 END,
        code($groups + hash(n, 'code') % $codes), made(450000), $author
        FROM range($codings) r(n) WHERE hash(n, 'back') % 1000 < 1000 * $taken_back;
"""


def fill(cursor: Cursor, interviews: int, codings: int) -> None:
    """Fill an empty study: one participant per interview, codings sorted by transcript as a bulk load leaves them."""
    values = {
        "author": SHELL.account_id,
        "interviews": interviews,
        "codings": codings,
        "codes": CODES,
        "groups": CODE_GROUPS,
        "coders": CODERS,
        "taken_back": TAKEN_BACK,
    }
    with transaction(cursor):
        for statement in ";".join((_MACROS, _PEOPLE, _CODEBOOK, _CODINGS)).split(";"):
            used = {name: value for name, value in values.items() if f"${name}" in statement}
            if statement.strip():
                cursor.execute(statement, used)
    cursor.execute("CHECKPOINT study")


# Two interviews after each other are the start and the follow-up of one case.
_SERIES = """
    INSERT INTO transcript_details SELECT fact_id('series', n, 600), transcript(n), 'interview', NULL,
        printf('Traject %d', n // 2), CASE n % 2 WHEN 0 THEN 'start' ELSE 'vervolg' END,
        DATE '2026-01-01' + (n % 2 * 90)::INTEGER, made(600), $author FROM range($interviews) r(n)
"""


def fill_series(cursor: Cursor, interviews: int) -> None:
    """Let every interview be a step in a series."""
    with transaction(cursor):
        cursor.execute(_SERIES, {"author": SHELL.account_id, "interviews": interviews})
