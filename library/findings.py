"""What an editor should look at in the blocks that any text is made of."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.rich_text import RichText

from moderation.block_values import cells_of, values_in
from moderation.findings import (
    STANDFIRST_LENGTH,
    Finding,
    Rule,
    is_heavy,
    is_vague,
    skipped_levels,
    vague_links,
)

from .models import Image

STANDFIRST = Rule(
    "standfirst",
    gettext_lazy("Standfirst to write or to shorten"),
    gettext_lazy("Lists and search results show it: two sentences, 300 characters."),
)
IMAGE_WEIGHT = Rule(
    "image-weight",
    gettext_lazy("Picture that is too heavy"),
    gettext_lazy("1600 pixels of width are enough for every place."),
)
LINK_TEXT = Rule(
    "link-text",
    gettext_lazy("Link that doesn't say where it leads"),
    gettext_lazy("Read aloud on its own, it should be understood."),
)
HEADING_LEVEL = Rule(
    "heading-level",
    gettext_lazy("Heading level skipped"),
    gettext_lazy("A part of a part comes after a part."),
)
FIGURE_SOURCE = Rule(
    "figure-source",
    gettext_lazy("Figure without its date or its source"),
    gettext_lazy("A figure can't be published without."),
)

# Of headings; a draft may have one without.
LEVELS = {"h2": 2, "h3": 3}


def of_standfirst(path: str, text: str) -> Iterator[Finding]:
    length = len(text.strip())
    if not length:
        message = _("It is empty: lists and search results would have nothing to show.")
        yield STANDFIRST.found(path, message)
    elif length > STANDFIRST_LENGTH:
        message = _("It has %(length)d characters: 300 are enough.") % {
            "length": length
        }
        yield STANDFIRST.found(path, message)


def of_image(path: str, image: Image | None) -> Iterator[Finding]:
    if image is not None and is_heavy(image.file_size):
        message = _("“%(title)s” weighs %(size)s MB.") % {
            "title": image.title,
            "size": number_format(image.file_size / 1_000_000, 1),
        }
        yield IMAGE_WEIGHT.found(path, message)


def of_rich_text(path: str, html: str) -> Iterator[Finding]:
    for text in vague_links(html):
        yield link_finding(path, text)


def link_finding(path: str, text: str) -> Finding:
    message = _("“%(text)s” doesn't say where the link leads.") % {"text": text}
    return LINK_TEXT.found(path, message)


def of_stream(path: str, stream: blocks.StreamValue) -> Iterator[Finding]:
    """All that is found in a stream: headings, links, pictures, key numbers."""
    headings = [
        child
        for child in stream
        if child.block_type == "heading" and child.value["level"] in LEVELS
    ]
    levels = [LEVELS[child.value["level"]] for child in headings]
    for position in skipped_levels(levels):
        message = _("“%(text)s” is a part of a part, and no part is open.") % {
            "text": headings[position].value["text"]
        }
        place = f"{path}.{headings[position].id}.level"
        yield HEADING_LEVEL.found(place, message)
    for place, value in plain_values(stream, path):
        if isinstance(value, RichText):
            yield from of_rich_text(place, value.source)
        elif isinstance(value, Image):
            yield from of_image(place, value)
    for child in stream:
        yield from of_block(f"{path}.{child.id}", child)


def of_block(path: str, child) -> Iterator[Finding]:
    if child.block_type == "key_number":
        yield from of_figure(path, child.value, ("date", "source"))
    elif child.block_type == "links":
        for link in child.value["links"].bound_blocks:
            if is_vague(link.value["label"] or ""):
                place = f"{path}.links.{link.id}.label"
                yield link_finding(place, link.value["label"])


def of_figure(path: str, figure, needed) -> Iterator[Finding]:
    """``needed`` are the fields without which a figure can't be checked."""
    for name in needed:
        if not figure[name]:
            message = _("“%(label)s”: who says so, and when was it true?") % {
                "label": figure["label"] or _("Figure without a name")
            }
            yield FIGURE_SOURCE.found(f"{path}.{name}", message)
            return


def plain_values(stream: blocks.StreamValue, path: str) -> Iterator[tuple[str, object]]:
    """All that a stream holds, the cells of its tables as well."""
    for found in values_in(stream.stream_block, stream, path):
        if isinstance(found.block, TypedTableBlock):
            for cell in cells_of(found.value, found.path):
                yield cell.path, cell.value
        else:
            yield found.path, found.value
