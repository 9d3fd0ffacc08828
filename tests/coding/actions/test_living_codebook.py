"""What a codebook that lives promises: merge, split, move, retire and bring back, and nobody's work is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coding.actions.assign import assign
from coding.actions.change_codebook import bring_in_codebook, change_code, retire_code
from coding.actions.code_passage import code_passage
from coding.actions.merge_codes import merge_codes, take_merge_back
from coding.actions.move_code import bring_back_code, move_code
from coding.actions.sort_passage import sort_passage
from coding.actions.split_code import split_code
from coding.actions.take_back import take_back
from coding.actions.translate_code import translate_code
from coding.actions.write_memo import write_memo
from coding.code_languages import CodeWords
from coding.codebook import Code
from coding.passages import Coding
from coding.store.code_languages import codebook_in
from coding.store.codes import codebook, codebook_as_it_stood
from coding.store.codings import own_codings
from coding.store.exports import codings_frame
from coding.store.integrity import problems
from coding.store.passages import Wanted, find_passages
from coding.store.sorting import divided_codes, sorted_last, to_sort
from coding.store.standing import standing_codes
from corpus.clock import now
from corpus.errors import BadInput, Conflict, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor, Store
from tests.coding.small_study import SmallStudy, seed_small_study


@pytest.fixture
def study(cursor: Cursor) -> SmallStudy:
    made = seed_small_study(cursor)
    for coder in (made.coder, made.other):
        assign(cursor, made.researcher, made.transcript_id, coder.account_id)
    return made


def mark(cursor: Cursor, study: SmallStudy, words: str, code_id: str) -> Coding:
    start = study.text.index(words)
    return code_passage(
        cursor, study.coder, new_id(), study.transcript_id, code_id, start, start + len(words)
    )


def own(cursor: Cursor, study: SmallStudy) -> list[Coding]:
    return own_codings(cursor, study.transcript_id, study.coder.account_id)


def names(cursor: Cursor) -> list[str]:
    return [code.name for code in codebook(cursor)]


def test_merging_codes_while_somebody_uses_them_loses_no_mark_and_can_be_taken_back(
    cursor: Cursor, study: SmallStudy
) -> None:
    home, miss, _, _ = (code.code_id for code in study.codes)
    before = mark(cursor, study, "niemand", miss)
    moment = now()
    merge = merge_codes(cursor, study.researcher, miss, home, "Bijna hetzelfde")
    late = mark(
        cursor, study, "postbode", miss
    )  # made without a connection, before its reader heard of the merge
    assert late.late and not before.late and standing_codes(cursor)[miss] == home
    assert [one.code_id for one in own(cursor, study)] == [miss, miss], (
        "codings keep the code they were given"
    )
    assert find_passages(cursor, Wanted(home)).marks == 2
    assert {one.code_id for one in find_passages(cursor, Wanted()).page[0].marks} == {home}
    assert set(codings_frame(cursor)["code"]) == {"Thuis"}
    assert names(cursor) == ["Thuis", "Samen", "Groep"]
    assert [code.name for code in codebook_as_it_stood(cursor, moment)] == [
        "Thuis",
        "Gemis",
        "Samen",
        "Groep",
    ]
    take_merge_back(cursor, study.researcher, merge)
    take_merge_back(cursor, study.researcher, merge)
    assert names(cursor) == ["Thuis", "Gemis", "Samen", "Groep"] and standing_codes(cursor)[miss] == miss
    assert find_passages(cursor, Wanted(home)).marks == 0 and find_passages(cursor, Wanted(miss)).marks == 2


def test_a_merged_code_stays_merged_when_an_older_codebook_comes_in(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        study = seed_small_study(cursor)
        older = codebook(cursor)
        merge_codes(cursor, study.researcher, study.codes[1].code_id, study.codes[0].code_id)
        assert bring_in_codebook(cursor, study.researcher, older) == (0, len(older))
        assert names(cursor) == ["Thuis", "Samen", "Groep"]


def test_the_codes_under_a_merged_one_move_along_and_come_back(cursor: Cursor, study: SmallStudy) -> None:
    group, home = study.codes[3], study.codes[0]
    move_code(cursor, study.researcher, study.codes[1].code_id, group.code_id)
    with pytest.raises(BadInput, match="lies under"):
        merge_codes(cursor, study.researcher, group.code_id, study.codes[1].code_id)
    with pytest.raises(BadInput, match="only groups"):
        merge_codes(cursor, study.researcher, home.code_id, group.code_id)
    merge = merge_codes(cursor, study.researcher, group.code_id, home.code_id)
    assert {code.name: code.parent_id for code in codebook(cursor)}["Gemis"] == home.code_id
    take_merge_back(cursor, study.researcher, merge)
    assert {code.name: code.parent_id for code in codebook(cursor)}["Gemis"] == group.code_id


def test_a_merge_is_not_taken_back_over_a_name_that_is_in_use(cursor: Cursor, study: SmallStudy) -> None:
    merge = merge_codes(cursor, study.researcher, study.codes[1].code_id, study.codes[0].code_id)
    with pytest.raises(BadInput, match="was merged"):
        bring_back_code(cursor, study.researcher, study.codes[1].code_id)
    change_code(cursor, study.researcher, replace(study.codes[2], name="gemis"))
    with pytest.raises(BadInput, match="same name"):
        take_merge_back(cursor, study.researcher, merge)
    assert standing_codes(cursor)[study.codes[1].code_id] == study.codes[0].code_id


def test_a_divided_code_groups_its_parts_and_its_passages_are_sorted_one_by_one(
    cursor: Cursor, study: SmallStudy
) -> None:
    miss = study.codes[1].code_id
    once = mark(cursor, study, "niemand", miss)
    write_memo(cursor, study.coder, new_id(), once.coding_id, "Dit raakt aan de winter", "researchers")
    parts = split_code(
        cursor, study.researcher, miss, [Code("", "Mensen missen"), Code("", "Plekken missen")], "Te ruim"
    )
    late = mark(cursor, study, "postbode", miss)
    assert late.late and divided_codes(cursor) == {miss: 2}
    assert [one.coding_id for one in to_sort(cursor, miss)] == [once.coding_id, late.coding_id]
    sort_passage(cursor, study.researcher, once.coding_id, parts[0].code_id)
    (sorted_one,) = sorted_last(cursor, miss)
    first = own(cursor, study)[0]
    assert (first.code_id, first.coder_id, first.memo) == (
        parts[0].code_id,
        study.coder.account_id,
        "Dit raakt aan de winter",
    )
    with pytest.raises(Conflict):
        sort_passage(cursor, study.researcher, once.coding_id, parts[1].code_id)
    sort_passage(cursor, study.researcher, sorted_one.coding_id, miss)
    assert divided_codes(cursor) == {miss: 2} and sorted_last(cursor, miss) == []
    assert not [one for one in problems(cursor) if not one.startswith(("codes.made_by", "code_details.made"))]


def test_a_coders_own_choice_cannot_be_sorted_away(cursor: Cursor, study: SmallStudy) -> None:
    miss = study.codes[1].code_id
    parts = split_code(cursor, study.researcher, miss, [Code("", "Mensen"), Code("", "Plekken")])
    chosen = mark(cursor, study, "niemand", parts[0].code_id)
    other = mark(cursor, study, "postbode", study.codes[0].code_id)
    for one in (chosen, other):
        with pytest.raises(BadInput, match="divided"):
            sort_passage(cursor, study.researcher, one.coding_id, parts[1].code_id)
    late = mark(cursor, study, "koffie", miss)
    with pytest.raises(BadInput, match="divided"):
        sort_passage(cursor, study.researcher, late.coding_id, study.codes[0].code_id)
    with pytest.raises(BadInput, match="at least two"):
        split_code(cursor, study.researcher, study.codes[0].code_id, [Code("", "Een")])
    with pytest.raises(BadInput, match="same name"):
        split_code(cursor, study.researcher, study.codes[0].code_id, [Code("", "Een"), Code("", "een")])
    assert study.codes[0].name in names(cursor)


def test_a_retired_code_keeps_its_marks_also_late_ones_and_comes_back_with_them(
    cursor: Cursor, study: SmallStudy
) -> None:
    miss = study.codes[1].code_id
    retire_code(cursor, study.researcher, miss)
    kept = mark(cursor, study, "niemand", miss)
    assert kept.late and find_passages(cursor, Wanted()).marks == 0
    with pytest.raises(NotFound):
        mark(cursor, study, "koffie", study.codes[3].code_id)  # never one for passages
    bring_back_code(cursor, study.researcher, miss)
    assert find_passages(cursor, Wanted(miss)).marks == 1 and not mark(cursor, study, "koffie", miss).late
    take_back(cursor, study.coder, new_id(), kept.coding_id)
    assert len(own(cursor, study)) == 1


def test_codes_move_among_their_siblings_and_under_others(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        study = seed_small_study(cursor)
        home, _miss, together, group = (code.code_id for code in study.codes)
        move_code(cursor, study.researcher, together, None, before_id=home)
        assert names(cursor) == ["Samen", "Thuis", "Gemis", "Groep"]
        move_code(cursor, study.researcher, home, group)
        assert names(cursor) == ["Samen", "Gemis", "Groep", "Thuis"]
        with pytest.raises(BadInput, match="circle"):
            move_code(cursor, study.researcher, group, home)
        with pytest.raises(NotFound):
            move_code(cursor, study.researcher, new_id(), None)


def test_a_code_is_read_in_ones_own_language_and_else_in_its_own_words(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    miss = study.codes[1].code_id
    translate_code(cursor, study.researcher, miss, "en", CodeWords(" Missing  someone "))
    assert [code.plain_name for code in codebook_in(cursor, "en")][:2] == ["Thuis voelen", "Missing someone"]
    assert [code.plain_name for code in codebook_in(cursor, "nl")][:2] == ["Thuis voelen", "Iemand missen"]
    translate_code(cursor, study.researcher, miss, "en", CodeWords())
    assert codebook_in(cursor, "en") == codebook(cursor)
    with pytest.raises(BadInput):
        translate_code(cursor, study.researcher, miss, "xx", CodeWords("y"))
    with pytest.raises(BadInput, match="300"):
        translate_code(cursor, study.researcher, miss, "en", CodeWords("x" * 300))
