import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from editorial.models import Credit, Guest
from interviews.blocks import SegmentBlock, SegmentValue
from interviews.models import InterviewIndexPage, InterviewPage
from library.captions import Cue
from library.models import Video
from moderation.roles import MODERATORS
from tests.editorial.factories import SeriesFactory
from tests.interviews.factories import InterviewPageFactory, said, segment
from tests.library.factories import ImageFactory, VideoFactory
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    return VideoFactory(duration=12, captions=said("Bonjour.", "La fibre.", "Merci."))


@pytest.fixture
def interview(home, film):
    """Three windows on one film."""
    return InterviewPageFactory(
        title="Un entretien",
        segments=[
            segment(film, question="Première ?", end="0:04"),
            segment(film, question="Deuxième ?", start="0:04", end="0:08"),
            segment(film, question="Troisième ?", start="0:08"),
        ],
    )


def form_data(segments, **changes):
    fields = {
        "title": "Un entretien",
        "slug": "un-entretien",
        "standfirst": "Un chapô.",
        "cover": "",
        "introduction": "null",
        "segments": streamfield(segments),
        "source_name": "",
        "source_url": "",
        "source_date": "",
        "series": "",
        "part": "",
        "seo_title": "",
        "search_description": "",
        "updated_on": "",
        "go_live_at": "",
        "expire_at": "",
        "guests": inline_formset([]),
        "credits": inline_formset([]),
        "follow_ups": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data({**fields, **changes})


def typed(film, **values):
    fields = {
        "question": "Une question ?",
        "video": str(film.pk),
        "start": "",
        "end": "",
        "answer": "null",
        "pull_quote": "",
        "note": "",
    }
    return ("segment", {**fields, **values})


@pytest.fixture
def post(home, client):
    """Send the form of a new interview, as one who may publish it at once."""
    client.force_login(UserFactory(is_superuser=True))
    index = InterviewIndexPage.objects.get()
    address = f"/admin/pages/add/interviews/interviewpage/{index.pk}/"
    return lambda *segments, **fields: client.post(
        address, form_data(segments, **fields)
    )


def test_interviews_live_in_their_section_and_nowhere_else():
    assert InterviewPage.allowed_parent_page_models() == [InterviewIndexPage]
    assert InterviewIndexPage.allowed_subpage_models() == [InterviewPage]


def test_an_interview_is_published_from_its_form(post, film, reader):
    post(typed(film, start="0:04"), **{"action-publish": "1"})
    page = InterviewPage.objects.get()
    assert (page.live, page.kind, page.video_seconds) == (True, "interview", 8)
    assert page.card_note == "1\N{NO-BREAK SPACE}séquence, 8\N{NO-BREAK SPACE}s"
    assert "La fibre." in reader.get(page.url).content.decode()


def test_a_draft_may_have_holes(post, film):
    post(("segment", {**typed(film)[1], "question": "", "video": ""}), standfirst="")
    page = InterviewPage.objects.get()
    assert (page.live, page.video_seconds) == (False, 0)


@pytest.mark.parametrize(
    ("values", "field", "said_to_the_editor"),
    [
        ({"start": "midi"}, "start", "Écrivez un temps"),
        ({"start": "1:75"}, "start", "Écrivez un temps"),
        ({"end": "-3"}, "end", "Écrivez un temps"),
        ({"start": "0:08", "end": "0:04"}, "end", "avant d’avoir commencé"),
        ({"start": "0:08", "end": "0:08"}, "end", "avant d’avoir commencé"),
        ({"end": "0:20"}, "end", "ne dure que 0:12"),
        ({"start": "0:12"}, "start", "ne dure que 0:12"),
        ({"start": "9:59:59"}, "start", "ne dure que 0:12"),
        ({"question": ""}, "question", "requis"),
        ({"video": ""}, "video", "requis"),
    ],
)
def test_a_wrong_window_says_so_at_its_field(
    post, film, values, field, said_to_the_editor
):
    response = post(typed(film, **values), **{"action-publish": "1"})
    assert not InterviewPage.objects.exists()
    [errors] = response.context["form"].errors["segments"].as_data()
    [at_the_field] = errors.block_errors[0].block_errors[field].messages
    assert said_to_the_editor in at_the_field
    assert response.context["form"]["title"].value() == "Un entretien"


def test_the_page_tells_its_questions_and_what_is_said(interview, reader):
    response = reader.get(interview.url)
    segments = response.context["segments"]
    assert [one.question for one in segments] == [
        "Première ?",
        "Deuxième ?",
        "Troisième ?",
    ]
    page = response.content.decode()
    assert page.count('class="segment"') == 3
    assert 'id="q2-t0" data-t="0"' in page
    assert '<a class="chapters__link" href="#q3">' in page
    assert page.count('data-from="YouTube"') == 3
    assert 'data-start="4"' in page


def test_without_script_links_lead_to_the_film(interview, film, reader):
    page = reader.get(interview.url).content.decode()
    assert page.count(f'<a class="facade__stage" href="{film.page_url}">') == 3


@pytest.mark.parametrize(
    ("name", "content_type", "begins"),
    [
        ("transcription.vtt", "text/vtt", "WEBVTT\n\n00:00:00.000 --> 00:00:04.000"),
        ("transcription.srt", "application/x-subrip", "1\n00:00:00,000 --> 00:00:04"),
        ("transcription.txt", "text/plain", "Bonjour."),
        ("q2/transcription.vtt", "text/vtt", "WEBVTT\n\n00:00:00.000 --> 00:00:04"),
        ("q2/transcription.txt", "text/plain", "La fibre."),
        ("q2/sous-titres.vtt", "text/vtt", "WEBVTT\n\n00:00:04.000 --> 00:00:08"),
    ],
)
def test_transcripts_are_files_of_the_page(
    interview, reader, name, content_type, begins
):
    response = reader.get(f"{interview.url}{name}")
    assert response.status_code == 200
    assert response["Content-Type"] == f"{content_type}; charset=utf-8"
    assert response.content.decode().startswith(begins)


@pytest.mark.parametrize(
    "name",
    [
        "transcription.pdf",
        "q0/transcription.vtt",
        "q4/transcription.vtt",
        "q99999999999999999999/transcription.vtt",
        "q2/transcription.html",
        "autre.vtt",
        "q2/",
        "q2/sous-titres.srt",
    ],
)
def test_there_is_no_other_file(interview, reader, name):
    assert reader.get(f"{interview.url}{name}").status_code == 404


def test_captions_change_everywhere_at_once(interview, film, reader):
    film.captions = said("Bonsoir.", "Le cuivre.")
    film.save()
    page = reader.get(interview.url).content.decode()
    assert "Le cuivre." in page
    assert "La fibre." not in page
    vtt = reader.get(f"{interview.url}transcription.vtt").content.decode()
    assert "Le cuivre." in vtt


def test_nothing_of_captions_is_markup(home, reader):
    film = VideoFactory(
        captions="0:00 <script>alert(1)</script> &lt;b&gt;gras&lt;/b&gt; <i>x</i>"
    )
    page = InterviewPageFactory(segments=[segment(film)])
    html = reader.get(page.url).content.decode()
    assert "<script>alert" not in html
    assert "<b>gras" not in html


def test_the_policy_lets_in_the_players_of_the_page_alone(home, reader):
    links = ["https://youtu.be/abcdefghijk", "https://vimeo.com/123456"]
    films = [VideoFactory(link=link) for link in links]
    elsewhere = InterviewPageFactory(segments=[segment(film) for film in films])
    frames = "frame-src https://player.vimeo.com https://www.youtube-nocookie.com"
    assert frames in reader.get(elsewhere.url)["Content-Security-Policy"]
    empty = InterviewPageFactory()
    assert "frame-src" not in reader.get(empty.url)["Content-Security-Policy"]


def test_guests_keep_what_they_were(home, reader, film):
    organisation = OrganisationFactory(name="Une coopérative")
    person = PersonFactory(name="Ada", role="retraitée")
    page = InterviewPageFactory(
        segments=[segment(film)],
        guests=[Guest(person=person, role="technicienne", organisation=organisation)],
    )
    html = reader.get(page.url).content.decode()
    assert "Technicienne" in html
    assert "etraitée" not in html
    for author in (person, organisation):
        stories = reader.get(author.get_absolute_url()).context["stories"]
        assert [story.pk for story in stories] == [page.pk]


def test_who_writes_and_is_met_is_listed_once(home, reader, film):
    person = PersonFactory(name="Ada")
    page = InterviewPageFactory(
        segments=[segment(film)],
        guests=[Guest(person=person)],
        credits=[Credit(person=person)],
    )
    stories = reader.get(person.get_absolute_url()).context["stories"]
    assert [story.pk for story in stories] == [page.pk]


def test_parts_of_a_series_lead_to_one_another(home, reader, film):
    series = SeriesFactory(title="Le télétravail")
    first, second, third = (
        InterviewPageFactory(
            title=f"Partie {n}", series=series, part=n, segments=[segment(film)]
        )
        for n in (1, 2, 3)
    )
    response = reader.get(second.url)
    assert response.context["previous_part"].pk == first.pk
    assert response.context["next_part"].pk == third.pk
    page = response.content.decode()
    assert "Entretien filmé, deuxième partie" in page
    assert f'<a href="{first.url}" rel="prev">' in page
    assert f'<a href="{third.url}" rel="next">' in page


def test_a_new_interview_previews_before_its_first_save(home, client, film):
    client.force_login(UserFactory(group=MODERATORS))
    index = InterviewIndexPage.objects.get()
    address = f"/admin/pages/add/interviews/interviewpage/{index.pk}/preview/"
    answer = client.post(address, form_data([typed(film, end="0:04")])).json()
    assert answer["is_valid"]
    page = client.get(address).content.decode()
    assert "<h1>Un entretien</h1>" in page
    assert "Bonjour." in page
    assert "None" not in page
    assert "sous-titres.vtt" not in page
    assert "transcription." not in page


def test_the_preview_of_a_draft_offers_no_file_of_the_live_page(
    interview, client, reader
):
    """These are made of what readers see: another film, other windows."""
    other = VideoFactory(captions=said("Bonsoir."))
    interview.segments = [segment(other)]
    revision = interview.save_revision()
    client.force_login(UserFactory(group=MODERATORS))
    edit = f"/admin/pages/{interview.pk}/edit/preview/"
    assert client.post(edit, form_data([typed(other)])).json()["is_valid"]
    for address in (edit, f"/admin/pages/{interview.pk}/view_draft/"):
        draft = client.get(address).content.decode()
        assert "Bonsoir." in draft
        assert "sous-titres.vtt" not in draft
        assert "transcription." not in draft
        assert "None" not in draft
    revision.publish()
    live = reader.get(interview.url).content.decode()
    assert f'data-track="{interview.url}q1/sous-titres.vtt"' in live
    assert f'href="{interview.url}q1/transcription.txt"' in live
    assert f'href="{interview.url}transcription.txt"' in live


def test_a_timecode_of_a_draft_that_is_none_breaks_no_page(interview, reader, film):
    interview.segments = [segment(film, start="midi")]
    interview.save()
    assert reader.get(interview.url).context["segments"][0].start == 0


@pytest.mark.parametrize("question", [{"question": None}, {"question": ""}, {}])
def test_a_segment_without_a_question_breaks_no_page(home, reader, film, question):
    stored = segment(film)
    del stored["value"]["question"]
    stored["value"].update(question)
    page = InterviewPageFactory(segments=[stored, segment(film)])
    response = reader.get(page.url)
    assert response.context["segments"][0].question == ""
    assert "None" not in response.content.decode()


def test_a_value_that_lacks_fields_is_a_segment_still():
    fields = SegmentValue(SegmentBlock(), {}).fields
    assert fields == {
        "question": "",
        "video": None,
        "start": 0,
        "end": None,
        "answer": "",
        "pull_quote": "",
        "note": "",
    }


@pytest.mark.parametrize("name", ["", "transcription.vtt", "q2/sous-titres.vtt"])
def test_the_cues_of_a_film_are_read_once_for_all_its_windows(
    interview, reader, monkeypatch, name
):
    readings = []

    def cue_list(video):
        readings.append(video.pk)
        return [Cue(0, 4, "un"), Cue(4, 8, "deux"), Cue(8, 12, "trois")]

    monkeypatch.setattr(Video, "cue_list", property(cue_list))
    assert "deux" in reader.get(f"{interview.url}{name}").content.decode()
    assert len(readings) == 1


def test_without_script_words_are_looked_for_by_the_search(interview, reader):
    page = reader.get(interview.url).content.decode()
    form = page[page.index("<relais-find") : page.index("</relais-find>")]
    assert '<form class="search-form" action="/recherche/"' in form
    assert "method=" not in form
    assert re.findall(r' name="(\w+)"', form) == ["q"]


def queries_of(reader, page):
    """How many queries a page takes once its renditions are made, with no cache."""
    reader.get(page.url)
    cache.clear()
    reader.get("/")  # what every page asks for
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(page.url).status_code == 200
    return len(queries)


def test_films_that_share_a_poster_or_have_none_ask_for_no_more(home, reader):
    poster, said_of_each = ImageFactory(), said("Une phrase.")

    def interview(*posters):
        films = [VideoFactory(poster=one, captions=said_of_each) for one in posters]
        return InterviewPageFactory(segments=[segment(film) for film in films])

    one = queries_of(reader, interview(poster))
    assert queries_of(reader, interview(*[poster] * 12)) == one
    assert queries_of(reader, interview(*[ImageFactory() for _ in range(12)])) == one
    assert queries_of(reader, interview(*[None] * 12)) == one - 1
