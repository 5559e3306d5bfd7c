"""What the tests of all apps share."""

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Site

from home.models import HomePage
from home.structure import set_up_structure


@pytest.fixture(autouse=True)
def nothing_left_of_other_tests(settings, tmp_path):
    """Pictures and caches live as long as a test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


@pytest.fixture
def home(db) -> HomePage:
    """A site whose structure is set up, and nothing published."""
    set_up_structure(hostname="testserver")
    return HomePage.objects.get()


@pytest.fixture
def site(home) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def reader() -> Client:
    """Somebody who isn't signed in."""
    return Client()
