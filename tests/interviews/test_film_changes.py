"""What lists say of an interview follows the films of the library."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial.models import Story
from interviews.models import InterviewPage
from tests.interviews.factories import InterviewPageFactory, said, segment
from tests.library.factories import VideoFactory

pytestmark = [pytest.mark.django_db, pytest.mark.wagtail_index]

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def film(home):
    return VideoFactory(duration=12)


def told(page):
    story = Story.objects.get(pk=page.pk)
    return story.video_seconds, story.card_note.replace(NO_BREAK_SPACE, " ")


def lengthen(film, seconds):
    film.duration = seconds
    film.save()


def test_cards_and_totals_follow_the_duration_of_a_film(film):
    whole = InterviewPageFactory(segments=[segment(film)])
    windows = InterviewPageFactory(
        segments=[segment(film, end="0:04"), segment(film, start="0:04")]
    )
    other = InterviewPageFactory(segments=[segment(VideoFactory(duration=5))])
    assert told(whole) == (12, "1 séquence, 12 s")
    lengthen(film, 70)
    assert told(whole) == (70, "1 séquence, 1 min 10")
    assert told(windows) == (70, "2 séquences, 1 min 10")
    assert told(other) == (5, "1 séquence, 5 s")


def test_captions_tell_how_long_a_film_of_unknown_length_is(home):
    film = VideoFactory(duration=None)
    page = InterviewPageFactory(segments=[segment(film)])
    assert told(page) == (0, "1 séquence")
    film.captions = said("Bonjour.", "Merci.")
    film.save()
    assert told(page) == (8, "1 séquence, 8 s")


def test_a_film_that_is_deleted_counts_no_more(film):
    page = InterviewPageFactory(
        segments=[segment(film), segment(VideoFactory(duration=5))]
    )
    film.delete()
    assert told(page) == (5, "2 séquences, 5 s")


def test_nothing_else_of_a_page_changes_and_its_draft_stays(film):
    page = InterviewPageFactory(title="En ligne", segments=[segment(film)])
    page.title = "Brouillon"
    page.segments = [segment(film, end="0:02")]
    draft = page.save_revision()
    draft.refresh_from_db()
    before = InterviewPage.objects.values().get()
    content = draft.content
    lengthen(film, 70)
    after = InterviewPage.objects.values().get()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"video_seconds", "card_note"}
    assert told(page) == (70, "1 séquence, 1 min 10")
    draft.refresh_from_db()
    assert draft.content == content


def test_a_page_that_is_not_live_is_left_alone_until_it_is(film):
    page = InterviewPageFactory(live=False, segments=[segment(film)])
    lengthen(film, 70)
    assert told(page) == (12, "1 séquence, 12 s")
    page.save_revision().publish()
    assert told(page) == (70, "1 séquence, 1 min 10")


def test_each_page_of_a_film_takes_one_more_query(film):
    def queries(seconds):
        with CaptureQueriesContext(connection) as captured:
            lengthen(film, seconds)
        return len(captured)

    InterviewPageFactory(segments=[segment(film)])
    queries(20)  # content types are fetched once a process
    for_one = queries(30)
    InterviewPageFactory.create_batch(4, segments=[segment(film)])
    assert queries(40) == for_one + 4
    for_none_to_write = queries(40)
    assert for_none_to_write < for_one + 4
