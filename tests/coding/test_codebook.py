"""The rules of the codebook: names, colours, the tree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coding.codebook import Code, check_codebook, descendants, in_tree_order, problems_in, tidy, with_looks
from coding.looks import COLOURS, PICTOGRAMS
from corpus.errors import BadInput, SeveralProblems, sentences

TREE = [
    Code("b", "Buren", "s", 1),
    Code("s", "Samen", None, 1, codable=False),
    Code("a", "Alleen zijn", "s", 0),
    Code("z", "Zondag", "a"),
    Code("w", "Wonen", None, 0),
]


def test_a_good_codebook_is_left_alone() -> None:
    check_codebook(TREE)


def test_the_tree_reads_from_top_to_bottom() -> None:
    assert [(depth, code.code_id) for depth, code in in_tree_order(TREE)] == [
        (0, "w"), (0, "s"), (1, "a"), (2, "z"), (1, "b"),
    ]  # fmt: skip


def test_no_code_is_left_out_of_the_tree_even_in_a_circle_or_without_its_parent() -> None:
    broken = [Code("a", "A", "b"), Code("b", "B", "a"), Code("c", "C", "gone")]
    assert sorted(code.code_id for _, code in in_tree_order(broken)) == ["a", "b", "c"]


def test_descendants_are_all_codes_below() -> None:
    assert descendants(TREE, "s") == {"a", "b", "z"}
    assert descendants(TREE, "w") == frozenset()
    assert descendants([Code("a", "A", "b"), Code("b", "B", "a")], "a") == {"b"}


def test_two_codes_with_one_name_are_both_named_whatever_their_capitals() -> None:
    with pytest.raises(BadInput) as error:
        check_codebook([*TREE, Code("x", "BUREN", "w")])
    assert "“Buren”" in str(error.value) and "“BUREN”" in str(error.value)


def test_a_circle_is_named_once_with_all_its_codes() -> None:
    with pytest.raises(BadInput) as error:
        check_codebook([Code("a", "A", "c"), Code("b", "B", "a"), Code("c", "C", "b"), Code("d", "D", "c")])
    assert "“A” → “C” → “B” → “A”" in str(error.value)


def test_a_code_cannot_stand_under_itself() -> None:
    with pytest.raises(BadInput, match="circle"):
        check_codebook([Code("a", "A", "a")])


def test_a_parent_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match="not there"):
        check_codebook([Code("a", "A", "gone")])


def test_a_name_of_300_characters_is_refused_without_repeating_it_all() -> None:
    with pytest.raises(BadInput, match="300 characters") as error:
        check_codebook([Code("a", "x" * 300)])
    assert "x" * 100 not in str(error.value)
    check_codebook([Code("a", "x" * 200)])


@pytest.mark.parametrize("colour", ["rood", "#12345", "1f77b4", "#1f77b4ff", "#ggg000"])
def test_a_colour_that_is_none_is_refused(colour: str) -> None:
    with pytest.raises(BadInput, match="no colour"):
        check_codebook([Code("a", "A", colour=colour)])


def test_a_code_without_a_name_is_refused() -> None:
    with pytest.raises(BadInput, match="no name"):
        check_codebook([Code("a", "  ")])


def test_a_chain_too_deep_is_refused() -> None:
    chain = [Code(str(n), f"Code {n}", str(n - 1) if n else None) for n in range(5000)]
    with pytest.raises(BadInput, match="levels deep"):
        check_codebook(chain)
    check_codebook(chain[:30])


def test_all_problems_are_told_together_with_their_lines() -> None:
    codes = [Code("a", "A"), Code("b", "a"), Code("c", "", colour="red")]
    found = problems_in(codes, {"a": 2, "b": 3, "c": 4})
    assert [problem.details["line"] for problem in found] == [3, 4, 4]
    with pytest.raises(SeveralProblems) as error:
        check_codebook(codes)
    assert len(sentences(error.value)) == 4


def test_every_code_gets_a_colour_and_a_pictogram_and_keeps_its_own() -> None:
    codes = [Code(str(n), f"Code {n}") for n in range(40)]
    codes[3] = replace(codes[3], colour=COLOURS[0], pictogram="🐘")
    dressed = with_looks(codes)
    assert [code.name for code in dressed] == [code.name for code in codes]
    assert (dressed[3].colour, dressed[3].pictogram) == (COLOURS[0], "🐘")
    assert len({code.pictogram for code in dressed}) == 40
    assert len({code.colour for code in dressed[:24]}) == 24
    check_codebook(dressed)


def test_looks_are_all_different_and_dark_enough_to_see_on_the_page() -> None:
    assert len(set(COLOURS)) == len(COLOURS) == 24
    assert len(set(PICTOGRAMS)) == len(PICTOGRAMS) == 128
    page = _luminance("#fffdf8")
    assert all((page + 0.05) / (_luminance(colour) + 0.05) >= 3 for colour in COLOURS)


def test_texts_are_tidied() -> None:
    code = tidy(Code("a", " Thuis  \n voelen\x00 ", definition="\r\nEen\x0b\r\ntwee ", colour="#AbC"))
    assert (code.name, code.definition, code.colour) == ("Thuis voelen", "Een\ntwee", "#aabbcc")


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
