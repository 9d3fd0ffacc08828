"""Say in one's own sentences what the study found, in the place of those that the figures give by rule."""

from __future__ import annotations

from coding.store.findings import add_findings, findings_by_rule
from coding.themes.findings import basis_of, checked_sentences
from corpus.accounts import RESEARCHER, Account, allowed, checked_language
from corpus.errors import N_, Conflict
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def write_findings(cursor: Cursor, by: Account, language: str, text: str, basis: str) -> None:
    """Show these sentences, one on each line, to who reads this language; an empty text: those of the rule again.

    `basis` (see findings.basis_of) is what the figures gave when the writer saw them: they are shown for as long as the
    figures stay so. Raises BadInput, and Conflict when the figures have changed meanwhile.
    """
    language, sentences = checked_language(language), checked_sentences(text)
    now = basis_of(findings_by_rule(cursor))
    if sentences and basis != now:
        raise Conflict(N_("The figures have changed meanwhile. Look at the new ones, then save again."))
    with transaction(cursor):
        add_findings(cursor, language, sentences, now, by.account_id)
