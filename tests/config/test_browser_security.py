import pytest
from django.test import Client

from tests.articles.factories import ArticlePageFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db


def policy_of(response):
    header = response.headers["Content-Security-Policy"]
    return {
        words[0]: words[1:] for words in (part.split() for part in header.split(";"))
    }


@pytest.mark.parametrize("address", ["/", "/articles/", "/recherche/", "/nulle-part/"])
def test_public_pages_run_nothing_inline_and_nothing_from_elsewhere(
    home, client, address
):
    client.force_login(UserFactory(is_superuser=True))
    policy = policy_of(client.get(address))
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'"]
    assert policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'self'"]


def test_the_admin_has_its_own_policy(home, client):
    policy = policy_of(client.get("/admin/login/"))
    assert policy["script-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["default-src"] == ["'self'"]


def test_a_preview_runs_under_the_policy_of_the_page(home, client):
    client.force_login(UserFactory(is_superuser=True))
    article = ArticlePageFactory()
    article.save_revision()
    preview = client.get(
        f"/admin/pages/{article.pk}/revisions/{article.latest_revision_id}/view/"
    )
    assert policy_of(preview)["script-src"] == ["'self'"]
    assert "Article" in preview.content.decode()


def test_documents_are_not_handed_out_beside_the_view_that_guards_them(settings):
    settings.DEBUG = True
    from importlib import reload

    from django.urls import Resolver404, resolve

    from config import urls

    patterns = reload(urls).urlpatterns
    settings.DEBUG = False
    reload(urls)
    media = [pattern for pattern in patterns if "media" in str(pattern.pattern)]
    assert len(media) == 1
    assert media[0].resolve("media/images/a.webp")
    assert media[0].resolve("media/documents/secret.pdf") is None
    with pytest.raises(Resolver404):
        resolve("/media/documents/secret.pdf", urlconf=tuple(media))


def test_a_form_from_elsewhere_is_refused_in_french(home):
    response = Client(enforce_csrf_checks=True).post("/_util/login/", {})
    assert response.status_code == 403
    assert '<html lang="fr">' in response.content.decode()
    assert policy_of(response)["style-src"] == ["'self'"]
