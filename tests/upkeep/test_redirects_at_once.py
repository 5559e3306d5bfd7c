"""Two moderators, or two clicks, redirect one address in the same instant."""

import time

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from tests.articles.factories import ArticlePageFactory
from tests.at_once import at_once
from tests.database_copy import db  # noqa: F401 (a fixture: the copy)
from tests.users.factories import UserFactory

from .factories import MissingAddressFactory

pytestmark = pytest.mark.wagtail_index  # as in production

REDIRECT = "/admin/missing-addresses/redirect/"


@pytest.fixture
def slowly(monkeypatch):
    """Whoever has looked for a redirect gives the other time to look as well."""
    save = Redirect.save

    def wait_and_save(self, *args, **kwargs):
        time.sleep(0.2)
        return save(self, *args, **kwargs)

    monkeypatch.setattr(Redirect, "save", wait_and_save)


def test_an_address_is_redirected_once(home, reader, slowly):
    address, page = MissingAddressFactory(), ArticlePageFactory()
    user = UserFactory(group="Modérateurs")
    by_button = {"choice": f"{address.pk}-{page.pk}"}
    by_form = {"old_path": address.path, "site": "", "redirect_page": page.pk}

    def sends(url, data):
        client = Client()
        client.force_login(user)
        return lambda: client.post(url, data)

    at_once(
        sends(REDIRECT, by_button),
        sends(REDIRECT, by_button),
        sends(f"{REDIRECT}add/", {**by_form, "redirect_link": ""}),
    )
    assert Redirect.objects.count() == 1
    assert reader.get(address.path).url == page.url
