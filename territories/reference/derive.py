"""Derives the small reference from versions of @etalab/decoupage-administratif.

    python -m territories.reference.derive VERSION.tgz …

The places are those of the last version; the populations, those of all of them.
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from ..cog import Place, read_reference
from ..levels import Level

# Those of the demo, and the prefectures of its départements.
COMMUNES = ("48034", "61051", "32013", "48095", "61001", "19272", "23096", "87085")
POPULATIONS_OF = (
    (Level.DEPARTEMENT, "32"),
    (Level.DEPARTEMENT, "48"),
    (Level.DEPARTEMENT, "61"),
    (Level.FORMER_REGION, "74"),
    (Level.COMMUNE, "48034"),
    (Level.COMMUNE, "61051"),
)
OVERSEAS_COLLECTIVITIES = ("975", "977", "978", "984", "986", "987", "988", "989")


def places_to_keep(places: list[Place]) -> list[Place]:
    """Every région and département; the chosen communes, and their EPCI."""
    epci = {place.epci for place in places if place.code in COMMUNES}
    kept = {Level.COMMUNE: COMMUNES, Level.EPCI: epci}
    return [
        place
        for place in places
        if place.code in kept.get(place.level, [place.code])
        and place.code not in OVERSEAS_COLLECTIVITIES
    ]


def write_rows(name: str, rows: list[dict]):
    """One row on each line, so that a new version shows what it changes."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    Path(__file__).with_name(name).write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def main(paths: list[Path]):
    populations = []
    for path in paths:
        reference = read_reference(path)
        populations += [
            {
                "level": place.level,
                "code": place.code,
                "number": place.population,
                "year": reference.population_year,
            }
            for place in reference.places
            if (place.level, place.code) in POPULATIONS_OF
        ]
    write_rows("populations.json", populations)
    write_rows(
        "places.json",
        [
            {name: value for name, value in asdict(place).items() if value}
            for place in places_to_keep(reference.places)
        ],
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("versions", type=Path, nargs="+")
    main(parser.parse_args().versions)
