import re

import pytest

from territories.former_regions import FORMER_REGIONS
from territories.levels import Level, may_hold, plain
from territories.maps import (
    Spot,
    departements_of,
    draw_locator,
    land,
    outline_of,
    outlines,
)
from territories.outlines.derive import derive, read_rings


def spot(level, title, *departements):
    return Spot(level, title, f"/{title}/", departements)


def test_the_map_has_the_96_departements_and_is_light():
    _, drawn = outlines()
    assert len(drawn) == 96
    assert {"01", "2A", "2B", "32", "48", "61", "75", "95"} <= set(drawn)
    assert all(re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", path) for path in drawn.values())
    assert len(land()) < 20_000


def test_what_the_page_is_about_is_marked():
    locator = draw_locator(["32"], [])
    assert locator.marked == outline_of(["32"]) != ""
    assert locator.areas == []


def test_a_former_region_is_the_union_of_its_departements():
    limousin = departements_of(Level.FORMER_REGION, "74")
    assert limousin == ("19", "23", "87")
    assert draw_locator(limousin, []).marked == "".join(map(outline_of_one, limousin))


def outline_of_one(code):
    return outlines()[1][code]


@pytest.mark.parametrize(
    ("level", "code", "departements"),
    [
        (Level.DEPARTEMENT, "2A", ("2A",)),
        (Level.COMMUNE, "48034", ("48",)),
        (Level.COMMUNE, "97411", ("974",)),
        (Level.FORMER_REGION, "99", ()),
        (Level.REGION, "76", ()),
        (Level.EPCI, "200035111", ()),
    ],
)
def test_some_codes_tell_their_departements_by_themselves(level, code, departements):
    assert departements_of(level, code) == departements


def test_a_departement_leads_to_the_closest_territory():
    locator = draw_locator(
        [],
        [
            spot(Level.REGION, "Occitanie", "32", "48", "12"),
            spot(Level.COMMUNE, "Auch", "32"),
            spot(Level.DEPARTEMENT, "Gers", "32"),
            spot(Level.COMMUNE, "La Canourgue", "48"),
        ],
    )
    links = {area.title: area.outline for area in locator.areas}
    assert links == {
        "Gers": outline_of(["32"]),
        "La Canourgue": outline_of(["48"]),
        "Occitanie": outline_of(["12"]),
    }


def test_places_inside_what_is_marked_are_links_too():
    locator = draw_locator(
        ["32", "48"],
        [spot(Level.DEPARTEMENT, "Gers", "32"), spot(Level.DEPARTEMENT, "Orne", "61")],
    )
    assert {area.title: area.is_inside for area in locator.areas} == {
        "Gers": True,
        "Orne": False,
    }


def test_overseas_has_no_place_on_the_map():
    locator = draw_locator(["974"], [spot(Level.DEPARTEMENT, "Mayotte", "976")])
    assert (locator.marked, locator.areas) == ("", [])


def test_former_regions_share_metropolitan_france_out():
    assert len(FORMER_REGIONS) == 22
    inside = [code for _, codes in FORMER_REGIONS.values() for code in codes]
    assert sorted(inside) == sorted(outlines()[1])


@pytest.mark.parametrize(
    ("outer", "inner", "fits"),
    [
        (Level.REGION, Level.DEPARTEMENT, True),
        (Level.FORMER_REGION, Level.DEPARTEMENT, True),
        (Level.DEPARTEMENT, Level.EPCI, True),
        (Level.DEPARTEMENT, Level.COMMUNE, True),
        (Level.EPCI, Level.COMMUNE, True),
        (Level.REGION, Level.FORMER_REGION, False),
        (Level.COMMUNE, Level.COMMUNE, False),
        (Level.EPCI, Level.DEPARTEMENT, False),
    ],
)
def test_larger_levels_hold_smaller_ones(outer, inner, fits):
    assert may_hold(outer, inner) is fits


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("L’Île-d’Yeu", "l ile d yeu"),
        ("Lozère", "lozere"),
        ("ŒUILLY", "oeuilly"),
        ("Saint-Étienne (42)", "saint etienne 42"),
        ("…", ""),
    ],
)
def test_names_are_looked_up_without_accents(name, letters):
    assert plain(name) == letters


class TestDerivation:
    DRAWING = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">'
        '<path id="01" d="m 0,0 10,0 0.05,5 -0.05,5 -10,0 z"/>'
        '<path id="2a" d="m 10.1,0 10,0 0,10 -10,0 0.05,-5 z"/>'
        '<path id="03" d="m 25,0 1,0 0,1 z"/>'
        "</svg>"
    )

    def test_neighbours_share_a_border_that_is_simplified_once(self):
        derived = derive(self.DRAWING)
        assert derived["viewBox"] == "0 0 30 10"
        assert derived["departements"] == {
            "01": "M10 0l0 10-10 0 0-10z",
            "2A": "M10 0l10 0 0 10-10 0z",
            "03": "",
        }

    def test_a_drawing_of_another_kind_is_refused(self):
        with pytest.raises(ValueError, match="other commands than m and z"):
            read_rings("M 0,0 L 10,0 z")
