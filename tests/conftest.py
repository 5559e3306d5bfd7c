"""What the tests of all apps share."""

import gc
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from modelsearch import signal_handlers
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import HomePage
from home.structure import set_up_structure


def pytest_collection_finish():
    """What was imported stays: looking for garbage in it is a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What uses no database is asked once, beside what drives Chromium."""
    for item in items:
        if not item.get_closest_marker("django_db") and "db" not in item.fixturenames:
            item.add_marker("no_database")


@pytest.fixture(autouse=True)
def nothing_left_of_other_tests(settings, tmp_path):
    """Pictures and caches live as long as a test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


@pytest.fixture(autouse=True)
def no_index_of_wagtail(request):
    """What Wagtail writes of each save, for the search of its admin and for “used in”.

    It is a fifth of the work of the suite: tests that read it are marked.
    """
    if request.node.get_closest_marker("wagtail_index"):
        yield
        return
    with (
        disable_reference_index_auto_update(),
        patch.object(signal_handlers, "insert_or_update_object_task"),
    ):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Set the structure up once: it takes longer than most tests.

    The search finds nothing yet: what follows a commit is left out. After a change of
    what ``set_up_structure()`` makes: ``--create-db``.
    """
    with django_db_blocker.unblock(), patch.object(transaction, "on_commit"):
        set_up_structure(hostname="testserver")


@pytest.fixture
def home(db) -> HomePage:
    """A site whose structure is set up, and nothing published."""
    return HomePage.objects.get()


@pytest.fixture
def site(home) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def reader() -> Client:
    """Somebody who isn't signed in."""
    return Client()
