"""Moments and durations of a video, as people write and read them."""

import re

NO_BREAK_SPACE = "\u00a0"

_SECONDS = r"(?P<seconds>\d{1,7}(?:[.,]\d{1,6})?)(?: ?s(?:ec)?)?"
_CLOCK_SECONDS = r"(?P<seconds>\d{1,2}(?:[.,]\d{1,6})?)"
_MINUTES = r"(?P<minutes>\d{1,5}) ?m(?:i?n)?"
_FORMS = [
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        _SECONDS,  # 92 s
        rf"{_MINUTES}(?: ?{_SECONDS})?",  # 1 min 32
        r"(?P<hours>\d{1,3}) ?h(?: ?(?P<minutes>\d{1,2}))?",  # 1h02
        rf"(?P<hours>\d{{1,3}}) ?h ?{_MINUTES}(?: ?{_SECONDS})?",  # 1h02m03s
        rf"(?:(?P<hours>\d{{1,3}}):)?(?P<minutes>\d{{1,2}}):{_CLOCK_SECONDS}",  # 1:02
    )
]


class TimecodeError(ValueError):
    """A text that names no moment."""


def parse_timecode(text: str) -> float:
    """Seconds of a moment that somebody typed.

    It reads ``92``, ``1:32``, ``1:02:03``, ``1:32,5``, ``92 s``, ``1 min 32`` and
    ``1h02``. Raises TimecodeError for anything else, and for the 60th minute or second
    of an hour or a minute.
    """
    words = " ".join(text.split())
    found = next(filter(None, (form.fullmatch(words) for form in _FORMS)), None)
    if found is None:
        raise TimecodeError(f"Not a time code: {text!r}")
    parts = {
        name: float(number.replace(",", "."))
        for name, number in found.groupdict(default="0").items()
    }
    hours, minutes, seconds = (
        parts.get(name, 0.0) for name in ("hours", "minutes", "seconds")
    )
    if (minutes >= 60 and "hours" in parts) or (seconds >= 60 and "minutes" in parts):
        raise TimecodeError(f"Minutes and seconds stop at 59: {text!r}")
    return hours * 3600 + minutes * 60 + seconds


def format_timecode(seconds: float) -> str:
    """A moment in figures, its last second begun: ``1:32``, ``1:02:03``."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def format_duration(seconds: float) -> str:
    """A duration in French words, to the second: ``45 s``, ``3 min 10``, ``1 h 02``.

    The spaces don't break. Above an hour the seconds are left out.
    """
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    if hours:
        words = f"{hours} h {minute:02}" if minute else f"{hours} h"
    elif minutes:
        words = f"{minutes} min {second:02}" if second else f"{minutes} min"
    else:
        words = f"{second} s"
    return words.replace(" ", NO_BREAK_SPACE)
