"""Marks of the preview: where each thing is edited, and who gets to see that."""

import re

import pytest
from django.test import RequestFactory
from django.urls import reverse

from editorial.models import Credit, FollowUp, Guest
from home.models import FeaturedStory, StandardPage
from tests.articles.factories import ArticlePageFactory
from tests.interviews.factories import InterviewPageFactory, said, segment
from tests.library.factories import VideoFactory
from tests.people.factories import PersonFactory
from tests.territories.factories import TerritoryPageFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db

MARK = re.compile(r'data-edits="([^"]*)"')


def marks(page, **attributes) -> list[str]:
    """The marks of a preview, in the order of the page."""
    request = RequestFactory().get("/")
    answer = page.make_preview_request(request, "", attributes)
    return MARK.findall(answer.content.decode())


def marks_of_panel(page):
    return marks(page, in_preview_panel=True, is_editing=True)


@pytest.fixture
def article(home):
    return ArticlePageFactory(
        standfirst="Un chapô.",
        source_name="Localtis",
        credits=[Credit(person=PersonFactory(), role="Texte")],
        follow_ups=[FollowUp(title="La suite")],
        body=[
            {"type": "heading", "id": "h1", "value": {"text": "Un", "level": "h2"}},
            {
                "type": "links",
                "id": "l1",
                "value": {
                    "title": "À lire",
                    "links": [
                        {
                            "type": "item",
                            "id": "i1",
                            "value": {"label": "Un", "url": "https://a.example"},
                        },
                        {
                            "type": "item",
                            "id": "i2",
                            "value": {"label": "Deux", "url": "https://b.example"},
                        },
                    ],
                },
            },
            {
                "type": "key_number",
                "id": "k1",
                "value": {"value": "2", "unit": "%", "label": "x", "source": "y"},
            },
        ],
    )


@pytest.fixture
def interview(home):
    film = VideoFactory(duration=12, captions=said("Bonjour.", "Merci."))
    segments = [
        segment(film, question="Un ?", answer="<p>a</p>", pull_quote="b", note="c"),
        segment(film, question="Deux ?"),
    ]
    return InterviewPageFactory(
        guests=[Guest(person=PersonFactory(), role="Maire")],
        introduction="<p>Bonjour.</p>",
        segments=[{**one, "id": f"s{n}"} for n, one in enumerate(segments, 1)],
    )


def test_an_article_says_where_it_is_edited(article):
    assert marks_of_panel(article) == [
        "kind",
        "title",
        "standfirst",
        "credits.0",
        "cover",
        "body.h1",
        "body.l1",
        ".title",
        ".links.i1",
        ".links.i2",
        "body.k1",
        ".label",
        ".value",
        ".source",
        "source_name",
        "follow_ups.0",
        "credits.0.role",
        "credits.0",
    ]


def test_an_interview_says_where_it_is_edited(interview):
    assert marks_of_panel(interview) == [
        "kind",
        "title",
        "standfirst",
        "guests.0",
        "guests.0.role",
        "introduction",
        "segments.s1.question",
        "segments.s2.question",
        "segments.s1",
        ".question",
        ".video",
        ".answer",
        ".pull_quote",
        ".note",
        "segments.s2",
        ".question",
        ".video",
    ]


def test_a_territory_says_where_it_is_edited(home):
    figure = {"label": "a", "unit": "%", "source": "b", "qualifier": "", "note": ""}
    page = TerritoryPageFactory(
        summary="Un résumé.",
        figures=[
            {
                "type": "figure",
                "id": "f1",
                "value": {**figure, "values": [{"value": "1", "date": "2026-01-01"}]},
            }
        ],
        initiatives=[
            {
                "type": "initiative",
                "id": "n1",
                "value": {
                    "name": "Un lieu",
                    "figures": [
                        {
                            "type": "item",
                            "id": "g1",
                            "value": {**figure, "value": "2", "date": "2026-01-01"},
                        }
                    ],
                },
            }
        ],
        body=[{"type": "text", "id": "t1", "value": "<p>Un portrait.</p>"}],
    )
    assert marks_of_panel(page) == [
        "cover",
        "level",
        "title",
        "summary",
        "code",
        "figures.f1",
        ".label",
        ".source",
        "initiatives.n1",
        ".name",
        ".figures.g1",
        ".label",
        ".source",
        "body.t1",
    ]


def test_what_is_empty_has_a_place_in_the_panel_alone(home, reader):
    article = ArticlePageFactory(cover=None)
    assert marks_of_panel(article) == ["kind", "title", "standfirst", "cover"]
    assert "<p></p>" not in reader.get(article.get_url()).content.decode()

    territory = TerritoryPageFactory(summary="", figures=[])
    page = ["cover", "level", "title", "summary", "code"]
    assert marks_of_panel(territory) == [*page, "figures"]
    shown = reader.get(territory.get_url()).content.decode()
    assert 'id="figures"' not in shown
    assert "standfirst" not in shown
    territory.figures = territory.figures.stream_block.to_python(
        [{"type": "figure", "id": "f1", "value": {}}]
    )
    assert marks_of_panel(territory) == [*page, "figures.f1"]


def test_the_home_page_says_which_choice_is_where(home, article):
    others = [ArticlePageFactory(live=False), ArticlePageFactory()]
    home.featured.set([FeaturedStory(story=s) for s in (others[0], others[1], article)])
    assert marks_of_panel(home) == ["tagline", "featured.1", "featured.2"]


def test_a_standard_page_says_where_it_is_edited(home):
    page = StandardPage(
        title="À propos",
        standfirst="Ici.",
        body=[{"type": "text", "id": "t1", "value": "<p>Nous.</p>"}],
    )
    home.add_child(instance=page)
    assert marks_of_panel(page) == ["title", "standfirst", "body.t1"]


def test_readers_get_the_page_without_marks(article, interview, reader):
    for page in (
        article,
        interview,
        article.get_parent(),
        article.get_site().root_page,
    ):
        answer = reader.get(page.get_url() if page.depth > 2 else "/")
        assert answer.status_code == 200
        assert "data-edits" not in answer.content.decode()


def test_a_draft_that_is_shown_has_no_marks(article, interview, client):
    client.force_login(UserFactory(is_superuser=True))
    for page in (article, interview):
        page.save_revision()
        address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        answer = client.get(address, {"in_preview_panel": "true"})
        assert page.title in answer.content.decode()
        assert "data-edits" not in answer.content.decode()
        assert marks(page) == marks(page, in_preview_panel=False) == []
