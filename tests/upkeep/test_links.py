"""Links of published pages that lead nowhere, as soon as they do."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from tests.articles.factories import ArticlePageFactory
from tests.territories.factories import TerritoryPageFactory
from upkeep import scheduling
from upkeep.extraction import Link, links_of
from upkeep.links import find_targets, review_internal_links
from upkeep.models import PageLink

pytestmark = pytest.mark.django_db

Problem = PageLink.Problem
ELSEWHERE = "https://example.org/page"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """``with committed():`` runs what follows a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def text(html):
    return ("text", RichText(html))


def to_page(page, words="un lien"):
    return text(f'<p><a linktype="page" id="{page.pk}">{words}</a></p>')


def to_address(address, words="un lien"):
    return text(f'<p><a href="{address}">{words}</a></p>')


@pytest.fixture
def publish(home, committed):
    """Publishes an article with these blocks."""

    def published(*blocks, **fields):
        page = ArticlePageFactory(live=False, cover=None, body=list(blocks), **fields)
        return publish_again(page, committed)

    return published


def publish_again(page, committed):
    with committed():
        page.save_revision().publish()
    page.refresh_from_db()
    return page


def broken() -> dict[str, str]:
    return {
        link.text or link.address: link.problem for link in PageLink.objects.broken()
    }


def test_links_are_found_wherever_an_editor_puts_them(home):
    target = ArticlePageFactory(title="Cible")
    page = ArticlePageFactory(
        cover=None,
        source_name="Localtis",
        source_url=f"{ELSEWHERE}/source",
        body=[
            to_page(target, "la <b>cible</b>"),
            ("aside", {"title": "Le mot", "text": RichText('<a href="/un/">un</a>')}),
            (
                "links",
                {
                    "title": "À lire",
                    "links": [{"label": "Ailleurs", "url": ELSEWHERE, "note": ""}],
                },
            ),
            text('<a linktype="document" id="3">un fichier</a> <a>rien</a>'),
            text('<a linktype="document" id="x">un autre</a>'),
            text('<a href="mailto:x@example.org">écrire</a>'),
        ],
    )
    first, aside, links, document, _unknown, mail = page.body
    (item,) = links.value["links"].bound_blocks
    assert set(links_of(page)) == {
        Link("la cible", f"body.{first.id}", page_id=target.pk),
        Link("un", f"body.{aside.id}.text", "/un/"),
        Link("Ailleurs", f"body.{links.id}.links.{item.id}.url", ELSEWHERE),
        Link("un fichier", f"body.{document.id}", document_id=3),
        Link("écrire", f"body.{mail.id}", "mailto:x@example.org"),
        Link("Adresse de la source", "source_url", f"{ELSEWHERE}/source"),
    }


def test_only_links_that_can_be_followed_are_kept(publish):
    publish(
        to_address("mailto:x@example.org"),
        to_address("javascript:alert(1)"),
        to_address("#q2"),
        to_address("http://[::1"),
        to_address(ELSEWHERE + "#partie"),
        to_address("http://testserver/articles/"),
        slug="une-page",
    )
    assert set(PageLink.objects.values_list("address", "is_external")) == {
        (ELSEWHERE, True),
        ("/articles/", False),
    }
    assert broken() == {}


@pytest.mark.parametrize(
    ("hide", "problem"),
    [
        (lambda page: page.unpublish(), Problem.HIDDEN),
        (lambda page: page.delete(), Problem.GONE),
        (
            lambda page: PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            ),
            Problem.HIDDEN,
        ),
    ],
)
@pytest.mark.parametrize("by_address", [True, False])
def test_a_link_is_broken_as_soon_as_its_page_is_not_public(
    publish, committed, hide, problem, by_address
):
    target = publish(title="Cible")
    publish(
        to_address("/articles/cible/") if by_address else to_page(target, "un lien")
    )
    assert broken() == {}
    with committed():
        hide(target)
    assert broken() == {"un lien": problem}
    link = PageLink.objects.broken().get()
    assert timezone.now() - link.since < timedelta(minutes=1)


def test_a_link_is_well_again_when_its_page_comes_back(publish, committed):
    target = publish(title="Cible")
    publish(to_page(target))
    with committed():
        target.unpublish()
    assert broken() == {"un lien": Problem.HIDDEN}
    publish_again(target, committed)
    assert broken() == {}


def test_a_page_that_expires_breaks_the_links_to_it(publish, committed, later):
    target = publish(title="Cible", expire_at=timezone.now() + timedelta(minutes=1))
    publish(to_page(target))
    with later(minutes=2), committed():
        scheduling.run()
    assert broken() == {"un lien": Problem.HIDDEN}


@pytest.mark.parametrize(
    "mend",
    [
        lambda publish: publish(title="Nulle part"),
        lambda publish: Redirect.add_redirect("/articles/nulle-part", ELSEWHERE),
    ],
)
def test_an_address_without_a_page_is_broken_until_there_is_one(
    publish, committed, mend
):
    publish(to_address("/articles/nulle-part/"), to_address("/recherche/?q=fibre"))
    assert broken() == {"un lien": Problem.GONE}
    with committed():
        mend(publish)
    assert broken() == {}


def test_a_link_that_is_taken_out_of_the_page_leaves_the_list(publish, committed):
    page = publish(to_address("/nulle-part/", "avant"), to_address("/rien/", "reste"))
    since = PageLink.objects.get(text="reste").since
    del page.body[0]
    publish_again(page, committed)
    assert broken() == {"reste": Problem.GONE}
    assert PageLink.objects.get().since == since
    with committed():
        page.unpublish()
    assert not PageLink.objects.exists()


