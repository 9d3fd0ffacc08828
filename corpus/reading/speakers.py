"""Who speaks: what can be a speaker's label, and which part in the conversation it stands for."""

from __future__ import annotations

import re

from corpus.transcripts import INTERVIEWER, OTHER, PARTICIPANT


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ASKS = _words(
    "i int interv interviewer interviewster interviewers onderzoeker onderzoekster onderzoekers researcher "
    "medeonderzoeker vraag vraagsteller q question moderator moderatrice gespreksleider gespreksleidster "
    "gespreksvoerder facilitator vragensteller adviseur coach"
)
_ANSWERS = _words(
    "r resp respondent respondente p part participant deelnemer deelneemster deelnemers d geïnterviewde "
    "geinterviewde interviewee a antwoord answer bewoner bewoonster inwoner inwoonster cliënt client cliente "
    "mantelzorger informant subject mevrouw mevr mw meneer mijnheer dhr heer statushouder "
    "vrijwilliger jongere"
)
_OTHERS = _words(
    "spreker speaker stem voice tolk interpreter begeleider begeleidster partner dochter zoon man "
    "vrouw echtgenoot "
    "echtgenote moeder vader zus broer kind buurman buurvrouw observator observer notulist assistent "
    "onbekend unknown "
    "iemand allen iedereen all"
)
_ONCE_IS_ENOUGH = (_ASKS | _ANSWERS | _words("spreker speaker tolk interpreter i r")) - _words(
    "vraag question q a antwoord answer p d part subject int heer client vrijwilliger jongere"
)
_ALONE = _ONCE_IS_ENOUGH - {"i", "r"} | {"r", "partner", "dochter", "zoon"}
_PARTICLES = _words("van de der den het 't ter ten te en el al von la le bin ibn da di dos del op 's")
# Words with which a sentence, a note or a heading likes to begin before a colon.
_NO_SPEAKER = _words(
    "let nb ps n.b p.s noot note opmerking opmerkingen datum plaats plek locatie tijd tijdstip duur "
    "titel onderwerp "
    "thema bestand bestandsnaam bijlage bron samenvatting conclusie bijvoorbeeld dus kortom ja nee "
    "oké oke ok nou kijk "
    "want maar en of tja goed ook eerst ten eerste tweede derde verder resultaat stap punt deel "
    "hoofdstuk date time "
    "place location duration topic title example so yes no well look because but and summary "
    "conclusion source warning "
    "attention transcript transcriptie interview audio opname http https www geluid dat dit zo toen "
    "daarna nu vandaag "
    "vroeger later soms alleen namelijk oftewel anders trouwens bovendien echter leeftijd geslacht "
    "age gender code id"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*|\d+")
_ALLOWED = re.compile(r"[^\W\d_][\w .'’\-/&()]*")
_MOST_WORDS = 5


def guess_role(label: str) -> str:
    """The role a label suggests: "interviewer", "participant" or "other" (also for a plain name)."""
    for position, token in enumerate(_tokens(label)):
        if token in _OTHERS:
            return OTHER
        if len(token) == 1 and position:
            break  # the initial behind a name says nothing
        if token in _ASKS:
            return INTERVIEWER
        if token in _ANSWERS:
            return PARTICIPANT
    return OTHER


def looks_like_label(label: str) -> bool:
    """Whether this could be a speaker's label at all: a short name or a word for a role."""
    if not _ALLOWED.fullmatch(label) or len(label) > 40:
        return False
    words = label.split()
    first = words[0].casefold().rstrip(".")
    if len(words) > _MOST_WORDS or first in _NO_SPEAKER:
        return False
    return all(_name_like(word) for word in words) and (
        label[0].isupper() or _role_token(first) in _ALL_ROLES
    )


def is_known_role(label: str) -> bool:
    """Whether one occurrence is enough: it begins with a word that only speakers' labels begin with."""
    tokens = _tokens(label)
    return bool(tokens) and tokens[0] in _ONCE_IS_ENOUGH


def stands_alone(label: str) -> bool:
    """Whether it is a speaker even on a line of its own, without colon: `Respondent`, `Spreker 2`, `R1`."""
    tokens = _tokens(label)
    if not tokens or tokens[0] not in _ALONE:
        return False
    if len(tokens) == 1:
        return len(tokens[0]) > 1
    return len(tokens) == 2 and tokens[1].isdigit()


_ALL_ROLES = _ASKS | _ANSWERS | _OTHERS


def _tokens(label: str) -> list[str]:
    return [token.casefold() for token in _TOKEN.findall(label)]


def _role_token(word: str) -> str:
    return word.rstrip("0123456789")


def _name_like(word: str) -> bool:
    bare = word.strip("().'’-/&").casefold()
    if not bare or word[0].isupper() or not word[0].isalpha():
        return True
    return bare in _PARTICLES or _role_token(bare.rstrip(".")) in _ALL_ROLES
