"""What a reader may comment on: the texts of a page, in order, one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText, get_text_for_indexing
from wagtail.search import index

from ..block_values import values_in

MAX_PASSAGES = 300
WORD = re.compile(r"[^\W\d_]{2}")
END_OF_PARAGRAPH = re.compile(r"</(?:p|li|h[1-6]|blockquote)>")


@dataclass(frozen=True)
class Passage:
    """A paragraph, with the path of the field or block that holds it."""

    contentpath: str
    text: str


def passages_of(page: Page) -> list[Passage]:
    """The title and every text that the search reads, up to 300 passages."""
    names = dict.fromkeys(
        field.field_name
        for field in page.search_fields
        if isinstance(field, index.SearchField)
    )
    fields = {field.name: field for field in page._meta.get_fields()}
    found = [
        passage
        for name in names
        if name in fields
        for passage in passages_of_field(fields[name], getattr(page, name))
    ]
    return found[:MAX_PASSAGES]


def passages_of_field(field, value) -> Iterator[Passage]:
    if isinstance(field, StreamField):
        yield from passages_of_stream(value, field.name)
    elif isinstance(field, RichTextField):
        for text in paragraphs(value):
            yield Passage(field.name, text)
    elif isinstance(value, str) and value.strip():
        yield Passage(field.name, in_one_line(value))


def passages_of_stream(stream, path: str) -> Iterator[Passage]:
    """The texts of its blocks, each with the path by which comments find it."""
    for found in values_in(stream.stream_block, stream, path):
        if isinstance(found.value, RichText):
            for text in paragraphs(found.value.source):
                yield Passage(found.path, text)
        elif isinstance(
            found.block, (blocks.CharBlock, blocks.TextBlock)
        ) and WORD.search(found.value):
            yield Passage(found.path, in_one_line(found.value))


def paragraphs(source: str) -> Iterator[str]:
    for part in END_OF_PARAGRAPH.split(source or ""):
        if text := in_one_line(get_text_for_indexing(part)):
            yield text


def in_one_line(text: str) -> str:
    return " ".join(text.split())
