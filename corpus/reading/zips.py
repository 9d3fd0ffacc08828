"""Word and Excel files are zips: looks into them without being overrun by what unfolds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from corpus.errors import N_, BadInput
from corpus.reading.decoding import check_size

MAX_PARTS = 2_000
MAX_UNPACKED = 100 * 1024 * 1024  # bytes, all parts together
MAX_RATIO = 150  # unpacked to packed; Word's own XML stays under 30
RATIO_FROM = 2 * 1024 * 1024  # bytes unpacked; below this a high ratio does no harm
_CHUNK = 256 * 1024
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
_DOCTYPES = tuple(
    word.encode(kind) for word in ("<!DOCTYPE", "<!ENTITY") for kind in ("utf-8", "utf-16-le", "utf-16-be")
)


class Package:
    """The parts of a Word or Excel file, read under a limit; raises BadInput for what is wrong with it."""

    def __init__(self, name: str, data: bytes) -> None:
        """Open the zip and check what it declares: number of parts, sizes, ratios, locks, macros."""
        check_size(name, data)
        self.name = name
        self._unpacked = 0
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise BadInput(
                N_(
                    "{file} is locked with a password or made by a very old program. Save it again "
                    "without password."
                ),
                file=name,
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS:
            raise broken(name) from None
        self._check_declared(len(data))

    def _check_declared(self, packed: int) -> None:
        parts = self._zip.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise BadInput(
                N_("{file} is locked with a password. Save it again without password."), file=self.name
            )
        if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
            raise _macros(self.name)
        declared = sum(part.file_size for part in parts)
        folded = any(_suspicious(part.file_size, part.compress_size) for part in parts)
        if len(parts) > MAX_PARTS or declared > MAX_UNPACKED or folded or _suspicious(declared, packed):
            raise _bomb(self.name)

    @property
    def parts(self) -> list[str]:
        """The names of the parts."""
        return self._zip.namelist()

    def read(self, part: str) -> bytes:
        """One XML part, its real size counted while it unfolds; refuses DOCTYPE and ENTITY declarations."""
        return b"".join(self._chunks(part))

    def check_all(self) -> None:
        """Unfold every part once, keeping nothing, before a library is let loose on the file."""
        for part in self.parts:
            for _ in self._chunks(part):
                pass

    def _chunks(self, part: str) -> Iterator[bytes]:
        before = b""
        size = 0
        try:
            packed = self._zip.getinfo(part).compress_size
            with self._zip.open(part) as opened:
                while chunk := opened.read(_CHUNK):
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    if self._unpacked > MAX_UNPACKED or _suspicious(size, packed):
                        raise _bomb(self.name)
                    self._refuse_doctype(part, before + chunk)
                    before = chunk[-32:]  # a declaration may lie across two chunks
                    yield chunk
        except KeyError:
            raise broken(self.name) from None
        except _FAULTS:
            raise broken(self.name) from None

    def _refuse_doctype(self, part: str, chunk: bytes) -> None:
        if part.lower().endswith((".xml", ".rels")) and any(word in chunk for word in _DOCTYPES):
            raise outside(self.name)

    def refuse_macros(self) -> None:
        """Raise BadInput when the file calls itself one with macros (.docm, .xlsm)."""
        kinds = self.read("[Content_Types].xml").replace(b"\x00", b"").lower()
        if b"macroenabled" in kinds or b"vbaproject" in kinds:
            raise _macros(self.name)


def _suspicious(unpacked: int, packed: int) -> bool:
    return unpacked > RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1)


def broken(name: str) -> BadInput:
    """The file is no sound zip, or not of the kind its name says."""
    return BadInput(
        N_(
            "{file} is damaged or is not a real Word or Excel file. Open it, save it again and "
            "choose the new file."
        ),
        file=name,
    )


def outside(name: str) -> BadInput:
    """The file's XML declares entities, which could pull in other files."""
    return BadInput(
        N_(
            "{file} refers to things outside itself and is not opened. Copy the text into a new file "
            "and save that."
        ),
        file=name,
    )


def _bomb(name: str) -> BadInput:
    return BadInput(
        N_(
            "{file} unfolds to far more than an interview or a table and is not opened. Save the "
            "text in a new file."
        ),
        file=name,
    )


def _macros(name: str) -> BadInput:
    return BadInput(
        N_(
            "{file} contains macros (small programs) and is not opened. Save it as .docx or .xlsx, "
            "without macros."
        ),
        file=name,
    )
