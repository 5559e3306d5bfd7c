"""The small reference that a new site starts with: see ``reference/README.md``."""

import json
from collections.abc import Iterator
from pathlib import Path

from .cog import Place
from .models import OfficialFigure, OfficialPlace
from .populations import INDICATOR, population_figure

FOLDER = Path(__file__).parent / "reference"
PLACES = FOLDER / "places.json"
POPULATIONS = FOLDER / "populations.json"


def load_small_reference():
    """Add what is missing of it; what was loaded from the whole code stays."""
    known = set(OfficialPlace.objects.values_list("level", "code"))
    OfficialPlace.objects.load(
        place for place in read_places() if (place.level, place.code) not in known
    )
    figures = OfficialFigure.objects.filter(indicator=INDICATOR)
    known = set(figures.values_list("level", "code", "date"))
    figures.upsert(
        figure
        for figure in read_populations()
        if (figure.level, figure.code, figure.date) not in known
    )


def read_places() -> Iterator[Place]:
    for row in json.loads(PLACES.read_text(encoding="utf-8")):
        yield Place(
            **{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        )


def read_populations() -> Iterator[OfficialFigure]:
    for row in json.loads(POPULATIONS.read_text(encoding="utf-8")):
        yield population_figure(**row)
