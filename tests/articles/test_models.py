import pytest
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from articles.models import ArticleIndexPage, ArticlePage
from home.models import HomePage, StandardPage
from moderation.roles import EDITORS, MODERATORS
from territories.models import TerritoryIndexPage, TerritoryPage
from tests.articles.factories import ArticlePageFactory
from tests.library.factories import ImageFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db


def form_data(**changes):
    fields = {
        "title": "Un article",
        "slug": "un-article",
        "kind": "brief",
        "standfirst": "Un chapô.",
        "cover": "",
        "body": streamfield([("text", rich_text("<p>Un paragraphe.</p>"))]),
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
        "credits": inline_formset([]),
        "follow_ups": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data({**fields, **changes})


@pytest.fixture
def editor(home, client):
    client.force_login(UserFactory(group=EDITORS))
    return client


@pytest.fixture
def moderator(home, client):
    client.force_login(UserFactory(group=MODERATORS))
    return client


@pytest.fixture
def superuser(home, client):
    """They alone publish a new page at once."""
    client.force_login(UserFactory(is_superuser=True))
    return client


def add_url():
    index = ArticleIndexPage.objects.get()
    return f"/admin/pages/add/articles/articlepage/{index.pk}/"


def test_articles_live_in_their_section_and_nowhere_else():
    assert ArticlePage.allowed_parent_page_models() == [ArticleIndexPage]
    assert ArticlePage.allowed_subpage_models() == []
    assert ArticleIndexPage.allowed_subpage_models() == [ArticlePage]
    assert set(HomePage.allowed_subpage_models()) >= {
        ArticleIndexPage,
        TerritoryIndexPage,
        StandardPage,
    }
    assert TerritoryPage.allowed_subpage_models() == [TerritoryPage]


def test_an_editor_saves_a_draft_with_holes(editor):
    response = editor.post(add_url(), form_data(standfirst="", body=streamfield([])))
    article = ArticlePage.objects.get()
    assert response.status_code == 302
    assert (article.live, article.standfirst) == (False, "")


def test_an_editor_submits_and_a_moderator_publishes(home, client):
    client.force_login(UserFactory(group=EDITORS))
    client.post(add_url(), form_data(**{"action-submit": "1"}))
    article = ArticlePage.objects.get()
    assert not article.live
    task = article.current_workflow_task_state
    client.force_login(UserFactory(group=MODERATORS))
    address = f"/admin/pages/workflow/action/{article.pk}/approve/{task.pk}/"
    client.post(address, {"comment": ""})
    article.refresh_from_db()
    assert article.live


def test_an_editor_cannot_publish(editor):
    editor.post(add_url(), form_data(**{"action-publish": "1"}))
    assert not ArticlePage.objects.get().live


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"standfirst": ""}, "standfirst"),
        ({"kind": "roman"}, "kind"),
        ({"source_url": "https://example.org"}, "source_name"),
        ({"source_date": "2026-01-01"}, "source_name"),
        ({"part": "2"}, "series"),
        ({"source_name": "X", "source_url": "pas une adresse"}, "source_url"),
    ],
)
def test_a_wrong_field_says_so_in_french_and_nothing_is_lost(superuser, changes, field):
    data = form_data(**{"action-publish": "1", "title": "À garder", **changes})
    form = superuser.post(add_url(), data).context["form"]
    assert list(form.errors) == [field]
    assert form["title"].value() == "À garder"
    assert not ArticlePage.objects.exists()


def test_publishing_with_an_undescribed_cover_says_so_at_the_cover(superuser):
    cover = ImageFactory(alt_text="")
    data = form_data(**{"action-publish": "1", "cover": str(cover.pk)})
    form = superuser.post(add_url(), data).context["form"]
    assert list(form.errors) == ["cover"]
    assert "pas de texte de remplacement" in form.errors["cover"][0]
    draft = superuser.post(add_url(), form_data(cover=str(cover.pk)))
    assert draft.status_code == 302


def test_parts_are_numbered_when_an_opinion_has_several(home):
    parts = [
        {"type": "heading", "value": {"text": f"Partie {n}", "level": "h2"}}
        for n in (1, 2)
    ]
    opinion = ArticlePage.Kind.OPINION
    assert ArticlePageFactory(kind=opinion, body=parts).has_numbered_parts
    assert not ArticlePageFactory(kind=opinion, body=parts[:1]).has_numbered_parts
    assert not ArticlePageFactory(body=parts).has_numbered_parts


def test_a_new_article_previews_before_its_first_save(moderator):
    index = ArticleIndexPage.objects.get()
    address = f"/admin/pages/add/articles/articlepage/{index.pk}/preview/"
    assert moderator.post(address, form_data()).json()["is_valid"]
    page = moderator.get(address).content.decode()
    assert "<h1>Un article</h1>" in page
    assert "Un paragraphe.</p>" in page


@pytest.mark.wagtail_index
def test_the_admin_search_finds_an_article(moderator):
    ArticlePageFactory(title="La fibre au village")
    page = moderator.get("/admin/pages/search/?q=fibre").content.decode()
    assert "La fibre au village" in page
