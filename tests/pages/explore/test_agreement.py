"""How well readers agree, on its page, and from a figure to the passages behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from streamlit.testing.v1 import AppTest

from coding.passages import Coding
from coding.store.codings import add_coding
from coding.store.readings import Progress, add_reading
from corpus.accounts import CO_RESEARCHER, RESEARCHER, SHELL, Account
from corpus.actions.change_study import change_study
from corpus.actions.give_background import give_background
from corpus.ids import new_id
from corpus.store.backgrounds import BACKGROUNDS
from corpus.store.database import Cursor, transaction
from tests.coding.seed import seed_account
from tests.coding.small_study import SmallStudy, seed_conversation, seed_small_study
from tests.pages.markup import IN_A_NAME, nothing_works, shown
from tests.pages.opening import everything

Open = Callable[..., AppTest]
WINTER, POST = "De winter zag ik niemand.", "Wel de postbode"


def read(cursor: Cursor, study: SmallStudy, who: Account, marks: Sequence[tuple[str, int]]) -> None:
    """Two interviews of the same words, each read to the end with these marks (words, code)."""
    for transcript_id in talks(cursor):
        for words, code in marks:
            start = study.text.index(words)
            stretch = start, start + len(words), words
            code_id = study.codes[code].code_id
            add_coding(
                cursor,
                Coding(new_id(), transcript_id, code_id, who.account_id, *stretch),
                1,
                None,
                who.account_id,
            )
        add_reading(cursor, transcript_id, who.account_id, Progress(len(study.text), True))


def talks(cursor: Cursor) -> list[str]:
    return [
        one
        for (one,) in cursor.execute(
            "SELECT transcript_id::VARCHAR FROM transcripts ORDER BY name"
        ).fetchall()
    ]


def seed(cursor: Cursor) -> SmallStudy:
    """Three residents and a researcher; bo differs from the others about one sentence."""
    study = seed_small_study(cursor)
    seed_conversation(cursor, study.researcher, name="Gesprek 2")
    with transaction(cursor):
        for who in (study.coder, study.researcher):
            read(cursor, study, who, [(WINTER, 0), (POST, 1)])
        read(cursor, study, study.other, [(WINTER, 0), (POST, 0)])
    return study


def test_an_empty_study_and_one_with_single_readers_say_what_to_do_first(
    open_app: Open, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "agreement")
    assert [one.value for one in at.info] == ["There are no interviews yet. First bring in the interviews."]
    study = seed_small_study(page_cursor)
    with transaction(page_cursor):
        read(page_cursor, study, study.coder, [(WINTER, 0)])
    at = open_app(RESEARCHER, "agreement")
    assert "no interview has been finished by two people" in at.info[0].value and not at.exception


def test_every_figure_has_its_n_a_sentence_and_a_way_to_the_passages(
    open_app: Open, page_cursor: Cursor
) -> None:
    study = seed(page_cursor)
    at = open_app(RESEARCHER, "agreement")
    said = everything(at).replace("&amp;", "&").replace("&quot;", '"')
    assert not at.exception and not at.error
    assert "Interviews that two people or more read to the end: 2." in said
    assert "When one reader gave a code to a sentence, another gave the same about" in said
    assert "did so too about 8 out of 10 times" in said, "of the first code: bo gave it to one sentence more"
    assert f"passages?theme={study.codes[0].code_id}&differ=sentence" in said
    assert "ada and cas choose most alike." in said
    pair = f"sentence~{study.coder.account_id}~{study.other.account_id}".replace("~", "%7E")
    assert f"differ={pair}" in said or f"differ={pair.replace('%7E', '~')}" in said
    assert "residents, among themselves" in said and "residents with researchers" in said
    assert "differ=sentence~co_researcher~co_researcher" in said.replace("%7E", "~")
    assert "researchers, among themselves" not in said, "there is one"
    assert "asks readers nothing about themselves yet" in said
    turns = everything(open_app(RESEARCHER, "agreement", unit="turn"))
    assert "Turns: 10. Interviews: 2." in turns and "mistake" in turns


def test_a_link_shows_just_the_passages_where_readers_differ(open_app: Open, page_cursor: Cursor) -> None:
    study = seed(page_cursor)
    of_code = everything(open_app(RESEARCHER, "passages", theme=study.codes[0].code_id, differ="sentence"))
    assert (
        "Passages: 2 · marks on them: 2" in of_code
        and "by bo; not by ada, who read it too; not by cas, who read it too" in of_code
    )
    assert f"<mark>{WINTER}</mark>" not in of_code, "all three gave that the same code"
    two = f"sentence~{study.coder.account_id}~{study.researcher.account_id}"
    at = open_app(RESEARCHER, "passages", differ=two)
    assert "where ada and cas differ" in at.selectbox(key="passages-differ").options
    assert "No passage fits this choice." in at.info[0].value
    roles = open_app(RESEARCHER, "passages", differ="sentence~co_researcher~researcher")
    assert "Passages: 2" in everything(roles)
    assert "Passages: 4" in everything(open_app(RESEARCHER, "passages", differ="nonsense~x")), "all of them"


def test_backgrounds_are_compared_in_groups_and_never_for_one_reader(
    open_app: Open, page_cursor: Cursor
) -> None:
    study = seed(page_cursor)
    change_study(page_cursor, SHELL, {BACKGROUNDS: [["Lived here", ["short", "long"]]]})
    more = [Account(new_id(), name, CO_RESEARCHER) for name in ("fay", "gus")]
    for who in (study.coder, study.researcher, *more):
        give_background(page_cursor, who, "Lived here", "long")
    give_background(page_cursor, study.other, "Lived here", "short")
    at = open_app(RESEARCHER, "agreement")
    said = everything(at)
    assert [one.value for one in at.subheader] == ["Lived here"]
    assert "Too few readers told something yet" in said, "of two who read, and one other"
    assert "long, among themselves" not in said and "long with short" not in said
    third = seed_account(page_cursor, "hil")
    with transaction(page_cursor):
        read(page_cursor, study, third, [(WINTER, 0)])
    give_background(page_cursor, third, "Lived here", "long")
    said = everything(at.run())
    assert "long, among themselves" in said and ">short" not in said and "with short" not in said


def test_names_of_people_codes_and_questions_are_shown_just_as_they_are(
    open_app: Open, page_cursor: Cursor
) -> None:
    study = seed(page_cursor)
    change_study(page_cursor, SHELL, {BACKGROUNDS: [[IN_A_NAME, ["yes", "no"]]]})
    stranger = seed_account(page_cursor, IN_A_NAME, CO_RESEARCHER)
    with transaction(page_cursor):
        read(page_cursor, study, stranger, [(POST, 1)])
    at = open_app(RESEARCHER, "agreement")
    nothing_works(at)
    assert shown(at, IN_A_NAME)
