"""The links of a page, wherever its editor may have put them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from moderation.block_values import BlockValue, cells_of, values_in

MOST_LINKS = 500
LONGEST_TEXT = 200
KEY = re.compile("[0-9]{1,18}")


@dataclass(frozen=True)
class Link:
    """A page or a document that was chosen, by its key, else an address that was typed.

    ``contentpath`` is what the editor calls the block: "body.<id>.links.<id>.url".
    """

    text: str
    contentpath: str
    address: str = ""
    page_id: int | None = None
    document_id: int | None = None


def links_of(page) -> list[Link]:
    """At most 500, each once, of a page as its own type (``specific``)."""
    found = dict.fromkeys(links_in_fields(page, is_child=False))
    for relation in get_all_child_relations(type(page)):
        for child in getattr(page, relation.get_accessor_name()).all():
            # The rows of a relation have no address of their own in the editor.
            found.update(dict.fromkeys(links_in_fields(child, is_child=True)))
    return list(found)[:MOST_LINKS]


def links_in_fields(instance, is_child) -> Iterator[Link]:
    for field in instance._meta.concrete_fields:
        contentpath = "" if is_child else field.name
        if isinstance(field, StreamField):
            stream = getattr(instance, field.name)
            yield from links_in_block(stream.stream_block, stream, field.name)
        elif isinstance(field, RichTextField):
            yield from links_in_html(getattr(instance, field.name), contentpath)
        elif isinstance(field, models.URLField) and getattr(instance, field.name):
            label = capfirst(field.verbose_name)
            yield Link(label, contentpath, getattr(instance, field.name))


def links_in_block(block, value, path) -> Iterator[Link]:
    """The links in the value of a block."""
    for found in values_in(block, value, path):
        yield from links_in_value(found)


def links_in_value(found: BlockValue) -> Iterator[Link]:
    """The text of an address is what stands beside it in its block."""
    label = first_text(found.struct) if found.struct else ""
    if isinstance(found.value, RichText):
        yield from links_in_html(found.value.source, found.path)
    elif isinstance(found.block, blocks.URLBlock):
        if found.value:
            yield Link(label[:LONGEST_TEXT], found.path, found.value)
    elif isinstance(found.block, blocks.PageChooserBlock):
        text = (label or found.value.title)[:LONGEST_TEXT]
        yield Link(text, found.path, page_id=found.value.pk)
    elif isinstance(found.block, TypedTableBlock):
        for cell in cells_of(found.value, found.path):
            yield from links_in_value(cell)


def first_text(struct: blocks.StructValue) -> str:
    """What a block says in its first line of text, as people call it."""
    return next(
        (
            struct[name]
            for name, child in struct.block.child_blocks.items()
            if isinstance(child, blocks.CharBlock) and struct.get(name)
        ),
        "",
    )


def links_in_html(html: str, path) -> Iterator[Link]:
    parser = Anchors()
    parser.feed(html or "")
    parser.close()
    for attributes, text in parser.found:
        text = " ".join(text.split())[:LONGEST_TEXT]
        kind = attributes.get("linktype")
        if kind in ("page", "document"):
            if KEY.fullmatch(key := attributes.get("id") or ""):
                yield Link(text, path, **{f"{kind}_id": int(key)})
        elif kind is None and attributes.get("href"):
            yield Link(text, path, attributes["href"].strip())


class Anchors(HTMLParser):
    """Collects the attributes and the text of each link in stored rich text."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.attributes = None
        self.text = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.attributes, self.text = dict(attrs), []

    def handle_data(self, data):
        if self.attributes is not None:
            self.text.append(data)

    def handle_endtag(self, tag):
        if tag == "a" and self.attributes is not None:
            self.found.append((self.attributes, "".join(self.text)))
            self.attributes = None
