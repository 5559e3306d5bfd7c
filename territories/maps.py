"""The locator map: the 96 départements of metropolitan France, and which are marked.

Their outlines are derived data: see ``outlines/README.md``.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .former_regions import FORMER_REGIONS
from .levels import Level, departement_of

OUTLINES = Path(__file__).parent / "outlines" / "departements.json"

# Whose link a département leads to when several territories lie in it.
CLOSEST_FIRST = (
    Level.DEPARTEMENT,
    Level.EPCI,
    Level.COMMUNE,
    Level.FORMER_REGION,
    Level.REGION,
)


@dataclass(frozen=True)
class Spot:
    """A territory that a map shows: its départements, and where its page is."""

    level: str
    title: str
    url: str
    departements: tuple[str, ...]


@dataclass(frozen=True)
class Area:
    """What a link of the map covers; ``outline`` is the ``d`` of an SVG path."""

    title: str
    url: str
    outline: str
    is_inside: bool = False


@dataclass(frozen=True)
class LocatorMap:
    """Paths of an SVG: the whole country, what is marked, and the areas with a link."""

    view_box: str
    land: str
    marked: str = ""
    areas: list[Area] = field(default_factory=list)


@cache
def outlines() -> tuple[str, dict[str, str]]:
    """The view box of the drawing, and the outline of each département by its code."""
    drawing = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return drawing["viewBox"], drawing["departements"]


@cache
def land() -> str:
    return "".join(outlines()[1].values())


def outline_of(departements: Iterable[str]) -> str:
    """The outlines of those that the map has: none lies overseas."""
    known = outlines()[1]
    return "".join(known[code] for code in departements if code in known)


def draw_locator(marked: Iterable[str], spots: Iterable[Spot]) -> LocatorMap:
    """A map with the départements ``marked``, and links to the other territories.

    A département leads to one territory alone, the closest to it.
    """
    marked = tuple(marked)
    taken: set[str] = set()
    areas = []
    for spot in sorted(spots, key=lambda spot: CLOSEST_FIRST.index(spot.level)):
        free = [code for code in spot.departements if code not in taken]
        taken.update(free)
        if outline := outline_of(free):
            is_inside = set(free) <= set(marked)
            areas.append(Area(spot.title, spot.url, outline, is_inside))
    return LocatorMap(outlines()[0], land(), outline_of(marked), areas)


def departements_of(level: str, code: str) -> tuple[str, ...]:
    """The départements that a code tells by itself: none for a région or an EPCI."""
    if level == Level.DEPARTEMENT:
        return (code,)
    if level == Level.COMMUNE:
        return (departement_of(code),)
    if level == Level.FORMER_REGION and code in FORMER_REGIONS:
        return FORMER_REGIONS[code][1]
    return ()
