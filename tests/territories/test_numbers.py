from decimal import Decimal

import pytest
from django.template import Context, Template

from territories.numbers import french_number, with_unit


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal("1234.5"), "1\u202f234,5"),
        (Decimal("1234567.0000"), "1\u202f234\u202f567"),
        (Decimal("0.50"), "0,5"),
        (Decimal("0"), "0"),
        (Decimal("-12.25"), "\u221212,25"),
        (Decimal("1E+3"), "1\u202f000"),
        (Decimal("0.0000001"), "0,0000001"),
        (30, "30"),
    ],
)
def test_numbers_are_written_as_french_readers_do(number, written):
    assert french_number(number) == written


@pytest.mark.parametrize(
    ("number", "unit", "written"),
    [
        (Decimal("1234.5"), "%", "1\u202f234,5\u00a0%"),
        (100, "€", "100\u00a0€"),
        (30, "Mbit/s", "30\u00a0Mbit/s"),
        (50, "", "50"),
    ],
)
def test_a_number_is_never_parted_from_its_unit(number, unit, written):
    assert with_unit(number, unit) == written


def test_templates_have_a_filter():
    template = Template("{% load figures %}{{ number|french_number }}")
    assert template.render(Context({"number": Decimal("1500.10")})) == "1\u202f500,1"
