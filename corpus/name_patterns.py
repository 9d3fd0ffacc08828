"""Numbers and writings that point at a person: postcodes, telephone numbers, addresses, BSN, IBAN, birth dates …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.proposals import Proposal

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
URL = re.compile(
    r"(?<![\w@.])(?:https?://\S+|www\.\S+|(?:[a-z0-9-]{1,63}\.){1,4}(?:nl|com|org|net|be|eu|de)\b(?:/\S*)?)",
    re.IGNORECASE,
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]){11,30}\b", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\d\w])(?:(?:\+|00)[ \u00a0]?31[ \u00a0.-]?(?:\(0\)[ \u00a0.-]?)?\(?|\(?0)"
    r"[1-9]\)?(?:[ \u00a0.\-–/()]{0,3}\d){8}(?!\d)"
)
FOREIGN_PHONE = re.compile(r"(?<![\d\w])(?:\+|00[1-9])\d{1,3}(?:[ \u00a0.\-–/()]{0,2}\d){7,12}(?!\d)")
POSTCODE = re.compile(
    r"(?<![\w.,-])[1-9]\d{3}(?:[ \u00a0]?(?!S[ADS]\b)[A-Z]{2}|(?!s[ads]\b)[a-z]{2})\b(?![-'’])"
)
BSN = re.compile(r"(?<![\w.,-])\d(?:[ \u00a0.-]?\d){7,8}(?![\d%]|[.,]\d)")

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
SHORT_MONTHS = "jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:e|ste|de)?(?:"
    rf"(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<year>(?:19|20)?\d\d)\b"
    rf"|[ \u00a0](?:{MONTHS}|(?:{SHORT_MONTHS})\.?)\b(?:[ \u00a0](?P<named_year>(?:19|20)\d\d)\b)?)",
    re.IGNORECASE,
)
YEAR_OF_BIRTH = re.compile(
    r"\b(?:geboren (?:ben )?(?:in|uit)|bouwjaar|geboortejaar(?: is)?) ((?:19|20)\d\d)\b", re.I
)
BIRTH = re.compile(r"\b(?:geboren|geboortedatum|geb\.|jarig|verjaardag|geboortedag|verjaar)\b", re.IGNORECASE)

STREET_END = (
    "straat|straatje|weg|laan|plein|kade|hof|dijk|pad|singel|gracht|steeg|markt|wal|plantsoen|dreef|"
    "burgwal|haven|erf|brink|kamp|park|straat|ring|baan"
)
HOUSE_NUMBER = (
    r"[ \u00a0]\d{1,4}(?:[ -]?(?:bis|hs|huis)\b|[ -]?[a-zA-Z](?!\w))?(?:-\d{1,3}\b)?(?![\w%€]|[.,:]\d)"
)
# From the number backwards: numbers are rare, words are not.
NUMBER = re.compile(HOUSE_NUMBER)
STREET_BEFORE = re.compile(rf"(?<![\w-])[\w'’.-]*(?:{STREET_END})$", re.IGNORECASE)
LANE_OF = re.compile(
    r"(?<!\w)(?:Laan|Plein|Kade|Weg|Hof|Dijk|Singel|Park|Pad|Gracht|Straat|Haven)"
    rf"(?:[ \u00a0](?:van|de|der|den|het|'t|[A-Z]\w+)){{1,5}}{HOUSE_NUMBER}"
)
BEFORE_STREET = re.compile(r"(?:[^\W\d_][\w'’-]*\.?[ \u00a0]){1,4}$")
NO_STREET = {
    "onderweg",
    "halverweg",
    "weg",
    "terugweg",
    "heenweg",
    "straat",
    "plein",
    "hof",
    "pad",
    "park",
    "markt",
}
NO_STREET |= {
    "kamp",
    "wal",
    "haven",
    "baan",
    "ring",
    "dijk",
    "gracht",
    "laan",
    "steeg",
    "snelweg",
    "supermarkt",
    "erf",
}
BEFORE_IS_LOWER = {"de", "der", "den", "het", "van", "te", "ter", "'t", "’t"}
NO_STREET_START = {
    "in",
    "op",
    "aan",
    "de",
    "het",
    "naar",
    "bij",
    "uit",
    "langs",
    "achter",
    "voor",
    "dat",
    "was",
    "is",
}
NO_STREET_START |= {"ja", "nee", "en", "toen", "daar", "dus", "want", "maar", "die", "nou", "adres"}
IBAN_LENGTHS = {
    "NL": 18,
    "BE": 16,
    "DE": 22,
    "FR": 27,
    "GB": 22,
    "TR": 26,
    "PL": 28,
    "ES": 24,
    "IT": 27,
    "LU": 20,
}
IBAN_LENGTHS |= {
    "MA": 28,
    "PT": 25,
    "AT": 20,
    "CH": 21,
    "IE": 22,
    "BG": 22,
    "RO": 24,
    "UA": 29,
    "HU": 28,
    "LT": 20,
}

# Two capitals behind a year are more often a word ("in 2019 TV") than a postcode.
YEARS = range(1900, 2100)


def pattern_proposals(text: str) -> Iterator[list[Proposal]]:
    """The groups of proposals by kind, the most certain writing first."""
    yield [_whole(text, m.start(), m.end(), "email", True) for m in EMAIL.finditer(text)]
    yield [_whole(text, m.start(), _url_end(m), "url", True) for m in URL.finditer(text)]
    yield list(_ibans(text))
    yield [_whole(text, m.start(), m.end(), "phone", True) for m in PHONE.finditer(text)]
    yield [_whole(text, m.start(), m.end(), "phone", False) for m in FOREIGN_PHONE.finditer(text)]
    yield list(_birth_dates(text))
    yield list(_bsns(text))
    yield list(_addresses(text))
    yield list(_postcodes(text))


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits can be a BSN: 9·a + 8·b + … + 2·h - i is a multiple of eleven (Dutch tax office's rule)."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return (
        len(digits) == 9
        and int(digits) > 0
        and sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0
    )


def passes_mod_97(iban: str) -> bool:
    """Whether the check digits of an IBAN (without spaces, capitals) are right: ISO 13616, remainder 1."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def _whole(text: str, start: int, end: int, kind: str, sure: bool) -> Proposal:
    return Proposal(start, end, text[start:end], kind, sure)


