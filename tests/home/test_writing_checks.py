"""What each type of page finds in itself, and who is told."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage
from editorial.models import FollowUp
from home.models import StandardPage
from moderation.findings import RULES
from tests.articles.factories import ArticlePageFactory
from tests.interviews.factories import InterviewPageFactory, said, segment
from tests.library.factories import ImageFactory, VideoFactory
from tests.territories.factories import TerritoryPageFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db

LINK = '<p><a href="https://a.example">cliquez ici</a></p>'
FIGURE = {"label": "Foyers", "unit": "%", "qualifier": "", "note": ""}


def found(page):
    return [(finding.rule.name, finding.path) for finding in page.findings()]


def heavy_image():
    image = ImageFactory(title="Le bourg")
    image.file_size = 8_000_000
    image.save()
    return image


@pytest.fixture
def article(home):
    """Everything that can be wrong with an article is."""
    return ArticlePageFactory(
        standfirst="x" * 301,
        cover=heavy_image(),
        source_name="Localtis",
        follow_ups=[FollowUp(title="La suite")],
        first_published_at=timezone.now() - timedelta(days=200),
        body=[
            {"type": "heading", "id": "h1", "value": {"text": "A", "level": "h3"}},
            {"type": "text", "id": "t1", "value": LINK},
            {"type": "aside", "id": "a1", "value": {"title": "B", "text": LINK}},
            {
                "type": "image",
                "id": "p1",
                "value": {"image": heavy_image().pk, "caption": "", "alt_text": "x"},
            },
            {"type": "key_number", "id": "k1", "value": {"value": "2", "label": "C"}},
            {
                "type": "links",
                "id": "l1",
                "value": {
                    "title": "D",
                    "links": [
                        {
                            "type": "item",
                            "id": "i1",
                            "value": {"label": "Ici", "url": "https://a.example"},
                        }
                    ],
                },
            },
        ],
    )


def test_what_an_article_finds_in_itself(article):
    assert found(article) == [
        ("standfirst", "standfirst"),
        ("image-weight", "cover"),
        ("source-link", "source_url"),
        ("heading-level", "body.h1.level"),
        ("link-text", "body.t1"),
        ("link-text", "body.a1.text"),
        ("image-weight", "body.p1.image"),
        ("figure-source", "body.k1.date"),
        ("link-text", "body.l1.links.i1.label"),
        ("follow-up", "follow_ups.0.delivered_by"),
    ]
    assert [finding.message for finding in article.findings()][:3] == [
        "Il compte 301 signes\u00a0: 300 suffisent.",
        "«\u00a0Le bourg\u00a0» pèse 8,0 Mo.",
        "«\u00a0Localtis\u00a0» est nommé sans adresse.",
    ]
    assert {rule for rule, _ in found(article)} == {*RULES} - {"captions"}


def test_a_good_article_finds_nothing(home):
    delivered = ArticlePageFactory()
    page = ArticlePageFactory(
        source_name="Localtis",
        source_url="https://localtis.example/",
        follow_ups=[FollowUp(title="La suite", delivered_by=delivered)],
        first_published_at=timezone.now() - timedelta(days=200),
        body=[
            {"type": "heading", "id": "h1", "value": {"text": "A", "level": "h2"}},
            {"type": "heading", "id": "h2", "value": {"text": "B", "level": "h3"}},
        ],
    )
    assert found(page) == []


@pytest.mark.parametrize("level", [None, "", "paragraph"])
def test_a_heading_without_its_level_is_left_out(level, home):
    heading = {"type": "heading", "id": "h1", "value": {"text": "A", "level": level}}
    assert found(ArticlePageFactory(body=[heading])) == []


def test_a_check_that_fails_leaves_the_preview(home, monkeypatch, caplog):
    page = ArticlePageFactory(title="La fibre")
    monkeypatch.setattr(ArticlePage, "findings", lambda page: 1 / 0)
    request = RequestFactory().get("/")
    panel = page.make_preview_request(request, "", {"in_preview_panel": True})
    assert "La fibre" in panel.content.decode()
    assert "data-finding" not in panel.content.decode()
    assert "ZeroDivisionError" in caplog.text


def test_a_segment_without_captions(home):
    film, silent = VideoFactory(captions=said("Bonjour.")), VideoFactory()
    page = InterviewPageFactory(
        introduction=LINK,
        segments=[
            {**segment(film), "id": "s1"},
            {**segment(silent, answer=LINK), "id": "s2"},
        ],
    )
    assert found(page) == [
        ("link-text", "segments.s2.answer"),
        ("link-text", "introduction"),
        ("captions", "segments.s2.video"),
    ]


def test_figures_of_a_territory(home):
    def values(*dates):
        return [
            {"type": "item", "id": f"v{n}", "value": {"value": "1", "date": date}}
            for n, date in enumerate(dates, 1)
        ]

    page = TerritoryPageFactory(
        summary="",
        live=False,
        figures=[
            {
                "type": "figure",
                "id": "f1",
                "value": {**FIGURE, "source": "", "values": values("2026-01-01")},
            },
            {
                "type": "figure",
                "id": "f2",
                "value": {
                    **FIGURE,
                    "source": "A",
                    "values": values("2026-01-01", None),
                },
            },
            {
                "type": "figure",
                "id": "f3",
                "value": {**FIGURE, "source": "A", "values": values("2026-01-01")},
            },
        ],
        initiatives=[
            {
                "type": "initiative",
                "id": "n1",
                "value": {
                    "name": "Un lieu",
                    "text": LINK,
                    "figures": [{"type": "item", "id": "g1", "value": FIGURE}],
                },
            }
        ],
    )
    assert found(page) == [
        ("standfirst", "summary"),
        ("figure-source", "figures.f1.source"),
        ("figure-source", "figures.f2.values.v2.date"),
        ("link-text", "initiatives.n1.text"),
        ("figure-source", "initiatives.n1.figures.g1.source"),
    ]


def test_a_standard_page(home):
    page = StandardPage(body=[{"type": "text", "id": "t1", "value": LINK}])
    assert found(page) == [("link-text", "body.t1")]


@pytest.mark.parametrize("mode", ["", "card", "search", "social"])
def test_the_preview_of_the_editor_tells_the_checks(mode, article):
    request = RequestFactory().get("/")
    panel = article.make_preview_request(request, mode, {"in_preview_panel": True})
    assert panel.content.decode().count("data-finding=") == 10
    shown = article.make_preview_request(request, mode)
    assert "data-finding" not in shown.content.decode()


def test_readers_are_told_nothing(article, reader, client):
    page = reader.get(article.get_url()).content.decode()
    assert "data-finding" not in page
    client.force_login(UserFactory(is_superuser=True))
    seen_by_editor = client.get(article.get_url()).content.decode()
    assert "wagtail-userbar" in seen_by_editor
    assert "data-finding" not in seen_by_editor
    assert "relais-" not in seen_by_editor.partition("<wagtail-userbar>")[2]


def test_the_form_of_the_editor_runs_the_checks(article, client):
    client.force_login(UserFactory(is_superuser=True))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert "relais-standfirst" in form.content.decode()
