"""What a territory's profile is made of."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from library.blocks import RICH_TEXT_FEATURES, DateBlock, TextStreamBlock, Untouched

from .figures import DatedValue, Figure


class TerritoryBodyBlock(TextStreamBlock):
    """The portrait of a territory, in text and pictures."""

    key_number = None  # the page has a field for its figures


class FigureValue(blocks.StructValue):
    """A figure as an editor wrote it; in a draft, it may have holes."""

    @property
    def dated_values(self) -> list:
        return self["values"]

    @property
    def is_publishable(self) -> bool:
        """Whether it says when each of its values was true, and who says so."""
        values = self.dated_values
        return bool(self.text("source") and values) and all(
            dated["value"] is not None and dated["date"] for dated in values
        )

    def text(self, name: str) -> str:
        return (self[name] or "").strip()

    def as_figure(self, initiative: str = "", edited_at: str = "") -> Figure | None:
        """The figure that readers see; None as long as it is not publishable."""
        if not self.is_publishable:
            return None
        source, source_url = self.text("source"), self.text("source_url")
        values = sorted(
            (
                DatedValue(dated["date"], dated["value"], source, source_url)
                for dated in self.dated_values
            ),
            key=lambda dated: dated.date,
        )
        return Figure(
            label=self.text("label"),
            unit=self.text("unit"),
            values=tuple(values),
            qualifier=self.text("qualifier"),
            note=self.text("note"),
            initiative=initiative,
            edited_at=edited_at,
        )


class SingleFigureValue(FigureValue):
    @property
    def dated_values(self):
        return [self]


class NumberBlock(Untouched, blocks.DecimalBlock):
    """A number as wide as ``OfficialFigure.value``."""

    value_type = Decimal

    def __init__(self, **kwargs):
        super().__init__(**{"max_digits": 15, "decimal_places": 4, **kwargs})


class DatedValueBlock(blocks.StructBlock):
    value = NumberBlock(label=_("Value"), help_text=_("A number, without its unit."))
    date = DateBlock(label=_("Date"), help_text=_("The day it was true."))

    class Meta:
        icon = "date"
        label = _("Value")


class SourcedBlock(blocks.StructBlock):
    """What any figure says of itself."""

    label = blocks.CharBlock(
        label=_("What it counts"), max_length=200, help_text=_("In one sentence.")
    )
    qualifier = blocks.CharBlock(
        label=_("How exact it is"),
        required=False,
        max_length=30,
        help_text=_("Before the number: about, nearly, at least…"),
    )
    unit = blocks.CharBlock(
        label=_("Unit"),
        required=False,
        max_length=40,
        help_text=_("%, €, Mbit/s, families…"),
    )
    source = blocks.CharBlock(
        label=_("Source"), max_length=160, help_text=_("Who says so.")
    )
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)
    note = blocks.CharBlock(
        label=_("Note"),
        required=False,
        max_length=300,
        help_text=_("What readers should know before they quote it."),
    )


class FigureBlock(SourcedBlock):
    values = blocks.ListBlock(
        DatedValueBlock(),
        label=_("Values"),
        min_num=1,
        max_num=60,
        help_text=_("Several dates make a chart, with its table."),
    )

    class Meta:
        icon = "order"
        label = _("Key figure")
        description = _("A number with its date and source; several dates, a chart.")
        value_class = FigureValue
        template = "territories/blocks/figure.html"
        preview_template = "territories/blocks/previews/figure.html"
        form_layout = BlockGroup(
            children=["label", "qualifier", "values", "unit", "source", "note"],
            settings=["source_url"],
        )
        preview_value = {
            "label": "Le débit proposé au télécentre",
            "qualifier": "",
            "unit": "Mbit/s",
            "values": [{"value": Decimal(30), "date": date(2026, 10, 26)}],
            "source": "Télécentre de Boitron",
            "source_url": "",
            "note": "",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        errors, seen = {}, set()
        for index, dated in enumerate(cleaned["values"]):
            if dated["date"] in seen:
                message = ValidationError(_("Another value has this date."))
                errors[index] = StructBlockValidationError({"date": message})
            elif dated["date"]:
                seen.add(dated["date"])
        if errors:
            raise StructBlockValidationError(
                {"values": ListBlockValidationError(block_errors=errors)}
            )
        return cleaned


class SingleFigureBlock(SourcedBlock):
    value = NumberBlock(label=_("Value"), help_text=_("A number, without its unit."))
    date = DateBlock(label=_("Date"), help_text=_("The day it was true."))

    class Meta:
        icon = "order"
        label = _("Figure")
        value_class = SingleFigureValue
        form_layout = BlockGroup(
            children=["label", "qualifier", "value", "unit", "date", "source"],
            settings=["source_url", "note"],
        )


class InitiativeValue(blocks.StructValue):
    @property
    def shown_figures(self) -> list[Figure]:
        figures = (
            item.value.as_figure(self["name"], edited_at=f".figures.{item.id}")
            for item in self["figures"].bound_blocks
        )
        return [figure for figure in figures if figure is not None]


class InitiativeBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    kind = blocks.CharBlock(
        label=_("Kind"),
        required=False,
        max_length=60,
        help_text=_("Programme, telecentre, association…"),
    )
    since = blocks.CharBlock(
        label=_("Since"), required=False, max_length=30, help_text=_("A year, mostly.")
    )
    place = blocks.CharBlock(label=_("Place"), required=False, max_length=120)
    operator = SnippetChooserBlock(
        "people.Organisation",  # a class would be imported by the migrations
        label=_("Run by"),
        required=False,
        help_text=_("The organisation that carries it."),
    )
    text = blocks.RichTextBlock(
        label=_("Text"),
        required=False,
        features=RICH_TEXT_FEATURES,
        help_text=_("What it does, for whom, and what came of it."),
    )
    figures = blocks.ListBlock(
        SingleFigureBlock(), label=_("Figures"), default=[], max_num=8
    )
    link = blocks.URLBlock(label=_("Address of its site"), required=False)

    class Meta:
        icon = "group"
        label = _("Initiative")
        description = _("A programme, a place or an association of the territory.")
        value_class = InitiativeValue
        template = "territories/blocks/initiative.html"
        preview_template = "territories/blocks/previews/initiative.html"
        form_layout = BlockGroup(
            children=["name", "kind", "since", "operator", "text", "figures", "link"],
            settings=["place"],
        )
        preview_value = {
            "name": "Les Webs du Gévaudan",
            "kind": "Association",
            "since": "",
            "place": "Lozère",
            "operator": None,
            "text": "<p>Une association tournée vers le Web.</p>",
            "figures": [],
            "link": "https://websdugevaudan.wordpress.com/",
        }


class FiguresBlock(blocks.StreamBlock):
    figure = FigureBlock()


class InitiativesBlock(blocks.StreamBlock):
    initiative = InitiativeBlock()
