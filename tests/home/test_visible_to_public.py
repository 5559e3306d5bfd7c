"""VisibleToPublic: what the public may not see is on none of the public surfaces.

Every new public surface joins this test the day it is born.
"""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from articles.models import ArticleIndexPage
from editorial.models import Credit, FollowUp, Guest
from home.models import FeaturedStory, StandardPage
from interviews.models import InterviewIndexPage
from moderation.reviews.asking import ReservedPageError, ask
from territories.models import TerritoryActor, TerritoryIndexPage, TerritoryPage
from tests.articles.factories import ArticlePageFactory
from tests.editorial.factories import SeriesFactory, ThemeFactory
from tests.interviews.factories import InterviewPageFactory, segment
from tests.library.factories import VideoFactory
from tests.moderation.states import (
    HIDDEN,
    LIVE,
    pages_in_each_state,
    restrict,
    states_named_in,
)
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.search.index import write_index_with_what_is_hidden
from tests.territories.factories import OfficialFigureFactory, TerritoryPageFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db


class Publication:
    """A story in each state, and all that lists stories."""

    def __init__(self, home):
        self.home = home
        self.theme = ThemeFactory(name="Réseaux", slug="reseaux")
        self.territory = TerritoryPageFactory(title="Gers")
        self.series = SeriesFactory()
        self.person = PersonFactory(name="Une Autrice")
        self.organisation = OrganisationFactory(name="Une rédaction")
        self.stories = pages_in_each_state(self.make_story, self.make_section)

    def make_story(self, title, parent=None):
        story = ArticlePageFactory(
            title=title,
            series=self.series,
            themes=[self.theme],
            territories=[self.territory],
            credits=[
                Credit(person=self.person),
                Credit(organisation=self.organisation),
            ],
            follow_ups=[FollowUp(title=f"Suite promise par {title}")],
            **({"parent": parent} if parent else {}),
        )
        return story

    def make_section(self):
        section = ArticleIndexPage(title="Réservé", slug="reserve")
        self.home.add_child(instance=section)
        return section


@pytest.fixture
def publication(home, monkeypatch):
    made = Publication(home)
    write_index_with_what_is_hidden(monkeypatch)
    return made


def read(reader, address, status=200):
    response = reader.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_home_page(publication, reader):
    publication.home.featured = [
        FeaturedStory(story=story) for story in publication.stories.values()
    ]
    publication.home.save()
    assert states_named_in(read(reader, "/")) == {LIVE}


def test_latest_stories_of_the_home_page(publication, reader):
    assert states_named_in(read(reader, "/")) == {LIVE}


LISTS_OF_STORIES = [
    "/articles/",
    "/articles/?theme=reseaux&territoire=gers&genre=article",
    "/themes/reseaux/",
    "/territoires/gers/",
    "/personnes/une-autrice/",
    "/organisations/une-redaction/",
    "/recherche/?q=R%C3%A9cit",
    "/recherche/?q=chap%C3%B4",
    "/sitemap-pages.xml",
    "/fil.atom",
]


def states_by_address(reader, addresses):
    return {address: states_named_in(read(reader, address)) for address in addresses}


def test_lists_of_stories(publication, reader):
    told = states_by_address(reader, LISTS_OF_STORIES)
    assert told == {address: {LIVE} for address in LISTS_OF_STORIES}


def test_counts_of_a_territory(publication, reader):
    tally = reader.get("/territoires/gers/").context["tally"]
    assert [kind.number for kind in tally.kinds] == [1]


def test_counts_beside_the_filters(publication, reader):
    hidden_theme = ThemeFactory(name="Thème caché")
    for state in HIDDEN:
        publication.stories[state].themes.add(hidden_theme)
        if not publication.stories[state].alias_of_id:
            publication.stories[state].save()
    page = read(reader, "/articles/")
    assert "Réseaux (1)" in page
    assert "Gers (1)" in page
    assert "Article (1)" in page
    assert "Thème caché" not in page


def test_suggestions_of_the_page_not_found(publication, reader):
    page = read(reader, "/articles/recits/recit/", status=404)
    assert states_named_in(page) == {LIVE}


def test_addresses_of_the_stories(publication, reader):
    answers = {
        state: reader.get(story.get_url()).status_code
        for state, story in publication.stories.items()
    }
    assert answers == {
        LIVE: 200,
        "brouillon": 404,
        "depublie": 404,
        "programme": 404,
        "expire": 404,
        "identifie": 302,
        "motdepasse": 200,  # the page that asks for the password, see below
        "groupe": 302,
        "enfant": 302,
        "alias": 302,
    }


