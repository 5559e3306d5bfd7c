"""Models that a new page may start from: its blocks in place, and nothing saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.utils.functional import Promise
from wagtail.fields import StreamField


@dataclass(frozen=True)
class StartingModel:
    """What a type of page offers to begin with.

    ``name`` stands in the address of the form, ``fields`` are what it is filled with:
    a plain value, or for a stream pairs of a block's type and its raw value, which may
    lack anything.
    """

    name: str
    label: str
    description: str
    icon: str
    fields: Mapping[str, object]

    def fill(self, page):
        """Give an unsaved page what the model has."""
        for name, value in self.fields.items():
            field = page._meta.get_field(name)
            is_stream = isinstance(field, StreamField)
            setattr(page, name, stream(field, value) if is_stream else said(value))

    @property
    def outline(self) -> list[str]:
        """The types of its blocks, in order, for a drawing of it."""
        streams = (value for value in self.fields.values() if isinstance(value, list))
        return [block_type for value in streams for block_type, _ in value]


def stream(field: StreamField, blocks):
    """The value of a stream whose blocks have an id before they are saved.

    The preview leads to them by it.
    """
    return field.stream_block.to_python(
        [
            {"id": str(uuid4()), "type": block_type, "value": said(value)}
            for block_type, value in blocks
        ]
    )


def said(value):
    """The same in the language of the editor, without lazy texts."""
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, dict):
        return {name: said(one) for name, one in value.items()}
    return value
