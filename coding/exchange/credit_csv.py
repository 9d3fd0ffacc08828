"""The list of authors as CSV: who wished to be named, each with their CRediT roles, and the number of the others."""

from __future__ import annotations

import csv
import io

from coding.credit import Authors
from coding.exchange.cells import written_cell

COLUMNS = ("name", "credit_roles", "people")


def write_authors(found: Authors, others: str) -> bytes:
    """A row for each author, and one called `others` with how many did not wish to be named (UTF-8 with its mark)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for name, roles in found.named:
        writer.writerow((written_cell(name), "; ".join(roles), 1))
    if found.others:
        writer.writerow((written_cell(others), "", found.others))
    return text.getvalue().encode("utf-8-sig")
