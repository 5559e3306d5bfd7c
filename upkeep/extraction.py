"""The links of a page, wherever its editor may have put them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

MOST_LINKS = 500
LONGEST_TEXT = 200
KEY = re.compile("[0-9]{1,18}")


@dataclass(frozen=True)
class Link:
    """``page_id`` for a page that was chosen, else the address that was typed.

    ``contentpath`` is what the editor calls the block: "body.<id>.links.<id>.url".
    """

    text: str
    contentpath: str
    address: str = ""
    page_id: int | None = None


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


def links_in_block(block, value, path, label="") -> Iterator[Link]:
    """The links in the value of a block; ``label`` is the text beside an address."""
    if value is None:
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from links_in_block(child.block, child.value, f"{path}.{child.id}")
    elif isinstance(block, blocks.ListBlock):
        for child in value.bound_blocks:
            yield from links_in_block(child.block, child.value, f"{path}.{child.id}")
    elif isinstance(block, blocks.StructBlock):
        label = first_text(block, value)
        for name, child in block.child_blocks.items():
            yield from links_in_block(child, value.get(name), f"{path}.{name}", label)
    elif isinstance(value, RichText):
        yield from links_in_html(value.source, path)
    elif isinstance(block, blocks.URLBlock):
        if value:
            yield Link(label[:LONGEST_TEXT], path, value)
    elif isinstance(block, blocks.PageChooserBlock):
        yield Link((label or value.title)[:LONGEST_TEXT], path, page_id=value.pk)
    elif hasattr(value, "rows"):  # a table: its cells are blocks
        for row in value.rows:
            for cell in row:
                yield from links_in_block(cell.block, cell.value, path)


def first_text(block, value) -> str:
    """What a block says in its first line of text, as people call it."""
    return next(
        (
            value[name]
            for name, child in block.child_blocks.items()
            if isinstance(child, blocks.CharBlock) and value.get(name)
        ),
        "",
    )


def links_in_html(html: str, path) -> Iterator[Link]:
    parser = Anchors()
    parser.feed(html or "")
    parser.close()
    for attributes, text in parser.found:
        text = " ".join(text.split())[:LONGEST_TEXT]
        if attributes.get("linktype") == "page":
            if KEY.fullmatch(key := attributes.get("id") or ""):
                yield Link(text, path, page_id=int(key))
        elif "linktype" not in attributes and attributes.get("href"):
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
