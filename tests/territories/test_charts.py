from datetime import date
from decimal import Decimal

import pytest

from territories.charts import (
    BOTTOM,
    RIGHT,
    TOP,
    WIDTH,
    draw_line_chart,
    round_ticks,
    scale,
)


def years(*values, first=2020):
    return [(date(first + i, 1, 1), Decimal(value)) for i, value in enumerate(values)]


def points_of(chart):
    return [tuple(map(int, pair.split(","))) for pair in chart.points.split()]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("100", "146", ["100", "120", "140", "160"]),
        ("191377", "192649", ["191000", "191500", "192000", "192500", "193000"]),
        ("-3.5", "2.25", ["-4", "-2", "0", "2", "4"]),
        ("72.1", "72.1", ["70", "75", "80"]),
        ("0", "0", ["0", "0.5", "1"]),
        ("0.02", "0.031", ["0.020", "0.025", "0.030", "0.035"]),
    ],
)
def test_ticks_are_round_and_hold_the_values(low, high, ticks):
    assert round_ticks(Decimal(low), Decimal(high)) == [Decimal(tick) for tick in ticks]


@pytest.mark.parametrize("span", ["0.001", "1", "17", "99.9", "123456", "1E+9"])
def test_ticks_are_few_whatever_the_values(span):
    ticks = round_ticks(Decimal(3), Decimal(3) + Decimal(span))
    assert 3 <= len(ticks) <= 6
    assert ticks[0] <= 3
    assert ticks[-1] >= 3 + Decimal(span)


def test_a_line_goes_from_left_to_right_and_up_with_the_values():
    chart = draw_line_chart(years(100, 146, 120))
    points = points_of(chart)
    assert [x for x, _ in points] == [chart.left, (chart.left + RIGHT) // 2, RIGHT]
    assert points[1][1] < points[2][1] < points[0][1]
    assert all(TOP <= y <= BOTTOM for _, y in points)
    assert (chart.last.x, chart.last.y) == points[-1]
    assert (chart.first.label, chart.last.label) == ("100", "120")


def test_time_is_to_scale():
    values = [
        (date(2019, 1, 1), Decimal(1)),
        (date(2020, 1, 1), Decimal(2)),
        (date(2023, 1, 1), Decimal(3)),
    ]
    chart = draw_line_chart(values)
    xs = [x for x, _ in points_of(chart)]
    assert xs[1] - xs[0] == pytest.approx((xs[2] - xs[0]) / 4, abs=1)
    assert [mark.label for mark in chart.columns] == ["2019", "2020", "2023"]


def test_labels_of_the_ends_keep_clear_of_the_line():
    rising = draw_line_chart(years(1, 9))
    assert rising.first.label_y > rising.first.y
    assert rising.last.label_y < rising.last.y


def test_several_values_of_a_year_are_named_by_their_months():
    values = [
        (date(2025, month, 30), Decimal(month)) for month in range(1, 13) if month != 2
    ]
    labels = [mark.label for mark in draw_line_chart(values).columns]
    assert labels[-1] == "12/2025"
    assert 2 <= len(labels) <= 6


def test_labels_of_the_rows_have_room():
    chart = draw_line_chart(years(66_000_000, 68_000_000))
    assert chart.left > 8 * len(chart.rows[0].label)
    assert chart.left < WIDTH / 2


def test_a_value_alone_lies_in_the_middle():
    assert scale(5, 5, 5, 0, 10) == 5