def test_the_page_that_asks_for_a_password_says_nothing_else(publication, reader):
    page = read(reader, publication.stories["motdepasse"].get_url())
    assert "Récit motdepasse" not in page
    assert 'type="password"' in page


def test_series_and_related_stories(publication, reader):
    in_series = read(reader, publication.stories[LIVE].get_url())
    assert states_named_in(in_series) == {LIVE}

    other = ArticlePageFactory(title="Autre", themes=[publication.theme])
    assert states_named_in(read(reader, other.get_url())) == {LIVE}


def test_pulls_in_a_body(publication, reader):
    body = [
        {"type": "pull", "value": {"page": story.pk, "reason": ""}}
        for story in publication.stories.values()
    ]
    reading = ArticlePageFactory(title="Lecture", body=body)
    assert states_named_in(read(reader, reading.get_url())) == {LIVE}


def test_promises_of_hidden_stories(publication, reader):
    page = read(reader, "/")
    assert page.count("Suite promise par") == 1
    assert "Suite promise par Récit visible" in page


def test_stories_that_keep_a_promise(publication, reader):
    promises = [
        FollowUp(title=f"Promesse {state}", delivered_by=story.story_ptr)
        for state, story in publication.stories.items()
    ]
    promising = ArticlePageFactory(title="Promesses", follow_ups=promises)

    page = read(reader, promising.get_url())
    assert states_named_in(page) == {LIVE}
    for state in HIDDEN:
        assert f"Promesse {state}" in page

    home = read(reader, "/")
    assert "Promesse visible" not in home  # it is kept, and no longer announced


FILES_OF_AN_INTERVIEW = [
    "transcription.vtt",
    "transcription.srt",
    "transcription.txt",
    "q1/transcription.vtt",
    "q1/transcription.srt",
    "q1/transcription.txt",
    "q1/sous-titres.vtt",
]


class Filmed:
    """An interview in each state; its film says which."""

    def __init__(self, home):
        self.home = home
        self.theme = ThemeFactory(name="Réseaux", slug="reseaux")
        self.territory = TerritoryPageFactory(title="Gers")
        self.guest = PersonFactory(name="Une Invitée")
        self.host = OrganisationFactory(name="Une coopérative")
        self.interviews = pages_in_each_state(self.make_interview, self.make_section)

    def make_interview(self, title, parent=None):
        return InterviewPageFactory(
            title=title,
            segments=[segment(VideoFactory(captions=f"0:00 Paroles du {title}"))],
            themes=[self.theme],
            territories=[self.territory],
            guests=[Guest(person=self.guest, organisation=self.host)],
            **({"parent": parent} if parent else {}),
        )

    def make_section(self):
        section = InterviewIndexPage(title="Réservé", slug="reserve")
        self.home.add_child(instance=section)
        return section


@pytest.fixture
def filmed(home, monkeypatch):
    made = Filmed(home)
    write_index_with_what_is_hidden(monkeypatch)
    return made


LISTS_OF_INTERVIEWS = [
    "/",
    "/entretiens/",
    "/entretiens/?theme=reseaux&territoire=gers&genre=interview",
    "/themes/reseaux/",
    "/territoires/gers/",
    "/personnes/une-invitee/",
    "/organisations/une-cooperative/",
    "/recherche/?q=R%C3%A9cit",
    "/sitemap-pages.xml",
    "/fil.atom",
]


def test_lists_of_interviews(filmed, reader):
    told = states_by_address(reader, LISTS_OF_INTERVIEWS)
    assert told == {address: {LIVE} for address in LISTS_OF_INTERVIEWS}


def test_what_is_said_in_an_interview(filmed, reader):
    answers = {
        (name, state): reader.get(f"{interview.get_url()}{name}")
        for name in ["", *FILES_OF_AN_INTERVIEW]
        for state, interview in filmed.interviews.items()
    }
    told = {key for key, page in answers.items() if b"Paroles du" in page.content}
    served = {state for (_, state), page in answers.items() if page.status_code == 200}
    assert told == {("", LIVE), *((name, LIVE) for name in FILES_OF_AN_INTERVIEW)}
    assert served == {LIVE, "motdepasse"}


class Places:
    """A territory in each state, and figures of each."""

    def __init__(self):
        self.index = TerritoryIndexPage.objects.get()
        self.codes = map(str, range(40, 60))
        self.places = pages_in_each_state(self.make_place, self.make_section)

    def make_place(self, title, **options):
        """A département of its own: maps have one link for each of them."""
        code = next(self.codes)
        OfficialFigureFactory(code=code, label=f"Compte de {title}")
        return TerritoryPageFactory(
            title=title, level="departement", code=code, **options
        )

    def make_section(self):
        return TerritoryPageFactory(title="Région réservée", level="region", code="76")


