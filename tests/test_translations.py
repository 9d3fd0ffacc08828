"""Every sentence that people see is there in its languages, and none slips past the translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.frame.language import COMPLETE
from tests.source_code import called, files, refuse, tree, where
from tests.test_readability import WIDGETS
from tools.met import met
from tools.strings import (
    KEYWORDS,
    MessageId,
    Spoken,
    languages,
    places_in,
    read_catalogue,
    spoken,
    translations,
    untranslated,
)

# What shows its first argument on the page, and arguments that show text wherever they are given.
SHOWS_TEXT = WIDGETS | {
    *("badge", "caption", "dialog", "error", "expander", "header", "html", "info", "link_button", "markdown"),
    *("metric", "popover", "spinner", "status", "subheader", "success", "tabs", "text", "title", "toast"),
    *("warning", "write"),
}
SHOWN_ARGUMENTS = {
    *("caption", "help", "hovertemplate", "label", "page_title", "placeholder", "title", "title_text"),
    *("xaxis_title", "yaxis_title"),
}
NOT_THE_SCREEN = {"file", "log", "logger", "logging", "opened", "output", "path", "re", "stream", "writer"}
NAMES = re.compile(r"\bMeerstem\b")  # the same in every language
# Markup, and what stands for something else: tags, style sheets, entities, places, icons, colours, formats.
NOT_TEXT = re.compile(
    r"<style[\s\S]*?</style>|<script[\s\S]*?</script>|<[^<>]*>|<[^<>]*$|^[^<>]*>|&\w+;|%\{[^}]*\}|\{[^}]*\}"
    r"|:material/\w+:|:[a-z-]+(?=\[)"
)
HTML_TEXT = re.compile(r"<(?:h[1-6]|p|a|button|label|li|td|th|title|span|legend|strong|em)\b[^<>]*>([^<>]+)")
SCRIPT_TEXT = re.compile(
    r"(?:textContent|innerText|ariaLabel|placeholder|\.title)\s*=\s*[\"'`]([^\"'`]*)"
    r"|setAttribute\(\s*[\"'](?:aria-label|title|placeholder|aria-description)[\"']\s*,\s*[\"'`]([^\"'`]*)"
    r"|\b(?:alert|confirm)\(\s*[\"'`]([^\"'`]*)"
)


def words(text: str) -> bool:
    """Whether there is something to read in a text, markup and names apart."""
    return bool(re.search(r"[^\W\d_]{2}", NAMES.sub(" ", NOT_TEXT.sub(" ", text))))


def literal(node: ast.expr) -> str:
    """The text that stands in the code itself: a literal, or what an f-string has between its places."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) or "{}" for part in node.values)
    if isinstance(node, (ast.List, ast.Tuple)):
        return "\n".join(literal(part) for part in node.elts)
    if isinstance(node, ast.BinOp):
        return literal(node.left) + literal(node.right)
    if isinstance(node, ast.IfExp):
        return literal(node.body) + "\n" + literal(node.orelse)
    if isinstance(node, ast.Call) and called(node) == "format" and isinstance(node.func, ast.Attribute):
        return literal(node.func.value)
    return ""


def calls(file: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call))


