"""Nothing hidden shows, even in the second after it was hidden.

Everything is public when the index reads it. Then pages come into each state behind the
back of the index, so that what is asked at the time of a search is all that hides them.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from editorial.models import Credit, Guest
from search.answers import Answer, Request
from search.indexing import write_entries
from search.models import Entry, Word
from search.rebuilding import Rebuilding
from tests.articles.factories import ArticlePageFactory
from tests.editorial.factories import ThemeFactory
from tests.interviews.factories import InterviewPageFactory, segment
from tests.library.factories import VideoFactory
from tests.people.factories import PersonFactory
from tests.search.factories import PromotedResultFactory
from tests.territories.factories import TerritoryPageFactory

pytestmark = pytest.mark.django_db

SURFACES = ["/recherche/?q={}", "/recherche/?q={}&tri=date", "/recherche.json?q={}"]


def unpublish(page):
    Page.objects.filter(pk=page.pk).update(live=False)


def expire(page):
    past = timezone.now() - timedelta(seconds=1)
    Page.objects.filter(pk=page.pk).update(expire_at=past)


def restrict(page, **options):
    # In bulk: no signal is sent.
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=page, **options)])


def ask_for_login(page):
    restrict(page, restriction_type=PageViewRestriction.LOGIN)


def ask_for_password(page):
    restrict(page, restriction_type=PageViewRestriction.PASSWORD, password="sésame")


def close_section(page):
    restrict(page.get_parent(), restriction_type=PageViewRestriction.LOGIN)


def leave_site(page):
    elsewhere = Page.get_first_root_node().add_child(
        instance=Page(title="Ailleurs", slug="ailleurs")
    )
    Page.objects.filter(pk=page.pk).update(path=elsewhere.path + "0001", depth=3)


WAYS = [unpublish, expire, ask_for_login, ask_for_password, close_section, leave_site]


class Newsroom:
    """A page of each kind; its words are nowhere else on the site."""

    def __init__(self):
        self.theme = ThemeFactory(name="Thème zibeline", slug="zibeline")
        self.place = TerritoryPageFactory(title="Zibelinois", summary="Un zibelinage.")
        self.person = PersonFactory(name="Zoé Zibeline", biography="Zibelinologue.")
        self.article = ArticlePageFactory(
            title="La zibeline",
            standfirst="Une zibelinerie.",
            themes=[self.theme],
            territories=[self.place],
            credits=[Credit(person=self.person)],
        )
        self.guest = PersonFactory(name="Zéphyrin Zibelin")
        self.interview = InterviewPageFactory(
            title="Au micro",
            segments=[segment(VideoFactory(captions="1:32 Zibelinade, disait-il"))],
            guests=[Guest(person=self.guest)],
        )


@pytest.fixture
def newsroom(home, published):
    with published():
        return Newsroom()


def read(reader, address):
    response = reader.get(address)
    assert response.status_code == 200
    return response.content.decode()


def answer_to(text, **choices):
    return Answer(Request(text=text, **choices), Site.objects.get())


def test_what_is_public_shows(newsroom, reader):
    for words, shown in (
        ("zibelinerie", "La zibeline"),
        ("zibelinade", "Au micro"),
        ("zibelinage", "Zibelinois"),
        ("zibelinologue", "Zoé Zibeline"),
        ("zéphyrin", "Zéphyrin Zibelin"),
    ):
        for surface in SURFACES:
            page = read(reader, surface.format(words))
            assert shown in page.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize("hide", WAYS, ids=lambda way: way.__name__)
def test_a_hidden_story_is_nowhere(newsroom, reader, hide):
    """Neither a result nor counted, promoted, or what a slip is corrected into."""
    PromotedResultFactory(promotion__query="fourrure", page=newsroom.article)
    assert newsroom.article.slug in read(reader, "/recherche/?q=fourrure")
    assert answer_to("zibelinrie").question.text == "zibelinerie"

    hide(newsroom.article)
    for surface in SURFACES:
        assert newsroom.article.slug not in read(reader, surface.format("zibelinerie"))
        assert "zibelinerie" not in read(reader, surface.format("zibelinrie"))
    answer = answer_to("zibelinerie")
    assert (answer.total, answer.hits) == (0, [])
    assert all(not facet.options for facet in answer.facets)
    assert answer_to("zibelinrie").question.text == "zibelinrie"
    assert newsroom.article.slug not in read(reader, "/recherche/?q=fourrure")


@pytest.mark.parametrize("hide", WAYS, ids=lambda way: way.__name__)
def test_nobody_reads_what_is_said_in_a_hidden_film(newsroom, reader, hide):
    """Nor is somebody found who is met there alone."""
    hide(newsroom.interview)
    for surface in SURFACES:
        page = read(reader, surface.format("zibelinade"))
        assert "disait-il" not in page
        assert newsroom.interview.slug not in page
    assert answer_to("zéphyrin").hits == []
    assert [hit.url for hit in answer_to("zibelinologue").hits] == [
        newsroom.person.get_absolute_url()
    ]


@pytest.mark.parametrize("hide", WAYS, ids=lambda way: way.__name__)
def test_a_hidden_territory_is_no_result_and_no_facet(newsroom, hide):
    hide(newsroom.place)
    assert answer_to("zibelinage").hits == []
    answer = answer_to("zibelinerie")
    territories = next(f for f in answer.facets if f.name == "territoire")
    assert (answer.total, territories.options) == (1, [])
    assert answer.hits[0].place == ""
    by_its_address = answer_to("zibelinerie", territory=newsroom.place.slug)
    assert by_its_address.total == 0


def test_the_index_forgets_what_is_hidden(newsroom):
    """So that its words are not even there to be suggested."""
    unpublish(newsroom.article)
    assert write_entries("page", [newsroom.article.pk]) == 1
    assert not Entry.objects.filter(page=newsroom.article).exists()
    assert not Word.objects.filter(folded="zibelinerie").exists()
    rebuilding = Rebuilding(is_check=True)
    list(rebuilding.run())
    assert (rebuilding.words, rebuilding.stems, rebuilding.totals) == (0, 0, 0)
