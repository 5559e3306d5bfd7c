"""How editors preview a page: as itself, in a list, as a result, and when shared."""

import re

import pytest
from django.apps import apps
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from articles.models import ArticleIndexPage, ArticlePage
from home.models import StandardPage
from moderation.models import PublicPage
from tests.articles.factories import ArticlePageFactory
from tests.interviews.factories import InterviewPageFactory
from tests.library.factories import ImageFactory
from tests.territories.factories import TerritoryPageFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, PublicPage)]
PAGE = ("", "Page")
CARD = ("card", "Carte dans une liste")
FOUND = [("search", "Résultat de recherche"), ("social", "Partage sur les réseaux")]


def look(page, mode) -> str:
    """What the preview shows, without tags, on one line."""
    answer = page.make_preview_request(RequestFactory().get("/"), mode)
    assert answer.status_code == 200
    main = re.search("<main.*</main>", answer.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub("<[^>]+>", " ", main).split())


def modes(page):
    return [(name, str(label)) for name, label in page.preview_modes]


def test_each_type_of_page_has_its_looks(home):
    article, interview = ArticlePageFactory(), InterviewPageFactory()
    assert modes(article) == modes(interview) == [PAGE, CARD, *FOUND]
    assert modes(TerritoryPageFactory()) == [PAGE, CARD, *FOUND]
    assert modes(home) == modes(StandardPage()) == [PAGE, *FOUND]
    assert article.default_preview_mode == ""


def test_the_looks_of_an_article(home):
    page = ArticlePageFactory(
        title="La fibre arrive", standfirst="Un chapô.", source_name="Localtis"
    )
    page.title = "La fibre est là"  # as a form has it, before it is saved
    page.source_name = "La Gazette"
    card = look(page, "card")
    assert card.count("La fibre est là") == 3
    assert card.count("Un chapô.") == card.count("Vu dans La Gazette") == 2
    found = look(page, "search")
    assert "Dans la recherche du site Article La fibre est là Un chapô." in found
    assert "La fibre est là · Relais Un chapô." in found
    assert "Relais La fibre est là Un chapô." in look(page, "social")


def test_a_card_without_a_date_begins_with_its_note(home):
    page = ArticlePageFactory(live=False, source_name="Localtis")
    page.first_published_at = None
    assert "· Vu dans Localtis" not in look(page, "card")
    assert "Vu dans Localtis" in look(page, "card")


def test_an_interview_has_looks_and_a_page(home):
    page = InterviewPageFactory(title="Un entretien", standfirst="Un chapô.")
    for mode in ("card", "search", "social"):
        assert "Un chapô." in look(page, mode)
    assert "À propos" not in look(page, "card")
    assert look(page, "").startswith(("Accueil", "Fil"))


def test_a_territory_has_looks(home):
    page = TerritoryPageFactory(title="Gers", summary="Un résumé.", level="departement")
    assert "Un résumé." in look(page, "card")
    assert "Département Gers Un résumé." in look(page, "search")
    assert "Gers Un résumé." in look(page, "social")


def test_the_picture_that_is_shared_is_shown(home):
    page = ArticlePageFactory(cover=None)
    assert "Aucune image" in look(page, "social")
    page.cover = ImageFactory()
    assert "Aucune image" not in look(page, "social")


def test_an_unknown_mode_is_the_page(home):
    page = ArticlePageFactory(title="La fibre")
    assert look(page, "rien") == look(page, "")


@pytest.mark.parametrize("mode", ["", "card", "search", "social"])
def test_a_page_that_was_never_saved_can_be_looked_at(mode, client, home):
    client.force_login(UserFactory(is_superuser=True))
    parent = ArticleIndexPage.objects.get()
    address = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=["articles", "articlepage", parent.pk],
    )
    data = nested_form_data(
        {
            "title": "Jamais gardé",
            "slug": "jamais-garde",
            "kind": "article",
            "standfirst": "Un chapô.",
            "body": streamfield([]),
            "credits": inline_formset([]),
            "follow_ups": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    assert client.post(address, data).json() == {
        "is_valid": True,
        "is_available": True,
    }
    answer = client.get(address, {"mode": mode, "in_preview_panel": "true"})
    assert answer.status_code == 200
    assert "Jamais gardé" in answer.content.decode()
    assert not ArticlePage.objects.exists()


def test_looks_are_for_editors_alone(home, reader):
    page = ArticlePageFactory(title="La fibre")
    for mode in ("card", "search", "social"):
        shown = reader.get(page.get_url(), {"mode": mode}).content.decode()
        assert shown == reader.get(page.get_url()).content.decode()


@pytest.mark.parametrize(
    "page_type", PAGE_TYPES, ids=lambda page_type: page_type.__name__
)
def test_every_look_has_a_template(page_type):
    for look in page_type.looks:
        assert get_template(look.template).template.name == look.template
