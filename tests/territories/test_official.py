from datetime import date
from decimal import Decimal

import pytest

from territories.cog import Place
from territories.figures import figures_of
from territories.levels import Level
from territories.models import OfficialFigure, OfficialPlace
from territories.models.official import Changes
from territories.small_reference import load_small_reference
from tests.territories.factories import OfficialFigureFactory

pytestmark = pytest.mark.django_db

LA_CANOURGUE = Place(
    Level.COMMUNE, "48034", "La Canourgue", "76", ("48",), "200069268", 2074, ("48500",)
)


@pytest.fixture
def places():
    OfficialPlace.objects.load(
        [
            LA_CANOURGUE,
            Place(Level.REGION, "76", "Occitanie", population=6_000_000),
            Place(Level.DEPARTEMENT, "48", "Lozère", "76", ("48",), population=76_000),
            Place(Level.EPCI, "200069268", "CC Aubrac", "76", ("48",)),
            Place(Level.DEPARTEMENT, "32", "Gers", "76", ("32",), population=190_000),
            Place(Level.REGION, "32", "Hauts-de-France", population=6_000_001),
            Place(Level.COMMUNE, "48077", "Gers-sur-Rien", "76", ("48",), "", 100),
            Place(Level.COMMUNE, "27700", "Les Andelys", "28", ("27",), "", 8_000),
        ]
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("lozere", ["Lozère"]),
        ("LOZÈRE", ["Lozère"]),
        ("canour", ["La Canourgue"]),
        ("la canourgue", ["La Canourgue"]),
        ("canourgue 48500", ["La Canourgue"]),
        ("48500", ["La Canourgue"]),
        ("48034", ["La Canourgue"]),
        ("gers", ["Gers", "Gers-sur-Rien"]),
        ("32", ["Hauts-de-France", "Gers"]),
        ("anourgue", []),
        ("", []),
        ("%_' OR 1=1 --", []),
        ("…", []),
    ],
)
def test_places_are_found_by_name_code_or_postal_code(places, text, names):
    assert [place.name for place in OfficialPlace.objects.search(text)] == names


def test_a_place_names_what_it_lies_in_in_one_query(places, django_assert_num_queries):
    found = list(OfficialPlace.objects.search("canourgue"))
    with django_assert_num_queries(1):
        around = OfficialPlace.objects.around(found)
    assert [around[pair].name for pair in found[0].parents] == [
        "CC Aubrac",
        "Lozère",
        "Occitanie",
    ]


def test_loading_again_changes_what_changed_and_no_more(places):
    older = Place(Level.COMMUNE, "48034", "La Canourgue-Ancienne")
    changes = OfficialPlace.objects.load([LA_CANOURGUE, older])
    assert changes == Changes(changed=1)
    assert OfficialPlace.objects.load([older]) == Changes(same=1)
    row = OfficialPlace.objects.get(level=Level.COMMUNE, code="48034")
    # What the newer source doesn't say stays.
    assert (row.name, row.population, row.epci) == (
        "La Canourgue-Ancienne",
        2074,
        "200069268",
    )
    assert [place.name for place in OfficialPlace.objects.search("ancienne")] == [
        "La Canourgue-Ancienne"
    ]


def test_a_code_is_that_of_one_level():
    OfficialPlace.objects.load(
        [
            Place(Level.DEPARTEMENT, "74", "Haute-Savoie"),
            Place(Level.FORMER_REGION, "74", "Limousin"),
        ]
    )
    assert OfficialPlace.objects.filter(code="74").count() == 2


def test_figures_of_an_indicator_make_one_series():
    rows = [
        OfficialFigureFactory(date=date(2026, 1, 1), value=Decimal(2), note="Neuve."),
        OfficialFigureFactory(date=date(2025, 1, 1), value=Decimal(1), note="Vieille."),
        OfficialFigureFactory(indicator="autre", label="Un autre compte"),
    ]
    other, series = figures_of(rows)
    assert (other.label, other.chart) == ("Un autre compte", None)
    assert [dated.value for dated in series.values] == [1, 2]
    assert series.note == "Neuve."
    assert series.chart is not None


def test_the_small_reference_knows_the_demo_and_every_departement():
    load_small_reference()
    counts = {
        level: OfficialPlace.objects.filter(level=level).count() for level in Level
    }
    assert counts[Level.REGION] == 18
    assert counts[Level.FORMER_REGION] == 22
    assert counts[Level.DEPARTEMENT] == 101
    assert OfficialPlace.objects.is_complete(Level.DEPARTEMENT)
    assert not OfficialPlace.objects.is_complete(Level.COMMUNE)
    boitron = OfficialPlace.objects.get(level=Level.COMMUNE, code="61051")
    around = OfficialPlace.objects.around([boitron])
    assert [around[pair].name for pair in boitron.parents] == [
        "CC des Sources de l’Orne",
        "Orne",
        "Normandie",
    ]
    gers = OfficialFigure.objects.filter(level=Level.DEPARTEMENT, code="32")
    assert {row.date.year: int(row.value) for row in gers} == {
        2019: 191_377,
        2020: 191_819,
        2022: 192_649,
        2023: 192_645,
    }


def test_the_small_reference_leaves_a_larger_one_as_it_is(places):
    OfficialFigureFactory(
        level=Level.DEPARTEMENT,
        code="32",
        indicator="population-municipale",
        date=date(2023, 1, 1),
        value=Decimal(190_000),
    )
    load_small_reference()
    load_small_reference()
    gers = OfficialPlace.objects.get(level=Level.DEPARTEMENT, code="32")
    assert gers.population == 190_000
    figure = OfficialFigure.objects.get(
        level=Level.DEPARTEMENT, code="32", date=date(2023, 1, 1)
    )
    assert figure.value == 190_000
