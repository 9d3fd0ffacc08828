"""Pictures for print are drawn from rows as those on the screen; what is hidden looks alike whatever it is."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

from coding.exchange.pictures import PrintedBar, bars_in_words, bars_svg
from coding.exchange.printing import drawable, pngs


def test_bars_are_as_long_as_their_share_and_hidden_ones_all_alike() -> None:
    rows = [
        PrintedBar("Oud <b>", 0.5, "6 van de 12", 0.25),
        PrintedBar("Jong", None, "niet getoond"),
        PrintedBar("Geen", 0.0, "0"),
    ]
    drawn = bars_svg(rows)
    fromstring(drawn)
    assert "Oud &lt;b&gt;" in drawn and drawn.count('width="238.00"') == 1
    hidden = re.findall(r"<rect[^>]*url\(#hidden\)[^>]*>", drawn)
    assert len(hidden) == 1 and 'width="476.00"' in hidden[0]
    assert bars_in_words(rows) == "Oud <b>: 6 van de 12; Jong: niet getoond; Geen: 0."
    assert bars_svg([]).startswith("<svg")


def test_word_gets_them_as_png_in_one_go() -> None:
    made = pngs([bars_svg([PrintedBar("A 🏠", 0.5, "1")])] * 2)
    assert [one[:4] for one in made] == [b"\x89PNG"] * 2 and pngs([]) == []


def test_only_little_pictures_are_left_out_of_what_people_typed() -> None:
    assert drawable({"a": ["é ñ ő – “x” 🏠👩‍👧 5° ©", 3, None]}) == {"a": ["é ñ ő – “x”  5° ©", 3, None]}
