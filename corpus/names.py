"""What in a transcript may point at a person, as proposals for a person to decide on; no database, no screen.

Three sources: patterns with a check, the study's own register of names, and the queue of words with a capital. Known
misses stand as data in tests/data/names_cases. The result of taking all of it out is pseudonymised, never anonymous.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.name_capitals import capital_proposals, few_capitals
from corpus.name_patterns import pattern_proposals
from corpus.placeholders import Shift, assign_placeholders, remove_names, replace_spans, surface_key
from corpus.proposals import KINDS, KnownName, Proposal, fold, without_overlap
from corpus.words import is_ordinary_word

__all__ = [
    "KINDS",
    "KnownName",
    "Proposal",
    "Shift",
    "assign_placeholders",
    "few_capitals",
    "names_as_json",
    "propose_names",
    "remove_names",
    "replace_spans",
    "surface_key",
]

PLACEHOLDER = re.compile(r"\[[^\W\d_][^\[\]\n]{0,40} \d+\]")
WORD = re.compile(r"\w+")


def propose_names(
    text: str, register: Sequence[KnownName] = (), speakers: Sequence[tuple[int, int]] = ()
) -> list[Proposal]:
    """All proposals for a text, in order and without overlap; offsets are code points.

    `register` are the names known in this study (found in capitals or not, with or without accents, with -s behind);
    `speakers` are the spans of speaker labels, which are left alone, like placeholders that are already there.
    """
    blocked = sorted([*speakers, *(match.span() for match in PLACEHOLDER.finditer(text))])
    known = list(_register_hits(text, register))
    groups = [[Proposal(start, end, "", "", False) for start, end in blocked if start < end]]
    groups += list(pattern_proposals(text))
    capitals = capital_proposals(text, blocked)
    groups += [list(_joined(text, known, capitals)), known, capitals, _parts(text, capitals)]
    return [proposal for proposal in without_overlap(groups) if proposal.kind]


def names_as_json(text: str) -> list[dict[str, object]]:
    """The proposals of a text as plain dicts with start, end, text, kind and sure."""
    keys = ("start", "end", "text", "kind", "sure")
    return [{key: getattr(proposal, key) for key in keys} for proposal in propose_names(text)]


def _register_hits(text: str, register: Sequence[KnownName]) -> Iterator[Proposal]:
    """Longest name first at every word; a small-letter hit that is an ordinary word ("roos") is not sure."""
    by_first: dict[str, list[tuple[str, int, str]]] = {}
    for known in register:
        name = " ".join(fold(known.name).split())
        first = WORD.search(name)
        if first:
            for writing in (first.group(), first.group() + "s"):
                by_first.setdefault(writing, []).append((name, first.start(), known.kind))
    for names in by_first.values():
        names.sort(key=lambda entry: -len(entry[0]))
    if not by_first:
        return
    folded = fold(text)
    reached = 0
    for match in WORD.finditer(folded):
        for name, lead, kind in by_first.get(match.group(), ()):
            start = match.start() - lead
            end = start + len(name)
            if start >= reached and folded.startswith(name, start) and _ends_word(folded, end):
                found = text[start:end]
                yield Proposal(start, end, found, kind, not (found.islower() and is_ordinary_word(found)))
                reached = end
                break


def _ends_word(folded: str, end: int) -> bool:
    rest = folded[end : end + 2]
    return not rest[:1].isalnum() or (rest[:1] == "s" and not rest[1:].isalnum())


def _joined(text: str, known: Sequence[Proposal], capitals: Sequence[Proposal]) -> Iterator[Proposal]:
    # "Ahmed" is in the register and the text says "Ahmed Yilmaz": one proposal, as sure as the name in it.
    position = 0
    for run in capitals:
        while position < len(known) and known[position].end <= run.start:
            position += 1
        hits = []
        for hit in known[position:]:
            if hit.start >= run.end:
                break
            hits.append(hit)
        if hits and len({hit.kind for hit in hits}) == 1:
            start, end = min(run.start, hits[0].start), max(run.end, hits[-1].end)
            yield Proposal(start, end, text[start:end], hits[0].kind, any(hit.sure for hit in hits))


def _parts(text: str, capitals: Sequence[Proposal]) -> list[Proposal]:
    """The single words of joined proposals: what is left when a pattern or the register took a part."""
    return [
        Proposal(run.start + m.start(), run.start + m.end(), m.group(), run.kind, False)
        for run in capitals
        for m in re.finditer(r"\S+", run.text)
        if m.group() != run.text and m.group()[0].isupper()
    ]
