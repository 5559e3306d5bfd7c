"""What the tests of the search share."""

from itertools import count

import pytest
from wagtail.models import Page, Site

from library.passages import passages_of_text
from search.answers import Answer, Request
from search.indexing import Changes, lock_index, with_passages
from search.models import Entry


@pytest.fixture
def publish(db):
    """``publish(text, title)`` makes a page that the search finds by them, cheaply."""
    root, numbers = Site.objects.get(is_default_site=True).root_page, count(1)

    def publish(text, title="", **values):
        page = root.add_child(instance=Page(title="Page", slug=f"page-{next(numbers)}"))
        entry = Entry(page_id=page.pk, title=title, kind="article", **values)
        changes = Changes(lock_index())
        changes.replace(None, with_passages(entry, passages_of_text(text)))
        changes.write()
        return page

    return publish


@pytest.fixture
def ask(db):
    """``ask(text)`` is what the site answers."""

    def ask(text, **values):
        site = Site.objects.get(is_default_site=True)
        return Answer(Request(text, **values), site)

    return ask


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    """``with published():`` runs what follows a commit: the index is written."""

    def committed():
        return django_capture_on_commit_callbacks(execute=True)

    return committed