@pytest.fixture
def places(home, monkeypatch):
    made = Places()
    write_index_with_what_is_hidden(monkeypatch)
    return made


def test_lists_of_territories(places, reader):
    addresses = ["/", "/territoires/", "/recherche/?q=R%C3%A9cit", "/sitemap-pages.xml"]
    told = states_by_address(reader, addresses)
    assert told == {address: {LIVE} for address in addresses}


def test_places_inside_a_territory(home, reader):
    around = TerritoryPageFactory(title="Département", level="departement", code="32")
    places = pages_in_each_state(
        lambda title, parent=around: TerritoryPageFactory(title=title, parent=parent),
        lambda: TerritoryPageFactory(
            title="Intercommunalité réservée", level="epci", parent=around
        ),
    )
    for state, place in places.items():
        ArticlePageFactory(
            title=f"Écrit sur Récit {state}",
            territories=[TerritoryPage.objects.get(pk=place.pk)],
            follow_ups=[FollowUp(title=f"Promis à Récit {state}", territory=place)],
        )
    response = reader.get(around.get_url())
    assert states_named_in(response.content.decode()) == {LIVE}
    assert response.context["tally"].total == 1


def test_map_of_a_territory(places, reader):
    here = TerritoryPageFactory(title="Ici", level="departement", code="32")
    assert states_named_in(read(reader, here.get_url())) == {LIVE}


@pytest.mark.parametrize("name", ["chiffres.csv", "chiffres.json"])
def test_files_of_figures(places, reader, name):
    answers = {
        state: reader.get(place.get_url() + name)
        for state, place in places.places.items()
    }
    shown = {s for s, answer in answers.items() if b"Compte de" in answer.content}
    assert shown == {LIVE}
    assert {state: answer.status_code for state, answer in answers.items()} == {
        LIVE: 200,
        "brouillon": 404,
        "depublie": 404,
        "programme": 404,
        "expire": 404,
        "identifie": 302,
        "motdepasse": 200,  # the page that asks for the password
        "groupe": 302,
        "enfant": 302,
        "alias": 302,
    }


def test_territories_of_a_story(places, reader):
    territories = list(TerritoryPage.objects.all())
    story = ArticlePageFactory(
        title="Sur la route",
        themes=[ThemeFactory(slug="routes")],
        territories=territories,
        follow_ups=[
            FollowUp(title="Plus tard", territory=place) for place in territories
        ],
    )
    for address in (story.get_url(), "/", "/articles/", "/themes/routes/"):
        assert states_named_in(read(reader, address)) == {LIVE}


def test_pulls_of_territories(places, reader):
    body = [
        {"type": "pull", "value": {"page": place.pk, "reason": ""}}
        for place in places.places.values()
    ]
    reading = ArticlePageFactory(title="Lecture", body=body)
    assert states_named_in(read(reader, reading.get_url())) == {LIVE}


def test_a_list_filtered_by_a_hidden_territory_is_empty(places, reader):
    hidden = places.places["brouillon"]
    ArticlePageFactory(title="Loin d’ici", territories=[hidden])
    page = read(reader, f"/articles/?territoire={hidden.slug}")
    assert "Loin d’ici" not in page


def test_menus(home, reader):
    def make(title, parent=home):
        page = StandardPage(title=title, show_in_menus=True)
        home.refresh_from_db()
        parent.refresh_from_db()
        parent.add_child(instance=page)
        return page

    def make_section():
        section = StandardPage(title="Réservé")
        home.add_child(instance=section)
        return section

    pages_in_each_state(make, make_section)
    assert states_named_in(read(reader, "/recherche/")) == {LIVE}


def test_a_section_that_is_private_is_in_no_menu(home, reader):
    restrict(ArticleIndexPage.objects.get(), "login")
    assert "/articles/" not in read(reader, "/")
    assert reader.get("/articles/").status_code == 302


def test_home_page_of_another_site_shows_none_of_ours(publication, reader):
    from wagtail.models import Site

    elsewhere = TerritoryIndexPage.objects.get()
    Site.objects.create(hostname="ailleurs", root_page=elsewhere)
    response = reader.get(
        reverse("theme", args=["reseaux"]), headers={"host": "ailleurs"}
    )
    assert states_named_in(response.content.decode()) == set()


# The search: its index still knows what was public a moment ago.

SEARCHES = [
    "/recherche/?q=R%C3%A9cit",
    "/recherche/?q=R%C3%A9cit&tri=date",
    "/recherche/?q=R%C3%A9cit+introuvable",
    "/recherche.json?q=R%C3%A9cit",
    "/recherche/suggestions.json?q=r%C3%A9c",
    "/recherche/suggestions.json?q=r%C3%A9c&format=opensearch",
]