def _url_end(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip(".,;:!?)]}\"'”’"))


def _ibans(text: str) -> Iterator[Proposal]:
    for match in IBAN.finditer(text):
        country = match.group()[:2].upper()
        places = [place for place in range(*match.span()) if not text[place].isspace()]
        length = IBAN_LENGTHS.get(country, 0)
        if not length or len(places) < length:
            continue
        if passes_mod_97("".join(text[place] for place in places[:length]).upper()):
            yield _whole(text, match.start(), places[length - 1] + 1, "iban", True)


def _birth_dates(text: str) -> Iterator[Proposal]:
    for match in DATE.finditer(text):
        is_birth = (
            BIRTH.search(text, max(0, match.start() - 40), min(len(text), match.end() + 15)) is not None
        )
        month, year = match["month"], match["year"] or match["named_year"]
        if not 1 <= int(match["day"]) <= 31 or (month and not 1 <= int(month) <= 12):
            continue
        if is_birth or year:
            yield _whole(text, match.start(), match.end(), "birth_date", is_birth)
    for match in YEAR_OF_BIRTH.finditer(text):
        yield _whole(text, match.start(1), match.end(1), "birth_date", False)


def _bsns(text: str) -> Iterator[Proposal]:
    for match in BSN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if passes_eleven_test(digits.zfill(9)):
            yield _whole(text, match.start(), match.end(), "bsn", len(digits) == 9)


def _postcodes(text: str) -> Iterator[Proposal]:
    for match in POSTCODE.finditer(text):
        found = match.group()
        if found[-2:].islower() and found[-2:] in ("km", "cm", "mm", "kg", "ml", "gr", "uu", "ha", "st"):
            continue
        sure = len(found) == 6 or int(found[:4]) not in YEARS
        yield _whole(text, match.start(), match.end(), "postcode", sure)


def _addresses(text: str) -> Iterator[Proposal]:
    for match in LANE_OF.finditer(text):
        yield _whole(text, match.start(), match.end(), "address", True)
    for match in NUMBER.finditer(text):
        found = STREET_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if not found:
            continue
        street = found.group()
        start = _street_start(text, found.start())
        has_capital = street[0].isupper() or start < found.start()
        if not has_capital and street.lower() in NO_STREET:
            continue
        yield _whole(text, start, match.end(), "address", has_capital)


def _street_start(text: str, start: int) -> int:
    """Where the street's name begins: words with a capital before it, and "van de" and the like between them."""
    before = BEFORE_STREET.search(text, max(0, start - 60), start)
    if not before:
        return start
    begin, place = start, start
    for word in reversed(before.group().split()):
        place = text.rindex(word, 0, place)
        if word[0].isupper() and word.lower() not in NO_STREET_START:
            begin = place
        elif word not in BEFORE_IS_LOWER:
            break
    return begin
