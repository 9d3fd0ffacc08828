"""Scales, waves and scores as researchers bring them in: checked against the study, all of a file or nothing."""

from __future__ import annotations

import pytest

from coding.actions.bring_in_scores import ScoresBroughtIn, bring_in_scores, check_scores, take_scores_away
from coding.actions.change_scales import retire_scale, set_waves, use_scale
from coding.exchange.scores_csv import ANSWERS, ScoreRow
from coding.scale_library import loneliness_6
from coding.scales import Item, own_scale
from coding.store.measurements import how_many, measured
from coding.store.scales import scales, waves
from corpus.accounts import CO_RESEARCHER, RESEARCHER, SHELL, Account
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.store.participants import add_participant

RIA = Account(new_id(), "Ria", RESEARCHER)
SCALE = own_scale("Durven", (Item("bel"), Item("stil", reversed=True)), 1, 5)


@pytest.fixture
def scale_id(cursor: Cursor) -> str:
    """A scale of two questions, two waves, three participants."""
    for code in ("P01", "P02", "P03"):
        add_participant(cursor, code, SHELL.account_id)
    set_waves(cursor, RIA, ["begin", "eind"])
    return use_scale(cursor, RIA, SCALE)


def _row(line: int, who: str, wave: str, *numbers: float | None) -> ScoreRow:
    return ScoreRow(line, who, wave, ANSWERS, numbers)


def test_scores_are_added_changed_or_left_as_they_were(cursor: Cursor, scale_id: str) -> None:
    rows = [_row(2, "p01", "Begin", 4, 2), _row(3, "P02", "", 5, None)]
    assert check_scores(cursor, RIA, rows, "s.csv", "begin") == 2
    assert bring_in_scores(cursor, RIA, scale_id, rows, "s.csv", "begin") == ScoresBroughtIn(2, 0, 0)
    again = [_row(2, "P01", "begin", 4, 2), _row(3, "P02", "begin", 5, 1), _row(4, "P02", "eind", 3, 3)]
    assert bring_in_scores(cursor, RIA, scale_id, again, "s.csv") == ScoresBroughtIn(1, 1, 1)
    begin = next(iter(waves(cursor)))
    assert sorted(measured(cursor, scale_id, SCALE, begin).scores[:, 0].tolist()) == [4.0, 5.0]


def test_a_bad_row_is_told_with_its_line_and_nothing_is_written(cursor: Cursor, scale_id: str) -> None:
    rows = [
        _row(2, "P01", "begin", 4, 2),
        _row(3, "P99", "begin", 4, 2),
        _row(4, "P02", "later", 4, 2),
        _row(5, "P01", "begin", 1, 1),
        _row(6, "P03", "", 1, 1),
    ]
    with pytest.raises(BadInput) as caught:
        bring_in_scores(cursor, RIA, scale_id, rows, "s.csv")
    said = str(caught.value)
    assert "Line 3: The study has no participant with this code." in said and "P99" not in said
    assert "Line 4: The study has no wave of this name. Its waves: “begin”, “eind”." in said
    assert "Line 5: The same participant and wave stand on line 2 already." in said
    assert "Line 6: It does not say which wave this is." in said
    assert how_many(cursor) == {}


def test_scores_taken_away_are_gone_and_can_come_again(cursor: Cursor, scale_id: str) -> None:
    rows = [_row(2, "P01", "begin", 4, 2), _row(3, "P01", "eind", 5, 2)]
    bring_in_scores(cursor, RIA, scale_id, rows)
    begin, end = waves(cursor)
    assert take_scores_away(cursor, RIA, scale_id, begin) == 1
    assert how_many(cursor) == {(scale_id, end): 1}
    assert bring_in_scores(cursor, RIA, scale_id, rows) == ScoresBroughtIn(1, 0, 1)


def test_a_scale_comes_once_and_goes(cursor: Cursor, scale_id: str) -> None:
    with pytest.raises(Conflict):
        use_scale(cursor, RIA, own_scale("durven", SCALE.items, 1, 7))
    use_scale(cursor, RIA, loneliness_6())
    retire_scale(cursor, RIA, scale_id)
    assert list(scales(cursor).values()) == [loneliness_6()]
    with pytest.raises(NotFound):
        bring_in_scores(cursor, RIA, scale_id, [_row(2, "P01", "begin", 4, 2)])


def test_waves_keep_their_scores_in_another_order_and_do_not_go_with_them(
    cursor: Cursor, scale_id: str
) -> None:
    bring_in_scores(cursor, RIA, scale_id, [_row(2, "P01", "begin", 4, 2)])
    begin, end = waves(cursor)
    set_waves(cursor, RIA, ["Eind", "begin", "later"])
    assert list(waves(cursor))[:2] == [end, begin] and how_many(cursor) == {(scale_id, begin): 1}
    with pytest.raises(Conflict, match="begin"):
        set_waves(cursor, RIA, ["eind"])
    set_waves(cursor, RIA, ["begin"])
    assert list(waves(cursor)) == [begin]
    for bad in ([], [" "], ["a", "A"]):
        with pytest.raises(BadInput):
            set_waves(cursor, RIA, bad)


def test_only_researchers_bring_in_scores(cursor: Cursor, scale_id: str) -> None:
    reader = Account(new_id(), "Bo", CO_RESEARCHER)
    for act in (
        lambda: bring_in_scores(cursor, reader, scale_id, []),
        lambda: check_scores(cursor, reader, []),
        lambda: take_scores_away(cursor, reader, scale_id, scale_id),
    ):
        with pytest.raises(NotAllowed):
            act()
