import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from territories.exports import COLUMNS, without_formula
from tests.moderation.states import restrict
from tests.territories.factories import (
    FigureBlockFactory,
    InitiativeBlockFactory,
    OfficialFigureFactory,
    TerritoryPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def gers(home):
    OfficialFigureFactory(value=Decimal("72.5"), note="À savoir.")
    OfficialFigureFactory(value=Decimal("61"), date=date(2025, 1, 1))
    OfficialFigureFactory(code="48")
    OfficialFigureFactory(level="region")
    return TerritoryPageFactory(
        title="Gers",
        level="departement",
        code="32",
        figures=[
            (
                "figure",
                FigureBlockFactory(
                    label="=HYPERLINK(“x”)",
                    qualifier="environ",
                    values__0__value=Decimal("-1234.50"),
                ),
            ),
            ("figure", FigureBlockFactory(source="")),
        ],
        initiatives=[
            (
                "initiative",
                InitiativeBlockFactory(name="Sohosolo", figures__0__value=Decimal(100)),
            )
        ],
        live=False,
    )


@pytest.fixture
def published(gers):
    """A draft may have holes, which no export shows: here is one that is online."""
    type(gers).objects.update(live=True)
    return gers


def read_csv(reader):
    response = reader.get("/territoires/gers/chiffres.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="gers-chiffres.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_every_value_of_the_csv_has_its_date_and_source(published, reader):
    rows = read_csv(reader)
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["indicateur"], row["valeur"], row["date"]) for row in rows] == [
        ("'=HYPERLINK(“x”)", "-1234,5", "2026-01-01"),
        ("Un compte officiel", "61", "2025-01-01"),
        ("Un compte officiel", "72,5", "2026-01-01"),
        ("Un compte d’initiative", "100", "2026-01-01"),
    ]
    assert all(row["source"] for row in rows)
    assert {row["territoire"] for row in rows} == {"Gers"}
    assert rows[0]["precision"] == "environ"
    assert rows[2]["adresse_source"] == "https://example.org/institut"
    assert rows[2]["note"] == "À savoir."
    assert rows[3]["initiative"] == "Sohosolo"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+33", "'+33"),
        ("-2", "'-2"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("100 %", "100 %"),
        ("", ""),
    ],
)
def test_no_text_is_a_formula(text, written):
    assert without_formula(text) == written


def test_the_json_says_the_same(published, reader):
    answer = reader.get("/territoires/gers/chiffres.json").json()
    assert answer["territoire"] == {
        "titre": "Gers",
        "niveau": "departement",
        "code": "32",
    }
    figures = answer["chiffres"]
    assert [figure["indicateur"] for figure in figures] == [
        "=HYPERLINK(“x”)",
        "Un compte officiel",
        "Un compte d’initiative",
    ]
    assert figures[1]["valeurs"] == [
        {
            "valeur": value,
            "date": day,
            "source": "Un institut",
            "adresse_source": "https://example.org/institut",
        }
        for value, day in ((61.0, "2025-01-01"), (72.5, "2026-01-01"))
    ]


def test_the_page_links_its_files(published, reader):
    page = reader.get("/territoires/gers/").content.decode()
    assert 'href="/territoires/gers/chiffres.csv"' in page
    assert 'href="/territoires/gers/chiffres.json"' in page


@pytest.mark.parametrize("name", ["chiffres.csv", "chiffres.json"])
def test_files_are_as_closed_as_the_page(gers, reader, name):
    address = f"/territoires/gers/{name}"
    assert reader.get(address).status_code == 404  # a draft
    type(gers).objects.update(live=True)
    assert reader.get(address).status_code == 200
    restrict(gers, "login")
    assert reader.get(address).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/territoires/gers/chiffres.xml",
        "/territoires/gers/x/chiffres.csv",
        "/territoires/chiffres.csv",
        "/chiffres.csv",
        "/articles/chiffres.csv",
    ],
)
def test_there_are_no_other_files(published, reader, address):
    assert reader.get(address).status_code == 404


def test_a_territory_without_figures_has_empty_files(home, reader):
    TerritoryPageFactory(title="Gers")
    assert read_csv(reader) == []
    assert reader.get("/territoires/gers/chiffres.json").json()["chiffres"] == []
    page = reader.get("/territoires/gers/").content.decode()
    assert "chiffres.csv" not in page
