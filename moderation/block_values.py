"""What stands in the blocks of a stream, each value with the path of its field.

A path is what Wagtail's form and comments call it: "body.<id>.links.<id>.url".
"""

from collections.abc import Iterator
from typing import NamedTuple

from wagtail import blocks


class BlockValue(NamedTuple):
    """A value that holds no other block; ``struct`` is the one around it, if any."""

    path: str
    block: blocks.Block
    value: object
    struct: blocks.StructValue | None = None


def values_in(block, value, path: str, struct=None) -> Iterator[BlockValue]:
    """All values inside a block, in the order of the form; what is empty has none."""
    if value is None:
        return
    if isinstance(block, (blocks.StreamBlock, blocks.ListBlock)):
        children = (
            value if isinstance(block, blocks.StreamBlock) else value.bound_blocks
        )
        for child in children:
            yield from values_in(child.block, child.value, f"{path}.{child.id}")
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from values_in(child, value.get(name), f"{path}.{name}", value)
    else:
        yield BlockValue(path, block, value, struct)


def cells_of(table, path: str) -> Iterator[BlockValue]:
    """The values of a typed table, whose cells the form gives no path of their own."""
    for row in table.rows:
        for cell in row:
            yield from values_in(cell.block, cell.value, path)
