"""The archive package: files in a zip, with what tells what they are and with checksums; the same files, the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from coding.exchange.cells import written_cell

README = Path(__file__).parent / "archive_readme"
SUMS = "SHA256SUMS"
_NEVER = (1980, 1, 1, 0, 0, 0)  # a zip tells a time for each file; when it was made is no part of the study
_UNSAFE = re.compile(r"[^\w\-. ]+")


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """These files (by path) as a zip, with a checksum for each."""
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in [*sorted(files.items()), (SUMS, sums.encode())]:
            about = zipfile.ZipInfo(name, _NEVER)
            about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(about, content)
    return made.getvalue()


def readmes(study: str, texts: int, left_out: int) -> dict[str, bytes]:
    """What everything is, in Dutch and in English."""
    told = {"study": study or "Meerstem", "texts": str(texts), "left_out": str(left_out)}
    found = {}
    for file in sorted(README.glob("README.*.md")):
        said = file.read_text(encoding="utf-8")
        for name, words in told.items():
            said = said.replace(f"{{{name}}}", words)
        found[file.name] = said.encode()
    return found


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV (UTF-8 with its mark, safe in a spreadsheet); None is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(["" if cell is None else written_cell(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def file_names(names: Iterable[str]) -> dict[str, str]:
    """A file name for each of these, without signs that some systems cannot have, and no two alike."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for name in sorted(names):
        bare = _UNSAFE.sub("_", name).strip(" .")[:80] or "text"
        file, number = bare, 1
        while file.casefold() in used:
            number += 1
            file = f"{bare} {number}"
        used.add(file.casefold())
        found[name] = f"{file}.txt"
    return found
