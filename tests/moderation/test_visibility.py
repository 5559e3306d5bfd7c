from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from articles.models import ArticleIndexPage, ArticlePage
from moderation.visibility import visible_to_public
from tests.articles.factories import ArticlePageFactory

pytestmark = pytest.mark.django_db


def test_without_a_site_nothing_is_visible(home):
    ArticlePageFactory()
    assert list(visible_to_public(Page.objects.all(), None)) == []


def test_a_page_is_visible_until_the_second_it_expires(site):
    article = ArticlePageFactory()
    soon = timezone.now() + timedelta(seconds=60)
    ArticlePage.objects.update(expire_at=soon)
    assert list(ArticlePage.objects.visible_to_public(site)) == [article]
    ArticlePage.objects.update(expire_at=timezone.now())
    assert list(ArticlePage.objects.visible_to_public(site)) == []


def test_a_restriction_counts_from_the_moment_it_is_set(site):
    article = ArticlePageFactory()
    index = ArticleIndexPage.objects.get()
    restriction = PageViewRestriction.objects.create(
        page=index, restriction_type=PageViewRestriction.LOGIN
    )
    assert list(ArticlePage.objects.visible_to_public(site)) == []
    restriction.delete()
    assert list(ArticlePage.objects.visible_to_public(site)) == [article]


def test_a_neighbour_whose_path_begins_alike_stays_visible(site):
    """Paths are compared step by step: 0001 is no ancestor of 00011000."""
    index = ArticleIndexPage.objects.get()
    articles = ArticlePageFactory.create_batch(40)
    PageViewRestriction.objects.create(
        page=articles[0], restriction_type=PageViewRestriction.LOGIN
    )
    visible = ArticlePage.objects.child_of(index).visible_to_public(site)
    assert visible.count() == 39


def test_the_answer_that_comes_with_a_page_is_that_of_wagtail(site):
    public, private = ArticlePageFactory.create_batch(2)
    PageViewRestriction.objects.create(
        page=private, restriction_type=PageViewRestriction.LOGIN
    )
    for page in ArticlePage.objects.for_page():
        asked_again = ArticlePage.objects.get(pk=page.pk)
        assert list(page.get_view_restrictions()) == list(
            asked_again.get_view_restrictions()
        )
        assert page.is_unrestricted is (page.pk == public.pk)


def test_pages_of_another_site_are_not_visible_here(site, home):
    article = ArticlePageFactory()
    other = Site.objects.create(
        hostname="ailleurs", root_page=ArticleIndexPage.objects.get()
    )
    assert list(ArticlePage.objects.visible_to_public(other)) == [article]
    assert home not in visible_to_public(Page.objects.all(), other)


def test_an_alias_of_a_page_in_a_private_section_is_as_private(home, reader):
    section = ArticleIndexPage.objects.get()
    article = ArticlePageFactory(title="Secret")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    elsewhere = home.add_child(instance=ArticleIndexPage(title="Autre", slug="autre"))
    article.create_alias(parent=elsewhere, update_slug="alias")
    response = reader.get("/autre/alias/")
    assert response.status_code == 302
    assert response.url.startswith("/_util/login/")
