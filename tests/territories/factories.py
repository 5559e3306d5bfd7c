from datetime import date
from decimal import Decimal

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from wagtail.rich_text import RichText

from territories import blocks
from territories.models import (
    OfficialFigure,
    OfficialPlace,
    TerritoryIndexPage,
    TerritoryPage,
)


class TerritoryPageFactory(wagtail_factories.PageFactory):
    """A published territory; ``actors`` is a list of TerritoryActor."""

    class Meta:
        model = TerritoryPage

    parent = factory.LazyFunction(TerritoryIndexPage.objects.get)
    title = factory.Sequence(lambda n: f"Territoire {n}")
    level = TerritoryPage.Level.COMMUNE
    code = factory.Sequence(lambda n: f"{n + 10000:05}")
    summary = "Un territoire."


class OfficialPlaceFactory(DjangoModelFactory):
    class Meta:
        model = OfficialPlace

    level = TerritoryPage.Level.COMMUNE
    code = factory.Sequence(lambda n: f"{n + 10000:05}")
    name = factory.Sequence(lambda n: f"Commune {n}")


class OfficialFigureFactory(DjangoModelFactory):
    class Meta:
        model = OfficialFigure

    level = TerritoryPage.Level.DEPARTEMENT
    code = "32"
    indicator = "un-indicateur"
    date = date(2026, 1, 1)
    label = "Un compte officiel"
    value = Decimal(10)
    unit = "%"
    source = "Un institut"
    source_url = "https://example.org/institut"


class DatedValueBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.DatedValueBlock

    value = Decimal(30)
    date = date(2026, 1, 1)


class FigureBlockFactory(wagtail_factories.StructBlockFactory):
    """A key figure with one value; ``values__1__value=…`` gives it a second one."""

    class Meta:
        model = blocks.FigureBlock

    label = "Un compte"
    qualifier = ""
    unit = "Mbit/s"
    values = wagtail_factories.ListBlockFactory(DatedValueBlockFactory)
    values__0__value = Decimal(30)
    source = "Une source"
    source_url = ""
    note = ""


class SingleFigureBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.SingleFigureBlock

    label = "Un compte d’initiative"
    qualifier = ""
    unit = "€"
    value = Decimal(100)
    date = date(2026, 1, 1)
    source = "Une source"
    source_url = ""
    note = ""


class InitiativeBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.InitiativeBlock

    name = "Une initiative"
    kind = "Programme"
    since = "2008"
    place = "Ici"
    operator = None
    text = RichText("<p>Ce qu’elle fait.</p>")
    figures = wagtail_factories.ListBlockFactory(SingleFigureBlockFactory)
    link = "https://example.org/"
