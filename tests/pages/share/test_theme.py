"""The page of one theme: a sentence, a picture, quotes that were released, and nothing that points at anybody."""

from __future__ import annotations

import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.actions.decide_quote import release_quote
from coding.actions.propose_quote import propose_quote
from coding.actions.write_study_words import write_study_words
from coding.quotes import TEAM, WORK_GROUP
from coding.study_words import HELPS
from corpus.accounts import RESEARCHER, SHELL
from corpus.actions.change_study import change_study
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.pages.markup import SCRIPT, nothing_works
from tests.pages.opening import everything
from tests.pages.told_study import ASKED, MISSING, NEIGHBOURS, ToldStudy, seed_told_study

Open = Callable[..., AppTest]
TWO_AGE_GROUPS = {"age_groups": [[18, 64], [65, None]]}  # with people in both, so that none has to be hidden
SAID = "Ik wist niet wie ik moest bellen."


def pictures(at: AppTest) -> list[str]:
    return [one.proto.spec for one in at.get("plotly_chart")]


def quoted(cursor: Cursor, told: ToldStudy, number: int, level: str, theme: str, said: str = SAID) -> None:
    """Release what one of them said, with one theme and its labels."""
    quote_id, talk = new_id(), told.interviews[f"Gesprek {number:02}"]
    start = len(ASKED) + 1
    propose_quote(cursor, SHELL, quote_id, talk, start, start + len(said))
    release_quote(
        cursor, SHELL, quote_id, level, said, (told.themes[theme],), "", label_subgroup="mantelzorger"
    )


def test_a_theme_is_told_in_a_sentence_in_pictures_and_in_figures(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    change_study(page_cursor, SHELL, TWO_AGE_GROUPS)
    at = open_app(WORK_GROUP, "theme", theme=told.themes[NEIGHBOURS])
    said = everything(at)
    assert "Of all 14 people, 12 spoke of" in said and "do not differ much" in said
    assert "6 of 7 (86\u00a0%)" in said
    assert len(pictures(at)) == 2 and all("6 of 7" in one or "12 of 14" in one for one in pictures(at))
    assert at.get("plotly_chart")[0].proto.alt.startswith("By age group. ")
    assert [one.value for one in at.subheader][:2] == ["By age group", "By subgroup"]


def test_a_small_number_is_nowhere_on_the_page_nor_can_it_be_computed(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor)
    at = open_app(WORK_GROUP, "theme", theme=told.themes[MISSING])
    for text in [everything(at), *pictures(at)]:
        assert not re.search(r"\b[0-4] of (7|14)\b", text)
    said = everything(at)
    assert "It is about fewer than 5 people" in said and not ("6 of 7" in said and "7 of 14" in said)
    mine = open_app(RESEARCHER, "theme", theme=told.themes[MISSING])
    assert pictures(mine) == pictures(at), "a researcher sees there what the work group sees"


def test_released_quotes_stand_there_with_labels_only_where_the_tables_are_whole(
    open_app: Open, page_cursor: Cursor
) -> None:
    told = seed_told_study(page_cursor, f"{SAID} {SCRIPT}")
    change_study(page_cursor, SHELL, TWO_AGE_GROUPS)
    for number in (0, 1, 8):
        quoted(page_cursor, told, number, WORK_GROUP, NEIGHBOURS, f"{SAID} {SCRIPT}")
    quoted(page_cursor, told, 2, WORK_GROUP, MISSING, SAID)
    quoted(page_cursor, told, 3, TEAM, MISSING, SAID)
    write_study_words(page_cursor, SHELL, HELPS, told.themes[NEIGHBOURS], "Een praatje aan de heg.")
    whole = open_app(WORK_GROUP, "theme", theme=told.themes[NEIGHBOURS])
    nothing_works(whole)
    said = everything(whole)
    assert said.count("Ik wist niet") == 3 and "Een praatje aan de heg" in said
    assert said.count("65 years and older · mantelzorger") == 2 and said.count("18 to 64 years · mantel") == 1
    gap = everything(open_app(WORK_GROUP, "theme", theme=told.themes[MISSING]))
    assert gap.count("Ik wist niet") == 1, "what is for the team alone is not there"
    assert "65 years and older" not in gap.split("<figure", 1)[1].split("</figure>", 1)[0]
    assert "Gesprek" not in gap and "interview?id" not in gap
    words = open_app(WORK_GROUP, "in-their-words")
    assert everything(words).count("Ik wist niet") == 4 and "Gesprek" not in everything(words)


def test_a_link_to_a_theme_that_is_gone_leads_to_the_first(open_app: Open, page_cursor: Cursor) -> None:
    seed_told_study(page_cursor)
    change_study(page_cursor, SHELL, TWO_AGE_GROUPS)
    at = open_app(WORK_GROUP, "theme", theme="nonsense")
    assert not at.error and "Of all 14 people" in everything(at)


def test_the_page_speaks_dutch(open_app: Open, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    change_study(page_cursor, SHELL, TWO_AGE_GROUPS)
    at = open_app(WORK_GROUP, "theme", "nl", theme=told.themes[NEIGHBOURS])
    said = everything(at)
    assert "6 van de 7" in said and "65 jaar en ouder" in said
    assert [one.value for one in at.subheader][:2] == ["Per leeftijdsgroep", "Per groep"]
    assert " of 7" not in said and "People" not in said
