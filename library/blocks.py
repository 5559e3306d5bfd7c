"""The blocks that a text is made of, whatever it is about.

Articles, territories and standard pages compose their own streams from these.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .models import Image

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Part")), ("h3", _("Part of a part"))],
        default="h2",
        help_text=_("A part of a part is shown smaller."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Opens a new part of the text.")
        template = "library/blocks/heading.html"
        form_layout = BlockGroup(children=["text"], settings=["level"])
        preview_value = {"text": "Ce que change la fibre", "level": "h2"}


class TextBlock(blocks.RichTextBlock):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("One or more paragraphs, with links and lists.")
        template = "library/blocks/text.html"
        preview_value = (
            "<p>Un réseau ne vaut que par ce qu’on en fait. À la mairie, à l’atelier, "
            "à l’école, <b>les usages</b> précèdent souvent les tuyaux.</p>"
        )


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(
        label=_("Quotation"), rows=3, help_text=_("Without quotation marks.")
    )
    speaker = blocks.CharBlock(
        label=_("Speaker"), max_length=120, help_text=_("Who says or writes it.")
    )
    role = blocks.CharBlock(
        label=_("Role"),
        max_length=160,
        required=False,
        help_text=_("What the speaker does, as readers should know it."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody's own words, shown large, with their name.")
        template = "library/blocks/quote.html"
        preview_value = {
            "text": "Une route relie deux points. Un réseau relie des gens.",
            "speaker": "La rédaction",
            "role": "",
        }


class ImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=255,
        help_text=_("Shown under the picture, before its credit."),
    )
    alt_text = blocks.CharBlock(
        label=_("Alternative text on this page"),
        required=False,
        max_length=255,
        help_text=_("Replaces the alternative text of the library here."),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture with its caption and credit.")
        template = "library/blocks/image.html"
        preview_template = "library/blocks/previews/image.html"
        form_layout = BlockGroup(children=["image", "caption"], settings=["alt_text"])

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not is_described(cleaned):
            raise StructBlockValidationError(
                {
                    "image": ValidationError(
                        _(
                            "This picture has no alternative text. Describe it in the "
                            "library, or tick “decorative” there."
                        )
                    )
                }
            )
        return cleaned


def is_described(value):
    """Whether the value of an image block has words for those who can't see it."""
    image = value["image"]
    return image is None or bool(value["alt_text"]) or image.is_described


class AsideBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "clipboard-list"
        label = _("Aside")
        description = _("A box beside the story: who is who, a word explained.")
        template = "library/blocks/aside.html"
        preview_value = {
            "title": "Le mot",
            "text": "<p><b>RIP</b> : réseau d’initiative publique.</p>",
        }


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(
        label=_("Caption"),
        max_length=160,
        help_text=_("What the table compares. Read aloud before its content."),
    )
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            (
                "rich_text",
                blocks.RichTextBlock(
                    label=_("Text with links"),
                    required=False,
                    features=["bold", "italic", "link"],
                ),
            ),
        ],
        label=_("Table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Values to compare, in rows and columns.")
        template = "library/blocks/table.html"
        preview_template = "library/blocks/previews/table.html"


class LinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=120)
    url = blocks.URLBlock(label=_("Address"))
    note = blocks.CharBlock(
        label=_("Note"),
        required=False,
        max_length=160,
        help_text=_("Why it is worth the click."),
    )

    class Meta:
        icon = "link"
        label = _("Link")


class LinksBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=20)

    class Meta:
        icon = "link"
        label = _("Links")
        description = _("A titled list of pages to read elsewhere.")
        template = "library/blocks/links.html"
        preview_value = {
            "title": "À lire ailleurs",
            "links": [
                {
                    "label": "Les Webs du Gévaudan",
                    "url": "https://websdugevaudan.wordpress.com/",
                    "note": "L’association, en Lozère",
                }
            ],
        }


class Untouched:
    """What a block needs for an untouched form to leave its value unchanged.

    Wagtail compares the value of a form, as it was typed, with the stored one, as JSON
    has it. An approval from the form would then be a change, and have to be approved
    itself. ``value_type`` is what the block holds, ``text_of`` writes it as JSON does.
    """

    value_type: type
    text_of = staticmethod(str)

    def get_prep_value(self, value):
        return self.text_of(value) if isinstance(value, self.value_type) else value

    def value_from_form(self, value):
        try:
            return self.field.to_python(value)
        except ValidationError:
            return value  # the form says so at the field


class DateBlock(Untouched, blocks.DateBlock):
    value_type = date
    text_of = staticmethod(date.isoformat)


class KeyNumberBlock(blocks.StructBlock):
    value = blocks.CharBlock(
        label=_("Number"), max_length=20, help_text=_("As readers see it: 1 234,5")
    )
    unit = blocks.CharBlock(
        label=_("Unit"), max_length=40, help_text=_("%, €, Mbit/s, families…")
    )
    label = blocks.CharBlock(
        label=_("What it counts"), max_length=200, help_text=_("In one sentence.")
    )
    date = DateBlock(label=_("Date"), help_text=_("The day it was true."))
    source = blocks.CharBlock(
        label=_("Source"), max_length=160, help_text=_("Who says so.")
    )
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "order"
        label = _("Key number")
        description = _("One figure shown large, with its date and its source.")
        template = "library/blocks/key_number.html"
        form_layout = BlockGroup(
            children=["value", "unit", "label", "date", "source"],
            settings=["source_url"],
        )
        preview_value = {
            "value": "30",
            "unit": "Mbit/s",
            "label": "Le débit proposé au télécentre",
            "date": date(2026, 10, 26),
            "source": "Télécentre de Boitron",
            "source_url": "",
        }


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    label = blocks.CharBlock(
        label=_("Label"),
        required=False,
        max_length=120,
        help_text=_("The title of the document when left empty."),
    )

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("A file that readers can keep, with its size.")
        template = "library/blocks/download.html"
        preview_template = "library/blocks/previews/download.html"


class TextStreamBlock(blocks.StreamBlock):
    """What any page of the site can say; page types add what is theirs."""

    heading = HeadingBlock(group=_("Text"))
    text = TextBlock(group=_("Text"))
    quote = QuoteBlock(group=_("Text"))
    aside = AsideBlock(group=_("Text"))
    image = ImageBlock(group=_("Illustrations"))
    key_number = KeyNumberBlock(group=_("Illustrations"))
    table = TableBlock(group=_("Illustrations"))
    links = LinksBlock(group=_("Further"))
    download = DownloadBlock(group=_("Further"))


def images_in(stream) -> list[Image]:
    """The images of a stream's image blocks, in their order."""
    return [
        child.value["image"]
        for child in stream
        if child.block_type == "image" and child.value["image"] is not None
    ]


def undescribed_images_in(stream) -> list[Image]:
    """Those that nobody has described, neither in the library nor on the page."""
    return [
        child.value["image"]
        for child in stream
        if child.block_type == "image" and not is_described(child.value)
    ]
