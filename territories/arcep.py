"""Reads the fibre eligibility that ARCEP publishes as CSV.

The files are those of “Ma connexion internet”, statistics by technology:
``commune_techno.csv``, ``departement_techno.csv``, ``region_techno.csv``. ``elig_ftth``
out of ``nbr`` premises may have fibre, whether or not somebody subscribed. A place of
work or a home counts under each technology that it may have: never add columns up.

https://www.data.gouv.fr/datasets/ma-connexion-internet
"""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from .levels import Level

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 500_000

# The first of these columns that a file has says what level it is of, and how long its
# codes are: spreadsheets take the zero away that some begin with.
CODE_COLUMNS = {
    "code_insee": (Level.COMMUNE, 5),
    "code_epci": (Level.EPCI, 9),
    "code_dep": (Level.DEPARTEMENT, 2),
    "code_reg": (Level.REGION, 2),
}
NEEDED = ("nbr", "elig_ftth", "date")
# elig_4fg is what elig_4gf was called until 2021.
KNOWN = {
    *CODE_COLUMNS,
    *NEEDED,
    *("nom_com", "nom_epci", "nom_dep", "nom_reg", "type"),
    *("elig_coax", "elig_cu", "elig_thdr", "elig_4gf", "elig_4fg", "elig_hdr"),
    "elig_sat",
}
ALL_PREMISES = "all"  # the other types are parts of it
CODE = re.compile(r"[0-9][0-9AB][0-9]{0,7}")


class UnreadableFileError(ValueError):
    """The file isn't one of ARCEP's; the message says what is wrong with it."""


class BadRowError(ValueError):
    """A line that can't be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """How many of the premises of a territory may have fibre, on a day."""

    level: str
    code: str
    date: date
    premises: int
    eligible: int

    @property
    def share(self) -> Decimal:
        """Per cent, to one decimal."""
        return (Decimal(100 * self.eligible) / self.premises).quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that is left out: its number in the file, and why."""

    line: int
    reason: str


def read_eligibility(
    path: Path, ignored: Collection[str] = ()
) -> Iterator[Eligibility | BadRow]:
    """Each line of all premises, read or refused.

    ``ignored`` are columns to pass over, which would be refused as unknown. Raises
    UnreadableFileError.
    """
    text = read_text(path)
    header = text.partition("\n")[0]
    delimiter = max(";,", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    level_column = check_columns(reader.fieldnames or [], ignored)
    first_lines: dict[tuple[str, date], int] = {}
    try:
        for number, row in enumerate(reader):
            if number >= MAX_ROWS:
                raise UnreadableFileError(f"More than {MAX_ROWS} lines: cut the file.")
            if (row.get("type") or ALL_PREMISES) != ALL_PREMISES:
                continue
            yield read_line(row, reader.line_num, level_column, first_lines)
    except csv.Error as error:
        raise UnreadableFileError(f"After line {reader.line_num}: {error}.") from error


def read_text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFileError(f"{path} has more than {MAX_BYTES} bytes.")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read: {error.strerror}.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:  # ARCEP has published both
        return content.decode("cp1252", "replace")


def check_columns(columns: Collection[str], ignored: Collection[str]) -> str:
    """The column that holds the codes. Raises UnreadableFileError."""
    code_column = next((name for name in CODE_COLUMNS if name in columns), None)
    missing = [name for name in NEEDED if name not in columns]
    if code_column is None:
        missing.insert(0, " or ".join(CODE_COLUMNS))
    if missing:
        raise UnreadableFileError(f"Columns that are missing: {', '.join(missing)}.")
    unknown = [name for name in columns if name not in KNOWN | set(ignored)]
    if unknown:
        raise UnreadableFileError(
            f"Columns that are unknown: {', '.join(map(repr, unknown))}. Is it the "
            "file “techno”? If so, --ignore them."
        )
    return code_column


def read_line(row, line, code_column, first_lines) -> Eligibility | BadRow:
    try:
        found = read_row(row, code_column)
        first = first_lines.setdefault((found.code, found.date), line)
        if first != line:
            raise BadRowError(f"{found.code} has this date on line {first} already")
    except BadRowError as error:
        return BadRow(line, str(error))
    return found


def read_row(row: dict, code_column: str) -> Eligibility:
    """One line of the file. Raises BadRowError."""
    level, length = CODE_COLUMNS[code_column]
    code = (row[code_column] or "").strip().upper()
    if code.isdigit():
        code = code.zfill(length)
    if not CODE.fullmatch(code):
        raise BadRowError(f"{code[:20]!r} is no code")
    premises = read_count(row, "nbr")
    eligible = read_count(row, "elig_ftth")
    if not premises:
        raise BadRowError("it has no premises")
    if eligible > premises:
        raise BadRowError("more premises are eligible than there are")
    return Eligibility(level, code, read_date(row), premises, eligible)


def read_count(row: dict, column: str) -> int:
    text = (row[column] or "").strip()
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise BadRowError(f"{column} is {text[:20]!r}, not a whole number")
    return int(text)


def read_date(row: dict) -> date:
    text = (row["date"] or "").strip()
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise BadRowError(f"date is {text[:20]!r}, not a day like 2026-06-30")
