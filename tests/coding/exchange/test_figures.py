"""Tables of figures as files."""

from __future__ import annotations

import io
import zipfile

from coding.exchange.figures import figures_csv, figures_xlsx

HEADER = ("Thema", "deel")
ROWS = [("=1+1", 0.5), ("Buren, en meer", None), ("Geld", float("nan")), ("Thuis", 3)]


def test_names_are_never_formulas_and_numbers_stay_numbers() -> None:
    text = figures_csv(HEADER, ROWS).decode("utf-8-sig")
    assert text.splitlines() == ["Thema,deel", "'=1+1,0.5000", '"Buren, en meer",', "Geld,", "Thuis,3"]
    book = zipfile.ZipFile(
        io.BytesIO(figures_xlsx("Thema's: [per] wijk/dorp, en een lange naam", HEADER, ROWS))
    )
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "'=1+1" in sheet and "<v>0.5</v>" in sheet and "<v>3</v>" in sheet and "nan" not in sheet
    assert 'name="Thema\'s   per  wijk dorp, en ee"' in book.read("xl/workbook.xml").decode()