def receiver(call: ast.Call) -> str:
    node = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    while isinstance(node, (ast.Attribute, ast.Call, ast.Subscript)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def needed(language: str) -> dict[MessageId, Spoken]:
    """What a language has to say: Dutch everything, the others what co-researchers meet."""
    return spoken() if language in COMPLETE else met()


@pytest.mark.parametrize("language", languages())
def test_every_sentence_that_a_language_needs_is_there(language: str) -> None:
    missing = untranslated(needed(language), translations(read_catalogue(language)))
    refuse([f"{one.places[0]}: {one.msgid}" for one in missing], f"Not in {language}.po (run `make strings`)")


@pytest.mark.parametrize("language", languages())
def test_a_file_holds_no_sentence_that_nobody_says_any_more(language: str) -> None:
    unused = set(translations(read_catalogue(language))) - set(needed(language))
    refuse(sorted(map(str, unused)), f"In {language}.po and nowhere in the code (run `make strings`)")


@pytest.mark.parametrize("language", languages())
def test_no_translation_is_a_guess(language: str) -> None:
    fuzzy = [str(message.id) for message in read_catalogue(language) if message.id and message.fuzzy]
    refuse(fuzzy, f"Marked as fuzzy in {language}.po")


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_same_places_to_fill_as_its_sentence(language: str) -> None:
    found = []
    for msgid, forms in translations(read_catalogue(language)).items():
        sentence = msgid if isinstance(msgid, str) else msgid[-1]
        wanted = places_in(sentence)
        for form in filter(None, forms):
            # "One mark" and "two marks" may do without their number; the form for most numbers may not.
            left_out = (
                frozenset() if isinstance(msgid, str) or form == forms[-1] else frozenset({"count", "n"})
            )
            if not wanted - left_out <= places_in(form) <= wanted:
                found.append(f"{sentence} / {form}")
    refuse(found, f"Other {{places}} in {language}.po than in English")


def test_what_co_researchers_meet_is_found_on_their_pages_and_behind_them() -> None:
    found = set(met())
    assert {
        "My interviews",
        "Find a code",
        "Sign in",
        "The two PINs are not the same. Type them again.",
    } <= found
    assert {"This code is not in the codebook any more. Choose another code."} <= found, "of an act of theirs"
    assert not {"Bring in", "Make an invitation", "Set up the study"} & found, "of pages of researchers"


def test_a_sentence_is_marked_as_it_stands_and_not_put_together() -> None:
    found = []
    for file in files("corpus", "coding", "pages"):
        for call in calls(file):
            if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS and call.args:
                first = call.args[0]
                marks = call.func.id == "N_" and not isinstance(first, ast.Constant)
                if marks or isinstance(first, (ast.JoinedStr, ast.BinOp)):
                    found.append(f"{where(file, call)} {call.func.id}(…)")
    refuse(found, "Only a whole literal sentence can be found and translated")


def literals_shown(file: Path) -> Iterator[ast.Call]:
    """The calls that show text which stands in the code itself."""
    for call in calls(file):
        shown = [keyword.value for keyword in call.keywords if keyword.arg in SHOWN_ARGUMENTS]
        on_screen = isinstance(call.func, ast.Attribute) and receiver(call) not in NOT_THE_SCREEN
        if on_screen and called(call) in SHOWS_TEXT:
            shown += call.args[:1]
        yield from [call for part in shown if words(literal(part))]


def test_pages_show_no_text_past_the_translation() -> None:
    found = [
        f"{where(file, call)} {called(call)}(…)" for file in files("pages") for call in literals_shown(file)
    ]
    refuse(found, "Literal text on a page: put it in _(…)")


def test_text_past_the_translation_is_found_in_whatever_way_it_is_shown(tmp_path: Path) -> None:
    shown = [
        'st.title("Welcome")',
        'left.button("Save", key="save")',
        'st.tabs(["One", _("Two")])',
        'st.markdown(f"<b>{count}</b> marks")',
        'st.caption("{n} of them".format(n=3))',
        'st.text_input(_("Name"), placeholder="Your name", key="name")',
        'figure.update_layout(title="Themes")',
    ]
    fine = [
        'st.title(_("Welcome"))',
        'st.markdown(f"**{name}** :material/check: &nbsp;")',
        "st.html(f\"<p class='small'>{text}</p>\")",
        'log.error("bug %s", number)',
        'st.set_page_config(page_title="Meerstem")',
    ]
    file = tmp_path / "page.py"
    file.write_text("\n".join(shown + fine), encoding="utf-8")
    assert [call.lineno for call in literals_shown(file)] == list(range(1, len(shown) + 1))


def test_pieces_of_html_hold_no_text_past_the_translation() -> None:
    found = []
    for file in files("pages"):
        for node in ast.walk(tree(file)):
            if isinstance(node, (ast.Constant, ast.JoinedStr)):
                found += [where(file, node) for text in HTML_TEXT.findall(literal(node)) if words(text)]
    for file in files("pages", endings=(".html",)):
        found += [where(file) for text in HTML_TEXT.findall(file.read_text("utf-8")) if words(text)]
    refuse(found, "Text in a piece of HTML: fill it in, translated")


def test_scripts_take_their_words_from_the_page() -> None:
    found = []
    for file in files("pages", endings=(".js",)):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            fixed = without_places(line)
            if any(words(text) for texts in SCRIPT_TEXT.findall(fixed) for text in texts):
                found.append(f"{where(file)}:{number}")
    refuse(found, "Literal text in a script: pass it in, translated")


def without_places(line: str) -> str:
    """A line of a script without the ${…} in its templates."""
    while (shorter := re.sub(r"\$\{[^{}]*\}", "", line)) != line:
        line = shorter
    return line


def test_errors_that_people_see_are_marked_for_translation() -> None:
    family = error_family()
    found = []
    for file in files("corpus", "coding", "pages"):
        for call in calls(file):
            first = call.args[0] if call.args else None
            if called(call) in family and isinstance(first, (ast.Constant, ast.JoinedStr, ast.BinOp)):
                found.append(f"{where(file, call)} {called(call)}(…)")
    refuse(found, "A sentence of an error without N_(…)")


def error_family() -> set[str]:
    """The names of MeerstemError and of every class that descends from it."""
    family = {"MeerstemError"}
    classes = [
        node
        for file in files("corpus", "coding", "pages")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ClassDef)
    ]
    for _ in classes:
        family |= {one.name for one in classes if {getattr(base, "id", "") for base in one.bases} & family}
    return family


def test_the_places_of_an_error_are_filled_where_it_is_raised() -> None:
    family = error_family()
    found = []
    for file in files("corpus", "coding", "pages"):
        for call in calls(file):
            marked = call.args[0] if called(call) in family and call.args else None
            if not isinstance(marked, ast.Call) or called(marked) != "N_":
                continue
            given = {keyword.arg for keyword in call.keywords}
            unfilled = places_in(literal(marked.args[0])) - {name for name in given if name}
            if unfilled and None not in given:
                found.append(f"{where(file, call)}: {', '.join(sorted(unfilled))}")
    refuse(found, "A {place} of an error's sentence that nothing fills")
