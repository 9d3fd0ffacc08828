"""The page of who did what, and saying whether one wishes to be named."""

from __future__ import annotations

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import seed_small_study
from tests.pages.conftest import Study
from tests.pages.opening import button, everything, field


def test_somebody_says_how_they_wish_to_be_named_and_the_list_says_so(
    study: Study, page_cursor: Cursor
) -> None:
    small = seed_small_study(page_cursor)
    me = study.account(CO_RESEARCHER)
    for reader in (me, small.other):
        assign(page_cursor, small.researcher, small.transcript_id, reader.account_id)
        code_passage(page_cursor, reader, new_id(), small.transcript_id, small.codes[0].code_id, 0, 8)
    at = study.open(CO_RESEARCHER, "account")
    at = field(at, "radio", "Name me as one of the authors?").set_value(True).run()
    at = field(at, "text_input", "Write your name as it should stand there").set_value("Mevr. *Jansen*").run()
    at = button(at, "Save").click().run()
    assert "Saved." in everything(at) and not at.exception
    at = study.open(CO_RESEARCHER, "contributions")
    said = everything(at)
    assert "Mevr\\. \\*Jansen\\*" in said and "Formal analysis" in said
    assert "2 people who helped, not named here" in said
    assert all(
        one in said
        for one in ("Marks on passages: 1", "Interviews with these marks: 1", "Marks on passages: 2")
    )
    assert small.other.name not in said.split() and "<td" not in said
    said = everything(study.open(RESEARCHER, "contributions"))
    assert f">{small.other.name}<" in said and "not named" in said
