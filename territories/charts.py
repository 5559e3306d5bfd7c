"""The geometry of a line chart, in whole units of its view box. Templates draw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .numbers import french_number

WIDTH, HEIGHT = 400, 230
RIGHT, TOP, BOTTOM = 380, 34, 188
LETTER = 8  # the width of a digit in labels, in units
MARGIN = 18  # between the labels of the rows and the lines
MOST_STEPS = 4
LABEL_ABOVE, LABEL_BELOW = -14, 24


@dataclass(frozen=True)
class Mark:
    """A value of an axis: where it is, and how it is written."""

    at: int
    label: str


@dataclass(frozen=True)
class End:
    """An end of the line: its point, and the line of text that names its value."""

    x: int
    y: int
    label_y: int
    label: str


@dataclass(frozen=True)
class LineChart:
    """A line over time; ``points`` is the attribute of an SVG polyline."""

    points: str
    first: End
    last: End
    rows: list[Mark]
    columns: list[Mark]
    left: int
    right: int = RIGHT
    width: int = WIDTH
    height: int = HEIGHT


def draw_line_chart(values: Sequence[tuple[date, Decimal]]) -> LineChart:
    """The course of two values or more, the oldest first."""
    amounts = [value for _, value in values]
    ticks = round_ticks(min(amounts), max(amounts))
    labels = [french_number(tick) for tick in ticks]
    left = MARGIN + LETTER * max(map(len, labels))
    days = [day.toordinal() for day, _ in values]
    xs = [scale(day, days[0], days[-1], left, RIGHT) for day in days]
    ys = [scale(amount, ticks[0], ticks[-1], BOTTOM, TOP) for amount in amounts]
    return LineChart(
        points=" ".join(f"{x},{y}" for x, y in zip(xs, ys, strict=True)),
        first=end_of_line(xs[0], ys[0], ys[1], amounts[0]),
        last=end_of_line(xs[-1], ys[-1], ys[-2], amounts[-1]),
        rows=[
            Mark(scale(tick, ticks[0], ticks[-1], BOTTOM, TOP), label)
            for tick, label in zip(ticks, labels, strict=True)
        ],
        columns=time_marks([day for day, _ in values], xs),
        left=left,
    )


def end_of_line(x: int, y: int, y_of_neighbour: int, amount: Decimal) -> End:
    """The label keeps clear of the line, which comes from above or from below."""
    is_below = y_of_neighbour < y
    return End(
        x, y, y + (LABEL_BELOW if is_below else LABEL_ABOVE), french_number(amount)
    )


def round_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Three to five round numbers, evenly spaced, from below ``low`` to above ``high``.

    >>> round_ticks(Decimal(100), Decimal(146))
    [Decimal('100'), Decimal('120'), Decimal('140'), Decimal('160')]
    """
    low, high = Decimal(low), Decimal(high)
    span = high - low or abs(high) / 5 or Decimal(1)
    step = round_step(span / MOST_STEPS)
    first = low // step * step
    if first > low:  # division of Decimals is towards zero
        first -= step
    ticks = [first]
    while ticks[-1] < high or len(ticks) < 3:
        ticks.append(ticks[-1] + step)
    return ticks


def round_step(least: Decimal) -> Decimal:
    """1, 2 or 5 times a power of ten, and not less than ``least``."""
    power = Decimal(10) ** least.adjusted()
    return next(times * power for times in (1, 2, 5, 10) if times * power >= least)


def scale(value, low, high, start: int, end: int) -> int:
    """Where ``value`` lies between ``start`` and ``end``; in the middle if alone."""
    if high == low:
        return (start + end) // 2
    return round(start + (end - start) * (value - low) / (high - low))


def time_marks(days: Sequence[date], xs: Sequence[int]) -> list[Mark]:
    """The years of the values, or their months, as far as there is room for them."""
    are_years = len({day.year for day in days}) == len(days)
    labels = [f"{day:%Y}" if are_years else f"{day:%m/%Y}" for day in days]
    room = LETTER * (len(labels[0]) + 1)
    shown = [len(days) - 1]
    for i in range(len(days) - 1):
        if all(abs(xs[i] - xs[other]) >= room for other in shown):
            shown.append(i)
    return [Mark(xs[i], labels[i]) for i in sorted(shown)]
