"""What search engines are told of the films of an interview."""

import pytest

from interviews.segments import number_segments
from interviews.structured_data import clip
from library.models import Video

# The collection of a new video is asked for.
pytestmark = pytest.mark.django_db

ADDRESS = "https://relais.example/entretiens/un/"


def clips(*films):
    fields = [
        {"question": "?", "video": film, "start": 0, "end": None} for film in films
    ]
    return [clip(segment, ADDRESS) for segment in number_segments(fields)]


@pytest.mark.parametrize(
    ("duration", "second"),
    [(4, "4"), (190.48, "190.48"), (4.9996, "5"), (100, "100"), (0.1 + 0.2, "0.3")],
)
def test_the_address_of_a_clip_names_the_moment_at_which_it_begins(duration, second):
    """Rounded down, it would name the end of the segment before."""
    films = [Video(pk=pk, duration=duration) for pk in (1, 2)]
    assert [one["url"] for one in clips(*films)] == [
        f"{ADDRESS}?t=0",
        f"{ADDRESS}?t={second}",
    ]


def test_a_clip_of_a_film_of_unknown_length_has_no_end():
    known, unknown = clips(Video(pk=1, duration=12), Video(pk=2))
    assert (known["startOffset"], known["endOffset"]) == (0, 12)
    assert unknown["startOffset"] == 0
    assert "endOffset" not in unknown
