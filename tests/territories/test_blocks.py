from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.base import BlockField
from wagtail.blocks.struct_block import StructBlockValidationError

from territories.blocks import (
    FigureBlock,
    FiguresBlock,
    InitiativesBlock,
    NumberBlock,
    TerritoryBodyBlock,
)
from tests.people.factories import OrganisationFactory
from tests.territories.factories import (
    FigureBlockFactory,
    InitiativeBlockFactory,
)

pytestmark = pytest.mark.django_db

ALL = {**FiguresBlock().child_blocks, **InitiativesBlock().child_blocks}


@pytest.mark.parametrize("name", ALL)
def test_editors_recognise_each_block_by_a_sample(name):
    block = ALL[name]
    assert block.meta.icon not in ("", "placeholder")
    assert block.get_description()
    value = block.get_preview_value()
    page = render_to_string(
        block.get_preview_template(value),
        {"block_def": block, "bound_block": block.bind(value)},
    )
    sample = page.split('<div class="prose__block">')[1].split("</main>")[0]
    assert len(" ".join(strip_tags(sample).split())) > 15


def test_the_portrait_has_no_figures_of_its_own():
    assert "key_number" not in TerritoryBodyBlock().child_blocks


def test_a_figure_has_its_values_in_the_order_of_time():
    block = FigureBlockFactory(
        values__0__value=Decimal(2),
        values__0__date=date(2026, 1, 1),
        values__1__value=Decimal(1),
        values__1__date=date(2025, 1, 1),
        qualifier="environ",
        note="À savoir.",
    )
    figure = block.as_figure()
    assert [dated.value for dated in figure.values] == [1, 2]
    assert {dated.source for dated in figure.values} == {"Une source"}
    assert (figure.qualifier, figure.note) == ("environ", "À savoir.")
    assert figure.latest.date == date(2026, 1, 1)


@pytest.mark.parametrize(
    "hole",
    [
        {"source": " "},
        {"values__0__date": None},
        {"values__0__value": None},
        {"values": []},
    ],
)
def test_a_figure_with_a_hole_is_not_shown(hole):
    block = FigureBlockFactory(**hole)
    assert not block.is_publishable
    assert block.as_figure() is None
    assert "None" not in FigureBlock().render(block)


@pytest.mark.parametrize(
    "hole",
    [
        {"figures__0__source": ""},
        {"figures__0__date": None},
        {"figures__0__value": None},
    ],
)
def test_a_figure_of_an_initiative_with_a_hole_is_not_shown(hole):
    assert InitiativeBlockFactory(**hole).shown_figures == []


def test_what_was_never_written_is_empty():
    block = FiguresBlock().to_python(
        [
            {
                "type": "figure",
                "value": {
                    "label": "Un compte",
                    "source": "Une source",
                    "values": [{"value": "1", "date": "2026-01-01"}],
                },
            }
        ]
    )
    figure = block[0].value.as_figure()
    assert (figure.unit, figure.qualifier, figure.note) == ("", "", "")
    assert "None" not in FigureBlock().render(block[0].value)


def test_zero_is_a_value():
    assert FigureBlockFactory(values__0__value=Decimal(0)).is_publishable


def test_two_values_of_one_day_are_refused_at_the_second():
    day = {"value": Decimal(1), "date": date(2026, 1, 1)}
    block = FigureBlock()
    value = block.to_python(
        {
            "label": "Un compte",
            "unit": "",
            "source": "Une source",
            "values": [day, {**day, "date": date(2025, 1, 1)}, day],
        }
    )
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(value)
    errors = refusal.value.block_errors["values"].block_errors
    assert list(errors) == [2]
    assert list(errors[2].block_errors) == ["date"]


def test_a_figure_without_date_or_source_is_refused_at_its_field():
    value = FiguresBlock().to_python(
        [
            {
                "type": "figure",
                "value": {"label": "Un compte", "values": [{"value": 1}]},
            }
        ]
    )
    with pytest.raises(StreamBlockValidationError) as refusal:
        FiguresBlock().clean(value)
    figure = refusal.value.block_errors[0].block_errors
    assert set(figure) == {"source", "values"}
    dated = figure["values"].block_errors[0].block_errors
    assert {name: error.messages for name, error in dated.items()} == {
        "date": ["Champ requis."]
    }


def test_an_initiative_says_what_it_is():
    operator = OrganisationFactory(name="CCI du Gers")
    page = (
        InitiativesBlock()
        .child_blocks["initiative"]
        .render(
            InitiativeBlockFactory(
                name="Sohosolo",
                operator=operator,
                figures__0__value=Decimal(1500),
            )
        )
    )
    for text in (
        "Programme",
        "Sohosolo",
        "Ce qu’elle fait.",
        "2008",
        '<a href="/organisations/cci-du-gers/">CCI du Gers</a>',
        "<b>1\u202f500</b> €",
        '<time datetime="2026-01-01">',
        "Une source",
        'href="https://example.org/"',
    ):
        assert text in page


def test_several_values_make_a_chart_and_a_table():
    block = FigureBlockFactory(
        label="Un compte",
        values__0__value=Decimal(1200),
        values__0__date=date(2025, 1, 1),
        values__1__value=Decimal(1500),
    )
    page = FigureBlock().render(block)
    assert 'role="img"' in page
    assert 'aria-labelledby="chart-title chart-description"' in page
    assert "<polyline" in page
    assert "style=" not in page
    table = page.split("<tbody>")[1]
    assert table.index("1\u202f500") < table.index("1\u202f200")
    assert table.count("Une source") == 2


@pytest.mark.parametrize(
    ("typed", "stored"), [("1234.5", "1234.5"), ("0", "0"), ("", None), ("dix", "dix")]
)
def test_an_untouched_number_is_no_change(typed, stored):
    """Or else an approval from the form would have to be approved itself."""
    field = BlockField(NumberBlock())
    value = field.block.value_from_datadict({"number": typed}, {}, "number")
    assert field.has_changed(stored, value) is False
    assert field.has_changed("7", value) is True
