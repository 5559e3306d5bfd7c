from itertools import count, pairwise

import pytest

from interviews.segments import cues_of_interview, number_segments
from interviews.windows import cues_within, shifted
from library.captions import Cue
from library.models import Video

# The collection of a new video is asked for.
pytestmark = pytest.mark.django_db

KEYS = count(1)
CUES = [Cue(0, 4, "un"), Cue(4, 8, "deux"), Cue(8, 12, "trois")]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, None, CUES),
        (0, 12, CUES),
        (4, 8, [Cue(4, 8, "deux")]),
        (4, None, [Cue(4, 8, "deux"), Cue(8, 12, "trois")]),
        # Cut at the window, and told in the one that holds its middle.
        (5, 9, [Cue(5, 8, "deux")]),
        (6, 10, [Cue(6, 8, "deux")]),
        (6.1, 10, []),
        (20, 30, []),
        (8, 4, []),
    ],
)
def test_a_window_shows_its_own_cues(start, end, expected):
    assert cues_within(CUES, start, end) == expected


def test_windows_that_follow_one_another_tell_each_cue_once():
    cuts = [0, 1.5, 5.9, 6, 7, 11, None]
    told = [
        cue.text
        for start, end in pairwise(cuts)
        for cue in cues_within(CUES, start, end)
    ]
    assert told == ["un", "deux", "trois"]


def test_cues_are_moved_to_the_millisecond():
    assert shifted([Cue(0.1, 0.2, "x")], 0.2) == [Cue(0.3, 0.4, "x")]


def film(duration=12, cues=CUES, **fields):
    stored = [[cue.start, cue.end, cue.speaker, cue.text] for cue in cues]
    number = next(KEYS)
    return Video(pk=number, duration=duration, cues=stored, provider="file", **fields)


def numbered(*windows, video=None):
    video = video or film()
    return list(
        number_segments(
            {"question": "?", "video": video, "start": start, "end": end}
            for start, end in windows
        )
    )


def test_one_film_with_windows_and_separate_films_are_alike():
    windows = numbered((0, 4), (4, 8), (8, None))
    films = [film(duration=4, cues=[Cue(0, 4, cue.text)]) for cue in CUES]
    separate = list(
        number_segments(
            {"question": "?", "video": video, "start": 0, "end": None}
            for video in films
        )
    )
    for one, other in zip(windows, separate, strict=True):
        assert (one.anchor, one.offset, one.duration) == (
            other.anchor,
            other.offset,
            other.duration,
        )
        assert one.cues == other.cues
        assert [line.anchor for line in one.lines] == [
            line.anchor for line in other.lines
        ]
    assert cues_of_interview(windows) == cues_of_interview(separate) == CUES


@pytest.mark.parametrize(
    ("duration", "start", "end", "expected"),
    [
        (12, 0, None, 12),
        (12, 3, None, 9),
        (12, 3, 5, 2),
        (None, 0, None, 12),  # of a link: the end of what is said
        (None, 2, 5, 3),
        (12, 14, None, 0),
    ],
)
def test_how_long_a_segment_lasts(duration, start, end, expected):
    [segment] = numbered((start, end), video=film(duration=duration))
    assert segment.duration == expected


def test_a_segment_without_film_is_empty():
    [segment] = number_segments(
        [{"question": "?", "video": None, "start": 0, "end": None}]
    )
    assert (segment.duration, segment.duration_label, segment.lines) == (0, "", [])


def test_lines_of_the_same_second_share_their_link_not_their_anchor():
    cues = [Cue(1.0, 1.4, "a", "Ada"), Cue(1.4, 2, "b", "Ada"), Cue(2, 3, "c", "Bea")]
    [segment] = numbered((0, None), video=film(cues=cues))
    assert [(line.anchor, line.second, line.speaker) for line in segment.lines] == [
        ("q1-t1", 1, "Ada"),
        ("", 1, ""),
        ("q1-t2", 2, "Bea"),
    ]
