"""Quotes by theme and group, to their passages; also with many groups, and without any age."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from corpus.accounts import RESEARCHER, SHELL
from corpus.store.database import Cursor
from corpus.store.participants import describe_participant, participants
from tests.pages.opening import everything
from tests.pages.told_study import seed_told_study

Open = Callable[..., AppTest]


def test_each_group_is_quoted_on_each_theme_with_a_way_to_its_passages(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed_told_study(page_cursor, "Ik wist niet wie <b>ik</b> moest bellen.")
    said = everything(open_app(RESEARCHER, "quote-matrix"))
    assert said.count("“Ik wist niet wie &lt;b&gt;ik&lt;/b&gt; moest bellen.”") == 7
    assert "6 of 7, passages: 6" in said and "nobody of 0" in said
    assert "group=age_group%2F75%2B" in said and "Quotes were picked by chance" in said


def test_an_attribute_of_four_hundred_values_is_shown_a_few_at_a_time(
    open_app: Open, page_cursor: Cursor
) -> None:
    seed_told_study(page_cursor)
    for number, one in enumerate(participants(page_cursor)):
        streets = {"straat": f"Straat {number:03}", "dorp": "Hulsmeer"}
        describe_participant(page_cursor, one.participant_id, None, None, [], streets, SHELL.account_id)
    at = open_app(RESEARCHER, "quote-matrix", dimension="attribute:straat")
    assert everything(at).count("<section>") == 2 * 5
    at = at.selectbox(key="matrix-columns").set_value("10").run()
    assert everything(at).count("<section>") == 2 * 4 and "Straat 013" in everything(at)
    unknown = everything(open_app(RESEARCHER, "quote-matrix", dimension="age_group", columns="5"))
    assert "age not known" in unknown
