"""Cues seen through a window on a film, and put end to end. Times are seconds."""

from collections.abc import Iterable
from dataclasses import replace

from library.captions import Cue


def cues_within(cues: Iterable[Cue], start: float, end: float | None) -> list[Cue]:
    """The cues of a film between two times, cut at these.

    A cue that spans two windows is told in the one that holds its middle, so that none
    is told twice. ``end`` is None when the window is open: to the end of the film.
    """
    limit = float("inf") if end is None else end
    return [
        replace(cue, start=max(cue.start, start), end=min(cue.end, limit))
        for cue in cues
        if start <= (cue.start + cue.end) / 2 < limit
    ]


def shifted(cues: Iterable[Cue], seconds: float) -> list[Cue]:
    """The same cues, later by ``seconds``; to the millisecond, as captions are."""
    return [
        replace(
            cue,
            start=round(cue.start + seconds, 3),
            end=round(cue.end + seconds, 3),
        )
        for cue in cues
    ]