def without_marks(page):
    return re.sub("</?mark>", "", page)


@pytest.mark.parametrize("kind", ["publication", "filmed", "places"])
def test_search(kind, request, reader):
    request.getfixturevalue(kind)
    told = {
        address: states_named_in(without_marks(read(reader, address)))
        for address in SEARCHES
    }
    assert told == {address: {LIVE} for address in SEARCHES}
    answer = reader.get("/recherche/?q=R%C3%A9cit").context["answer"]
    assert answer.total == 1
    assert {o.count for facet in answer.facets for o in facet.options} == {1}


@pytest.mark.parametrize("address", ["/recherche/", "/recherche.json"])
def test_words_of_a_transcript(filmed, reader, address):
    page = without_marks(read(reader, f"{address}?q=Paroles+du"))
    assert states_named_in(page) == {LIVE}
    assert "Paroles du Récit visible" in page or "recit-visible/#q1-t0" in page


@pytest.mark.parametrize("kind", ["publication", "filmed", "places"])
def test_words_that_only_hidden_pages_hold(kind, request, reader):
    request.getfixturevalue(kind)
    for state in HIDDEN:
        slip = state[:-2] + state[-1] + state[-2]
        offered = read(reader, f"/recherche/suggestions.json?q={state[:5]}")
        found = reader.get(f"/recherche/?q={state}").context["answer"].total
        read_as = reader.get(f"/recherche.json?q={slip}").json()["query"]
        assert (state, offered, found, read_as) == (state, "[]", 0, slip)


def name_a_witness(page):
    """Somebody whom nothing but this page names, as its type does it."""
    witness = PersonFactory(name=f"Témoin {page.slug}")
    if isinstance(page, TerritoryPage):
        TerritoryActor.objects.create(territory=page, person=witness)
    elif hasattr(page, "segments"):
        Guest.objects.create(story=page.story_ptr, person=witness)
    else:
        Credit.objects.create(story=page.story_ptr, person=witness)


@pytest.mark.parametrize("kind", ["publication", "filmed", "places"])
def test_people_that_only_hidden_pages_name(kind, request, reader, monkeypatch):
    made = request.getfixturevalue(kind)
    names = {"publication": "stories", "filmed": "interviews", "places": "places"}
    for page in getattr(made, names[kind]).values():
        name_a_witness(page)
    write_index_with_what_is_hidden(monkeypatch)
    for address in (
        "/recherche/?q=t%C3%A9moin",
        "/recherche.json?q=t%C3%A9moin",
        "/recherche/suggestions.json?q=t%C3%A9m",
    ):
        assert states_named_in(read(reader, address)) == {LIVE}
    answer = reader.get("/recherche/?q=t%C3%A9moin").context["answer"]
    assert (answer.total, answer.facets[0].options[0].count) == (1, 1)


def test_facets_of_hidden_territories(home, reader, monkeypatch):
    hidden = TerritoryPageFactory(title="Territoire caché", slug="cache")
    ArticlePageFactory(title="Par ici", territories=[hidden])
    hidden.live = False
    hidden.save()
    write_index_with_what_is_hidden(monkeypatch)
    for address in ("/recherche/?q=ici", "/recherche.json?q=ici"):
        page = read(reader, address)
        assert "Par ici" in without_marks(page) or "par-ici" in page
        assert "Territoire caché" not in page
    assert reader.get("/recherche.json?q=ici&territoire=cache").json()["total"] == 0


# Links of people without an account: each shows its page, and no other.
RESERVED = ("identifie", "motdepasse", "groupe", "enfant", "alias")


def test_links_of_outside_readers(publication):
    moderator = UserFactory(is_superuser=True)
    for state, page in publication.stories.items():
        if state in RESERVED:
            with pytest.raises((ReservedPageError, PermissionDenied)):
                ask(page, moderator, reader_name="Jeanne")
            continue
        reader = Client()
        review, token = ask(page, moderator, reader_name="Jeanne")
        shown = reader.get(f"/relecture/{token}", follow=True).content.decode()
        framed = read(reader, reverse("outside_review_page", args=[review.reference]))
        assert states_named_in(shown) == {state}
        assert states_named_in(framed) - {LIVE} == {state} - {LIVE}
        listed = " ".join(
            read(reader, address)
            for address in ("/", "/articles/", "/sitemap-pages.xml", "/robots.txt")
        )
        assert states_named_in(listed) == {LIVE}
        assert "relecture" not in listed
