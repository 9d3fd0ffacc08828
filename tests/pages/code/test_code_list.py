"""The codes, explained for co-researchers."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.actions.change_codebook import add_code
from coding.codebook import Code
from corpus.accounts import CO_RESEARCHER, SHELL
from corpus.store.database import Cursor
from tests.pages.markup import MARKUP, SCRIPT, nothing_works, shown
from tests.pages.opening import everything

Open = Callable[..., AppTest]


def test_without_codes_the_page_says_who_makes_them(open_app: Open) -> None:
    at = open_app(CO_RESEARCHER, "codes")
    assert "A researcher makes the first ones" in at.info[0].value
    assert "A researcher" not in open_app(CO_RESEARCHER, "codes", "nl").info[0].value


def test_every_code_is_explained_in_plain_words_under_its_group(open_app: Open, page_cursor: Cursor) -> None:
    group = add_code(page_cursor, SHELL, Code("", "Sociale contacten", codable=False, pictogram="🤝"))
    code = Code(
        "",
        "Netwerk",
        group.code_id,
        0,
        "Mensen om je heen",
        "Wie er is",
        "Buren",
        "Dieren",
        "“Ik ken ze.”",
        "",
        "🏠",
    )
    add_code(page_cursor, SHELL, code)
    at = open_app(CO_RESEARCHER, "codes")
    assert at.subheader[0].value == "🤝 Sociale contacten"
    assert [one.label for one in at.expander] == ["🏠 Mensen om je heen"]
    said = everything(at).replace("\\", "")
    for words in ("Wie er is", "Does belong: Buren", "Does not belong: Dieren", "Example: “Ik ken ze.”"):
        assert words in said


def test_every_text_of_a_code_is_shown_as_it_is(open_app: Open, page_cursor: Cursor) -> None:
    group = add_code(page_cursor, SHELL, Code("", MARKUP, codable=False, pictogram=":red[x]"))
    below = add_code(page_cursor, SHELL, Code("", SCRIPT, group.code_id, codable=False, pictogram="**x**"))
    texts = {"definition": MARKUP, "belongs": SCRIPT, "belongs_not": MARKUP, "example": "a\n\n# b"}
    add_code(
        page_cursor,
        SHELL,
        Code("", f"{MARKUP} 2", below.code_id, plain_name=SCRIPT, pictogram="<b>x", **texts),
    )
    at = open_app(CO_RESEARCHER, "codes")
    nothing_works(at)
    assert shown(at, SCRIPT) and shown(at, "**vet**") and shown(at, "# b")
