import factory

from interviews.models import InterviewIndexPage, InterviewPage
from library.timecodes import format_timecode
from tests.editorial.factories import StoryFactory


class InterviewPageFactory(StoryFactory):
    """``segments`` are raw data, see ``segment()``."""

    class Meta:
        model = InterviewPage

    parent = factory.LazyFunction(InterviewIndexPage.objects.first)
    title = factory.Sequence(lambda n: f"Entretien {n}")


def segment(video, **values):
    """The raw data of a segment on a video."""
    fields = {
        "question": "Une question ?",
        "video": video.pk,
        "start": "",
        "end": "",
        "answer": "",
        "pull_quote": "",
        "note": "",
    }
    return {"type": "segment", "value": {**fields, **values}}


def said(*lines):
    """Captions that say each line for four seconds."""
    return "\n".join(
        f"{format_timecode(4 * number)} {text}" for number, text in enumerate(lines)
    )