def test_a_private_page_may_lead_to_a_private_page(publish, committed):
    target = publish(title="Cible")
    page = publish(to_page(target))
    with committed():
        for one in (page, target):
            PageViewRestriction.objects.create(
                page=one, restriction_type=PageViewRestriction.LOGIN
            )
    assert broken() == {}


def test_links_that_cannot_be_read_stand_in_nobodys_way(publish, monkeypatch, caplog):
    def fail(page):
        raise RuntimeError

    monkeypatch.setattr("upkeep.links.links_of", fail)
    assert publish(to_address("/nulle-part/")).live
    assert "The links of the site were not reviewed" in caplog.text


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("autre", "/articles/une-page/autre"),
        ("../autre/", "/articles/autre/"),
        ("./?x#y", "/articles/une-page/"),
        ("www.example.org/page", "/articles/une-page/www.example.org/page"),
        ("d%C3%A9bit", "/articles/une-page/débit"),
        ("//testserver/thd/", "/thd/"),
    ],
)
def test_a_link_leads_where_browsers_go(publish, address, place):
    publish(to_address(address), slug="une-page")
    assert PageLink.objects.get().address == place


def test_both_ways_to_write_an_address_lead_to_its_page(publish):
    target = publish(title="Cible")
    publish(
        to_address("/articles/cible"),
        to_address("/articles/cible/"),
        to_address("/articles//cible"),
    )
    assert broken() == {"un lien": Problem.GONE}  # the third one
    assert PageLink.objects.filter(target=target).count() == 2


@pytest.fixture
def document(db):
    return get_document_model().objects.create(title="Rapport", file="rapport.pdf")


@pytest.mark.parametrize(
    "link", ['<a linktype="document" id="{}">', '<a href="/documents/{}/rapport.pdf">']
)
def test_a_document_that_is_deleted_breaks_the_links_to_it(
    publish, committed, document, link
):
    publish(text(link.format(document.pk) + "un lien</a>"))
    assert broken() == {}
    with committed():
        document.delete()
    assert broken() == {"un lien": Problem.GONE}


def test_a_file_is_there_when_its_page_answers_for_it(publish):
    publish(title="Cible")
    TerritoryPageFactory(title="Gers")
    for address in (
        "/2019/05/vieux.html",
        "/articles/cible/vieux.html",
        "/articles/vieux.html",
        "/documents/99/x.pdf",
        "/territoires/gers/chiffres.csv",
        "/robots.txt",
    ):
        publish(to_address(address, address))
    assert set(broken()) == {
        "/2019/05/vieux.html",
        "/articles/cible/vieux.html",
        "/articles/vieux.html",
        "/documents/99/x.pdf",
    }


def test_an_address_is_broken_once_its_page_has_another_one(publish, committed):
    target = publish(title="Cible")
    publish(to_address("/articles/cible/"))
    target.slug = "ailleurs"
    publish_again(target, committed)
    assert broken() == {}  # Wagtail redirects it
    with committed():
        Redirect.objects.get().delete()
    assert broken() == {"un lien": Problem.GONE}
    target.slug = "cible"
    publish_again(target, committed)
    assert broken() == {}


def test_a_page_that_is_moved_is_redirected_before_its_links_are_reviewed(
    publish, committed, home
):
    target = publish(title="Cible")
    publish(to_address("/articles/cible/"))
    with patch.object(transaction, "on_commit", lambda act, **options: act()):
        Page.objects.get(pk=target.pk).move(home, pos="last-child")
    assert Redirect.objects.get().old_path == "/articles/cible"
    assert broken() == {}


def test_a_broken_link_is_found_behind_any_number_of_good_ones(publish, monkeypatch):
    monkeypatch.setattr("upkeep.links.SLICE", 2)
    publish(*[to_address(f"/recherche/?q={n}") for n in range(3)])
    publish(*[to_address("/recherche/") for _ in range(3)], to_address("/nulle-part/"))
    assert broken() == {"un lien": Problem.GONE}


def test_a_publication_reviews_the_links_around_it_and_the_command_all(
    publish, committed
):
    target, _other = publish(title="Cible"), publish(title="Autre")
    publish(to_page(target, "proche"), to_address("/articles/autre/", "loin"))
    PageLink.objects.update(problem=Problem.GONE)
    publish_again(target, committed)
    assert broken() == {"loin": Problem.GONE}
    call_command("check_links", verbosity=0)
    assert broken() == {}


def test_a_review_writes_only_what_has_changed(publish):
    publish(to_address("/nulle-part/"), to_address("/recherche/"))
    with CaptureQueriesContext(connection) as queries:
        find_targets(PageLink.objects.all())
    assert not [one for one in queries if one["sql"].startswith("UPDATE")]


def test_a_review_asks_the_same_whatever_the_number_of_links(publish):
    target = publish(title="Cible")
    publish(to_page(target), to_address("/nulle-part/"))
    with CaptureQueriesContext(connection) as few:
        review_internal_links(PageLink.objects.all())
    publish(*[to_address(f"/nulle-part/{n}/") for n in range(9)], to_page(target))
    with CaptureQueriesContext(connection) as many:
        review_internal_links(PageLink.objects.all())
    assert len(many) == len(few)
