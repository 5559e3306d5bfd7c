"""Addresses that readers ask for in vain are counted, and nothing about the readers."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from tests.articles.factories import ArticlePageFactory
from upkeep import missing, scheduling
from upkeep.models import MissingAddress

from .factories import MissingAddressFactory

pytestmark = pytest.mark.django_db

HERE = "http://testserver"


def rows():
    return list(MissingAddress.objects.values_list("path", "hits", "came_from"))


def test_both_ways_to_write_an_address_are_one(home, reader):
    for path in ("/vieille-page", "/vieille-page/", "/vieille-page/?page=2"):
        assert reader.get(path, follow=True).status_code == 404
    assert rows() == [("/vieille-page", 3, "")]
    for path in ("/d%C3%A9bit/%C3%A9t%C3%A9/", "/d%C3%A9bit/%C3%A9t%C3%A9"):
        reader.get(path, follow=True)
    assert ("/débit/été", 2, "") in rows()


def test_nothing_is_kept_of_a_reader(home, reader):
    reader.get(
        "/vieille-page/?email=camille@example.org&utm_source=x",
        headers={"Referer": "https://mail.example.org/lu/par?camille=1#moi"},
    )
    address = MissingAddress.objects.get()
    assert (address.path, address.came_from) == ("/vieille-page", "mail.example.org")
    assert {field.name for field in MissingAddress._meta.fields} == {
        *("id", "path", "hits", "came_from", "first_seen", "last_seen")
    }


@pytest.mark.parametrize(
    ("referer", "came_from"),
    [
        (f"{HERE}/articles/une-page/?q=moi", "/articles/une-page/"),
        (f"{HERE}/", "/"),
        ("https://www.localtis.info/a/b?c", "www.localtis.info"),
        ("android-app://com.google.android.gm/", ""),
        (f"{HERE}/admin/pages/3/edit/", ""),
        (f"{HERE}/relecture/Zk3xQ9vT1bYw0aLr8sPd2fGh5jKl7mNc/", ""),
        ("http://[::1", ""),
        ("n’importe quoi", ""),
        ("", ""),
    ],
)
def test_where_from_is_a_page_of_the_site_or_the_name_of_another(
    home, reader, referer, came_from
):
    reader.get("/vieille-page/", headers={"Referer": referer})
    assert rows() == [("/vieille-page", 1, came_from)]


def test_what_led_there_last_stays_when_nothing_is_said(home, reader):
    reader.get("/vieille-page/", headers={"Referer": "https://example.org/"})
    reader.get("/vieille-page/")
    assert rows() == [("/vieille-page", 2, "example.org")]


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php",
        "/wp-admin/",
        "/xmlrpc.php",
        "/wp-content/uploads/2014/05/photo.jpg",
        "/wp-content/plugins/x/",
        "/wp-content/themes/x/readme.html",
        "/shell.php",
        "/wp-json/wp/v2/users/",
        "/.env",
        "/.git/config",
        "/.well-known/security.txt",
        "/cgi-bin/test/",
        "/static/js/vieux.js",
        "/media/images/rien.webp",
        "/apple-touch-icon.png",
        "/documents/99/absent.pdf",
        "/ecrire-a/camille@example.org/",
        "/mobile/0612345678/",
        "/relecture/Zk3xQ9vT1bYw0aLr8sPd2fGh5jKl7mNc/",
        "/" + "a/" * 30,
        "/" + "a" * 300 + "/",
        "/a%00b/",
        "/a%0Ab/",
    ],
)
def test_what_nobody_could_mend_is_passed_over(home, reader, path):
    assert reader.get(path, follow=True).status_code == 404
    assert rows() == []


@pytest.mark.parametrize(
    "path",
    [
        "/2014/05/la-fibre-en-lozere/",
        "/rapports/bilan.pdf",
        "/Article-Ancien/",
        "/p.html",
        "/wp-content/uploads/2015/05/rapport.pdf",
        "/articles/web-2.0",
        "/2015/05/a.php",
        "/index.php",
    ],
)
def test_old_addresses_of_pages_and_documents_are_counted(home, reader, path):
    assert reader.get(path, follow=True).status_code == 404
    assert rows() == [(path.rstrip("/"), 1, "")]


def test_only_what_is_missing_for_readers_is_counted(home, reader, client):
    article = ArticlePageFactory(title="Une page")
    Redirect.add_redirect("/ancienne-page", article)
    assert reader.get("/articles/une-page/").status_code == 200
    assert reader.get("/ancienne-page/").status_code == 301
    assert reader.get("/admin/nulle-part/").status_code in (302, 404)
    assert reader.head("/vieille-page/").status_code == 404
    assert reader.post("/vieille-page/").status_code in (404, 405)
    assert rows() == []


def test_one_write_and_no_more_than_two_questions(
    home, reader, django_assert_num_queries
):
    reader.get("/vieille-page/")
    request = reader.get("/vieille-page/").wsgi_request
    with django_assert_num_queries(1):
        missing.count_missing(request)


def test_a_reader_never_pays_for_a_failure(home, reader, monkeypatch, caplog):
    def fail(*args):
        raise DatabaseError

    monkeypatch.setattr(missing, "add_one", fail)
    assert "Page introuvable" in reader.get("/vieille-page/").content.decode()
    assert "A missing address was not counted" in caplog.text


def test_the_table_is_bounded(db, monkeypatch):
    monkeypatch.setattr(missing, "MAX_ADDRESSES", 3)
    asked = [MissingAddressFactory(hits=hits) for hits in (5, 1, 4, 3)]
    missing.purge()
    assert set(MissingAddress.objects.all()) == {asked[0], asked[2], asked[3]}


def test_what_nobody_has_asked_for_13_months_goes_with_the_scheduler(db):
    kept = timezone.now() - missing.KEPT_FOR + timedelta(days=1)
    recent = MissingAddressFactory(last_seen=kept)
    MissingAddressFactory(hits=9, last_seen=kept - timedelta(days=2))
    scheduling.run()
    assert MissingAddress.objects.get() == recent
