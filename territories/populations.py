"""The populations that come with the official code, as figures with their date.

They are what INSEE calls *population municipale*, on the first of January of a year.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .cog import Place, Reference
from .levels import Level
from .models import OfficialFigure

INDICATOR = "population-municipale"
LABEL = "Population municipale : qui y a sa résidence habituelle."
SUM_OF_COMMUNES = "Somme des populations municipales des communes."

# The pages of INSEE that the package names as its sources, by year.
ADDRESSES = {
    2019: "https://www.insee.fr/fr/statistiques/6011070?sommaire=6011075",
    2020: "https://www.insee.fr/fr/statistiques/6683035?sommaire=6683037",
    2022: "https://www.insee.fr/fr/statistiques/8290591?sommaire=8290669",
    2023: "https://www.insee.fr/fr/statistiques/8680726?sommaire=8681011",
}
# Mayotte and what is no département were counted in other years.
COUNTED_APART = ("975", "976", "977", "978", "98")


def population_figures(reference: Reference) -> Iterator[OfficialFigure]:
    """A figure for each place whose population has a known year."""
    if reference.population_year is None:
        return
    for place in reference.places:
        if place.population and not is_counted_apart(place):
            yield population_figure(
                place.level, place.code, place.population, reference.population_year
            )


def is_counted_apart(place: Place) -> bool:
    return any(code.startswith(COUNTED_APART) for code in place.departements)


def population_figure(level: str, code: str, number: int, year: int) -> OfficialFigure:
    return OfficialFigure(
        level=level,
        code=code,
        indicator=INDICATOR,
        date=date(year, 1, 1),
        label=LABEL,
        value=Decimal(number),
        unit="habitants",
        source=f"Insee, populations de référence {year}",
        source_url=ADDRESSES.get(year, ""),
        note="" if level == Level.COMMUNE else SUM_OF_COMMUNES,
    )
