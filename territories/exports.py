"""The figures of a territory as files. Each value keeps its date and its source."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO

from django.http import HttpResponse, JsonResponse
from django.utils.text import slugify

from .figures import Figure
from .levels import Level

COLUMNS = (
    "territoire",
    "niveau",
    "code",
    "initiative",
    "indicateur",
    "precision",
    "valeur",
    "unite",
    "date",
    "source",
    "adresse_source",
    "note",
)
# What a spreadsheet would take for the beginning of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def figures_csv(territory, figures: Sequence[Figure]) -> str:
    """One line for each value, as French spreadsheets read it: ``;`` and a comma."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for figure in figures:
        for dated in figure.values:
            writer.writerow(
                [
                    without_formula(territory.title),
                    Level(territory.level).label,
                    territory.code,
                    without_formula(figure.initiative),
                    without_formula(figure.label),
                    without_formula(figure.qualifier),
                    decimal_comma(dated.value),
                    without_formula(figure.unit),
                    dated.date.isoformat(),
                    without_formula(dated.source),
                    dated.source_url,
                    without_formula(figure.note),
                ]
            )
    return file.getvalue()


def without_formula(text: str) -> str:
    """The text, marked as one when a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def decimal_comma(number: Decimal) -> str:
    return shortest(number).replace(".", ",")


def shortest(number: Decimal) -> str:
    """Without the zeros that a database adds: 30.0000 gives 30."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figures_json(territory, figures: Sequence[Figure]) -> dict:
    return {
        "territoire": {
            "titre": territory.title,
            "niveau": territory.level,
            "code": territory.code,
        },
        "chiffres": [
            {
                "indicateur": figure.label,
                "initiative": figure.initiative,
                "precision": figure.qualifier,
                "unite": figure.unit,
                "note": figure.note,
                "valeurs": [
                    {
                        "valeur": float(dated.value),
                        "date": dated.date.isoformat(),
                        "source": dated.source,
                        "adresse_source": dated.source_url,
                    }
                    for dated in figure.values
                ],
            }
            for figure in figures
        ],
    }


def csv_response(territory, figures):
    """A file that opens in a French spreadsheet: UTF-8 with a byte order mark."""
    name = f"{slugify(territory.title) or 'territoire'}-chiffres.csv"
    return HttpResponse(
        figures_csv(territory, figures).encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def json_response(territory, figures):
    return JsonResponse(
        figures_json(territory, figures), json_dumps_params={"ensure_ascii": False}
    )


RESPONSES = {"chiffres.csv": csv_response, "chiffres.json": json_response}
