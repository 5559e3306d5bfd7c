"""An interview of twelve segments and 6,000 words, made in the database of a site.

Run by ``manage.py shell``. The words are drawn from a list with a fixed seed: like
those of people who talk, they come back, and differ enough to weigh on a line.
"""

import random

from interviews.models import InterviewIndexPage, InterviewPage
from library.models import Video
from library.timecodes import format_timecode

WORDS = 6000
SEGMENTS = 12
WORDS_OF_A_CUE = 9
SECONDS_OF_A_CUE = 4

draw = random.Random("Relais")  # noqa: S311 (the same words each time)
syllables = [c + v for c in "bcdfglmnprstv" for v in ("a", "é", "i", "on", "u", "ai")]
vocabulary = [
    "".join(draw.choices(syllables, k=draw.randint(1, 4))) for _ in range(1500)
]


def captions():
    cues = WORDS // SEGMENTS // WORDS_OF_A_CUE + 1
    return "\n".join(
        f"{format_timecode(number * SECONDS_OF_A_CUE)} "
        + " ".join(draw.choices(vocabulary, k=WORDS_OF_A_CUE))
        for number in range(cues)
    )


def segment(number):
    film = Video.objects.create(
        title=f"Film {number}",
        link=f"https://www.youtube.com/watch?v=longue-{number:04}",
        duration=240,
        captions=captions(),
    )
    value = {"question": f"Question numéro {number} ?", "video": film.pk}
    return {"type": "segment", "value": value}


page = InterviewPage(
    title="Un long entretien",
    slug="un-long-entretien",
    standfirst="Une heure de paroles.",
    segments=[segment(number) for number in range(SEGMENTS)],
)
InterviewIndexPage.objects.get().add_child(instance=page)
page.save_revision().publish()
