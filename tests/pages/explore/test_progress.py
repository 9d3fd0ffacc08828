"""The progress page: who has read what, where it is stuck, whether there are still new codes."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.note_reading import note_reading
from coding.progress import BEGUN, FINISHED
from coding.themes.saturation import saturation
from corpus.accounts import RESEARCHER
from corpus.store.database import Cursor
from pages.widgets.reading_picture import SIGNS, reading_grid, saturation_curve
from tests.pages.conftest import Study
from tests.pages.opening import everything
from tests.pages.told_study import seed_told_study

Open = Callable[..., AppTest]


def test_a_study_in_which_nothing_is_given_says_what_to_do(open_app: Open) -> None:
    assert "No interview is given to anybody yet." in open_app(RESEARCHER, "progress").info[0].value


def test_progress_tells_in_words_what_its_pictures_show(study: Study, page_cursor: Cursor) -> None:
    told = seed_told_study(page_cursor)
    researcher = study.account(RESEARCHER)
    for name in ("Gesprek 00", "Gesprek 01", "Gesprek 06"):
        assign(page_cursor, researcher, told.interviews[name], told.coder.account_id)
    note_reading(page_cursor, told.coder, told.interviews["Gesprek 00"], finished=True)
    at = study.open(RESEARCHER, "progress")
    said = everything(at)
    assert not at.exception and not at.error
    assert "1 of 3 readings are finished, 1 are begun and 1 not yet. 1 of 14 interviews" in said
    assert "Nowhere: nothing has waited that long." in said
    assert "After 12 interviews 2 different codes have been used at least once." in said
    assert "New codes had become rare after interview 4 (the dashed line): interviews 5 to 6" in said
    assert len(at.get("plotly_chart")) == 2


def test_the_pictures_hold_a_sign_for_each_reading_and_a_point_for_each_interview() -> None:
    grid = reading_grid(["A", "B"], ["<b>x", "y"], {(0, 0): FINISHED, (1, 1): BEGUN})
    assert [list(row) for row in grid.data[0].text] == [[SIGNS[FINISHED], ""], ["", SIGNS[BEGUN]]]
    assert grid.layout.xaxis.ticktext[0] == "&lt;b&gt;x"
    curve = saturation_curve(saturation([{"a"}, {"a", "b"}, {"c"}]))
    assert list(curve.data[0].y) == [1, 1, 1] and list(curve.data[1].y) == [1, 2, 3]
