"""What is changed while a page is being published is neither lost nor an error."""

import time
from datetime import timedelta

import pytest
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage
from tests.at_once import at_once
from tests.database_copy import db  # noqa: F401 (a fixture: the copy)
from upkeep import scheduling

from .conftest import scheduled_article

pytestmark = pytest.mark.wagtail_index  # as in production

TITLE = "Ce qui est prévu"


@pytest.fixture
def due(home, later, monkeypatch):
    """An article whose publication takes half a second from where it is written."""
    article = scheduled_article(title=TITLE, in_time=timedelta(seconds=30))
    save = ArticlePage.save

    def save_slowly(self, *args, **kwargs):
        if self.live:
            time.sleep(0.5)
        return save(self, *args, **kwargs)

    monkeypatch.setattr(ArticlePage, "save", save_slowly)
    with later(minutes=1):
        yield article


def during_its_publication(change):
    """What came of the run, and of the change that began a little later."""

    def change_later():
        time.sleep(0.2)
        return change()

    return at_once(scheduling.run, change_later)


def rename_section():
    section = ArticleIndexPage.objects.get()
    section.slug = "dossiers"
    section.save()


def test_a_page_has_the_address_of_its_section(due, reader):
    heartbeat, _ = during_its_publication(rename_section)
    assert heartbeat.published == [TITLE]
    assert Page.objects.get(pk=due.pk).url_path.endswith("/dossiers/ce-qui-est-prevu/")
    assert reader.get("/dossiers/ce-qui-est-prevu/").status_code == 200


def test_a_page_that_is_deleted_is_no_failure(due):
    heartbeat, _ = during_its_publication(lambda: due.delete())
    assert heartbeat.failures == []
    assert not ArticlePage.objects.exists()


def write_on():
    article = ArticlePage.objects.get()
    article.title = "Réécrit"
    article.save_revision()


def test_a_newer_draft_stays_the_newest(due):
    heartbeat, _ = during_its_publication(write_on)
    assert heartbeat.published == [TITLE]
    article = ArticlePage.objects.get()
    assert (article.title, article.live) == (TITLE, True)
    assert article.has_unpublished_changes
    assert article.get_latest_revision_as_object().title == "Réécrit"
