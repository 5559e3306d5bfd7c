"""Reads the official geographic code (COG) of INSEE.

The format is that of the npm package @etalab/decoupage-administratif: JSON lists of
regions, departements, epci (SIREN number, members) and communes.
"""

import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .former_regions import FORMER_REGIONS
from .levels import Level, departement_of

# What each entry of a file must have, as text.
COLUMNS = {
    "regions.json": ("code", "nom"),
    "departements.json": ("code", "nom", "region"),
    "epci.json": ("code", "nom"),
    "communes.json": ("code", "nom"),
}
FILES = ("package.json", *COLUMNS)
CODE = re.compile(r"[0-9][0-9AB][0-9]{0,7}")
MAX_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 100_000
MAX_ARCHIVE_MEMBERS = 1_000
LONGEST_NAME = 200

# The year whose populations a version of the package holds: its README links to the
# page of INSEE that they come from.
POPULATION_YEARS = {
    "1.1": 2019,
    "2.3": 2020,
    "3.1": 2020,
    "4.1": 2022,
    "5.3": 2023,
    "6.0": 2023,
}


class UnreadableReferenceError(ValueError):
    """What was given isn't the official code; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Place:
    """A territory with its official code, and the codes of what it lies in."""

    level: str
    code: str
    name: str
    region: str = ""
    departements: tuple[str, ...] = ()
    epci: str = ""
    population: int | None = None
    postal_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """The places that were read, and the year of their populations (None: unknown)."""

    places: list[Place]
    population_year: int | None


def read_reference(path: Path) -> Reference:
    """The places of the package at ``path``: its folder, data folder, .tgz or a file.

    The former régions come with them. Raises UnreadableReferenceError.
    """
    files = read_files(path)
    version = str(files.pop("package.json", {}).get("version", ""))
    places = [*read_places(files), *former_regions()]
    if "communes.json" not in files:
        return Reference(places, None)
    year = POPULATION_YEARS.get(version.rpartition(".")[0])
    return Reference(with_populations(places), year)


def read_files(path: Path) -> dict:
    """What the files of the package hold, by their names."""
    if path.is_dir():
        contents = dict(files_of_folder(path))
    elif path.suffix == ".json" and path.is_file():
        contents = {path.name: within_bounds(path.name, path.read_bytes())}
    elif path.is_file():
        contents = dict(files_of_archive(path))
    else:
        raise UnreadableReferenceError(f"There is nothing at {path}.")
    if not contents.keys() & COLUMNS.keys():
        raise UnreadableReferenceError(
            f"{path} has none of the files of @etalab/decoupage-administratif: "
            f"{', '.join(COLUMNS)}."
        )
    return {name: parse(name, content) for name, content in contents.items()}


def files_of_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name in FILES:
        for path in (folder / name, folder / "data" / name):
            if path.is_file():
                yield name, within_bounds(name, path.read_bytes())


def files_of_archive(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with tarfile.open(path, "r:gz") as archive:
            for _, member in zip(range(MAX_ARCHIVE_MEMBERS), archive, strict=False):
                name = member.name.removeprefix("package/").removeprefix("data/")
                file = archive.extractfile(member) if name in FILES else None
                if file is not None:
                    yield name, within_bounds(name, file.read(MAX_BYTES + 1))
    except (tarfile.TarError, OSError, EOFError) as error:
        raise UnreadableReferenceError(
            f"{path} is no .tgz archive that can be read, nor a folder or .json file."
        ) from error


def within_bounds(name: str, content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise UnreadableReferenceError(f"{name} has more than {MAX_BYTES} bytes.")
    return content


def parse(name: str, content: bytes) -> list | dict:
    try:
        parsed = json.loads(content)
    except ValueError as error:
        raise UnreadableReferenceError(f"{name} is not JSON: {error}.") from error
    if name not in COLUMNS:
        return parsed if isinstance(parsed, dict) else {}
    if not isinstance(parsed, list) or len(parsed) > MAX_ENTRIES:
        raise UnreadableReferenceError(
            f"{name} is not a list of at most {MAX_ENTRIES} entries."
        )
    for number, entry in enumerate(parsed, 1):
        check_entry(f"{name}, entry {number}", entry, COLUMNS[name])
    return parsed


def check_entry(where: str, entry, columns: tuple[str, ...]):
    if not isinstance(entry, dict):
        raise UnreadableReferenceError(f"{where}: not an object.")
    for column in columns:
        if not isinstance(entry.get(column), str) or not entry[column]:
            raise UnreadableReferenceError(f"{where}: “{column}” is missing.")
    if not CODE.fullmatch(entry["code"]) or len(entry["nom"]) > LONGEST_NAME:
        raise UnreadableReferenceError(
            f"{where}: {entry['code'][:20]} is no official code, or its name too long."
        )


def read_places(files: dict[str, list]) -> Iterator[Place]:
    departements = files.get("departements.json", [])
    region_of = {entry["code"]: entry["region"] for entry in departements}
    epci_of = {
        member.get("code"): entry["code"]
        for entry in files.get("epci.json", [])
        for member in entry.get("membres", [])
    }
    for entry in files.get("regions.json", []):
        code = entry["code"]
        inside = tuple(number for number in region_of if region_of[number] == code)
        yield Place(Level.REGION, code, name_of(entry), departements=inside)
    for entry in departements:
        code, region = entry["code"], entry["region"]
        yield Place(Level.DEPARTEMENT, code, name_of(entry), region, (code,))
    for entry in files.get("epci.json", []):
        yield read_epci(entry, region_of)
    for entry in files.get("communes.json", []):
        if entry.get("type", "commune-actuelle") == "commune-actuelle":
            yield read_commune(entry, epci_of)


def read_epci(entry: dict, region_of: dict[str, str]) -> Place:
    members = [str(member.get("code", "")) for member in entry.get("membres", [])]
    inside = tuple(sorted({departement_of(code) for code in members if code}))
    return Place(
        Level.EPCI,
        entry["code"],
        name_of(entry),
        region=region_of.get(inside[0], "") if inside else "",
        departements=inside,
    )


def read_commune(entry: dict, epci_of: dict[str, str]) -> Place:
    return Place(
        Level.COMMUNE,
        entry["code"],
        name_of(entry),
        region=str(entry.get("region", "")),
        departements=(departement_of(entry["code"]),),
        epci=epci_of.get(entry["code"], ""),
        population=number_of(entry.get("population")),
        postal_codes=tuple(map(str, entry.get("codesPostaux", []))),
    )


def name_of(entry: dict) -> str:
    return entry["nom"].replace("'", "’")


def number_of(value) -> int | None:
    return value if isinstance(value, int) and value > 0 else None


def former_regions() -> Iterator[Place]:
    for code, (name, departements) in FORMER_REGIONS.items():
        yield Place(Level.FORMER_REGION, code, name, departements=departements)


def with_populations(places: list[Place]) -> list[Place]:
    """Count the people of régions, départements and EPCI by those of their communes."""
    counts: Counter[tuple[str, str]] = Counter()
    for place in places:
        if place.level == Level.COMMUNE and place.population:
            counts[Level.EPCI, place.epci] += place.population
            counts[Level.DEPARTEMENT, place.departements[0]] += place.population
    for place in places:
        if place.level in (Level.REGION, Level.FORMER_REGION):
            counts[place.level, place.code] = sum(
                counts[Level.DEPARTEMENT, code] for code in place.departements
            )
    return [
        place
        if place.level == Level.COMMUNE
        else replace(place, population=counts[place.level, place.code] or None)
        for place in places
    ]
