"""Figures as readers see them: what they count, when, and who says so.

Those that editors write and those that imports write become one kind here, whether they
are shown or exported. None is complete without its date and its source.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from .charts import LineChart, draw_line_chart


@dataclass(frozen=True)
class DatedValue:
    date: date
    value: Decimal
    source: str
    source_url: str = ""


@dataclass(frozen=True)
class Figure:
    """What was counted, with its values, the oldest first.

    ``edited_at`` is the mark of the block that it was made of (``editing.editable``).
    """

    label: str
    unit: str
    values: tuple[DatedValue, ...]
    qualifier: str = ""
    note: str = ""
    initiative: str = ""
    edited_at: str = ""

    @property
    def latest(self) -> DatedValue:
        return self.values[-1]

    @property
    def newest_first(self) -> tuple[DatedValue, ...]:
        return self.values[::-1]

    @cached_property
    def chart(self) -> LineChart | None:
        """The course of several values; None for a single one."""
        if len(self.values) < 2:
            return None
        return draw_line_chart([(dated.date, dated.value) for dated in self.values])


def figures_of(rows: Iterable) -> list[Figure]:
    """One figure for each indicator of the official figures of a territory."""
    in_order = sorted(rows, key=lambda row: (row.indicator, row.date))
    figures = []
    for _, group in groupby(in_order, key=lambda row: row.indicator):
        dated = list(group)
        newest = dated[-1]
        values = (
            DatedValue(row.date, row.value, row.source, row.source_url) for row in dated
        )
        figures.append(
            Figure(newest.label, newest.unit, tuple(values), note=newest.note)
        )
    return figures
