from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.timecodes import (
    TimecodeError,
    format_duration,
    format_timecode,
    parse_timecode,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        ("92", 92),
        ("92,5", 92.5),
        ("92 s", 92),
        ("92s", 92),
        ("92 sec", 92),
        ("1:32", 92),
        ("01:32", 92),
        ("1:5", 65),
        ("0:00", 0),
        ("59:59", 3599),
        ("1:02:03", 3723),
        ("01:02:03", 3723),
        ("100:00:00", 360_000),
        ("1:32,5", 92.5),
        ("1:32.500", 92.5),
        ("01:02:03,250", 3723.25),
        ("1 min 32", 92),
        ("1 min 32 s", 92),
        ("1min32", 92),
        ("1m32s", 92),
        ("1 mn 32", 92),
        ("3 min", 180),
        ("90 min", 5400),
        ("1h02", 3720),
        ("1 h 02", 3720),
        ("1 H 02", 3720),
        ("1h", 3600),
        ("1h02min", 3720),
        ("1h02m03s", 3723),
        ("1 h 02 min 03", 3723),
        ("  1:32\n", 92),
        ("1\u00a0min\u00a032", 92),
        ("1\u202fh\u202f02", 3720),
    ],
)
def test_what_people_type_is_a_moment(text, seconds):
    assert parse_timecode(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "abc",
        "-1",
        "-1:32",
        "1:-32",
        "1:60",
        "1:99",
        "60:00",
        "1:60:00",
        "1:00:60",
        "1:2:3:4",
        "1:",
        ":32",
        "1::32",
        "1:325",
        "1:32,",
        "1:32 pm",
        "1 min 60",
        "1h60",
        "0h75",
        "1 h 02 min 60",
        "1,5:32",
        "1h2h",
        "min",
        "s",
        "1e3",
        "nan",
        "inf",
        "١:٣٢",
        "²",
        "9" * 5000,
        "1:32" * 1000,
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(TimecodeError):
        parse_timecode(text)


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused(text):
    with suppress(TimecodeError):
        assert 0 <= parse_timecode(text) < 1e8


@given(st.integers(0, 999 * 3600))
def test_what_is_shown_can_be_typed(seconds):
    assert parse_timecode(format_timecode(seconds)) == seconds


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (0.9, "0:00"),
        (59.999, "0:59"),
        (60, "1:00"),
        (92, "1:32"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (3723.9, "1:02:03"),
        (360_000, "100:00:00"),
    ],
)
def test_a_moment_in_figures(seconds, text):
    assert format_timecode(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (180, "3 min"),
        (189.97, "3 min 10"),
        (245, "4 min 05"),
        (3600, "1 h"),
        (3725, "1 h 02"),
        (36_600, "10 h 10"),
    ],
)
def test_a_duration_in_words(seconds, text):
    assert format_duration(seconds) == text.replace(" ", "\u00a0")
