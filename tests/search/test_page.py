"""The page of results, in each of its states."""

import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial.models import Credit, Guest
from tests.articles.factories import ArticlePageFactory
from tests.editorial.factories import ThemeFactory
from tests.interviews.factories import InterviewPageFactory, said, segment
from tests.library.factories import ImageFactory, VideoFactory
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.territories.factories import TerritoryPageFactory

from .index import write_index

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


def ask(reader, q="", **parameters):
    response = reader.get(f"/recherche/?{urlencode({'q': q, **parameters})}")
    assert response.status_code == 200
    return response


def titles(response):
    return [
        "".join(piece.text for piece in hit.title)
        for hit in response.context["answer"].hits
    ]


def links(response):
    """The parameters of each link to the search page."""
    found = re.findall(r'href="(/recherche/\?[^"]*)"', response.content.decode())
    return [
        {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
        for link in (link.replace("&amp;", "&") for link in found)
    ]


@pytest.fixture
def library(home):
    """Three stories of two years, two territories and two themes."""
    lozere = TerritoryPageFactory(title="Lozère", slug="lozere", summary="Au sud.")
    orne = TerritoryPageFactory(title="Orne", slug="orne", summary="À l’ouest.")
    fibre = ThemeFactory(name="Fibre", slug="fibre")
    work = ThemeFactory(name="Emploi", slug="emploi")

    def publish(title, year, territory, themes, kind="article"):
        return ArticlePageFactory(
            title=title,
            standfirst="Le très haut débit change la vie.",
            kind=kind,
            territories=[territory],
            themes=themes,
            first_published_at=datetime(year, 6, 1, tzinfo=UTC),
        )

    publish("Le haut débit en Lozère", 2024, lozere, [fibre])
    publish("Le débit et l’emploi", 2026, lozere, [fibre, work])
    publish("Un débit dans l’Orne", 2025, orne, [work], kind="opinion")
    write_index()


@pytest.fixture
def interview(home):
    film = VideoFactory(captions=said("Bonjour.", "Parlons.", "Voici le télécentre."))
    page = InterviewPageFactory(
        title="Une rencontre",
        slug="rencontre",
        segments=[
            segment(film, question="D’où venez-vous ?"),
            segment(film, question="Et après ?", answer="<p>Un télécentre neuf.</p>"),
        ],
    )
    write_index()
    return page


def test_results_say_what_they_are_and_mark_the_words(library, reader):
    page = ask(reader, "lozere", genre="article", tri="date").content.decode()
    assert "<mark>Lozère</mark>" in page
    assert '<span class="kicker__place">Lozère</span>' in page
    assert '<time datetime="2024-06-01">1er juin 2024</time>' in page


def test_a_slip_is_corrected_and_can_be_insisted_on(library, reader):
    corrected = ask(reader, "haut debti", theme="fibre")
    assert corrected.context["answer"].question.text == "haut débit"
    assert "<strong>haut débit</strong>" in corrected.content.decode()
    assert {"q": "haut debti", "theme": "fibre", "exact": "1"} in links(corrected)

    exact = ask(reader, "haut debti", exact="1")
    assert not exact.context["answer"].question.is_corrected
    assert "search-page__corrected" not in exact.content.decode()
    assert 'value="haut debti"' in exact.content.decode()
    assert all(link["exact"] == "1" for link in links(exact))


def test_what_comes_close_is_called_so(library, reader):
    close = ask(reader, "débit orne lozère")
    assert close.context["answer"].is_approximate
    assert 'class="notice"' in close.content.decode()
    whole = ask(reader, "débit emploi")
    assert not whole.context["answer"].is_approximate
    assert 'class="notice"' not in whole.content.decode()


def test_nothing_found_leads_elsewhere(library, reader):
    response = ask(reader, "xyzzyx", annee="2024", genre="brief")
    page = response.content.decode()
    assert response.context["answer"].total == 0
    assert {"q": "xyzzyx"} in links(response)
    assert "search-page__nothing" in page
    assert 'href="/themes/emploi/"' in page
    assert 'href="/territoires/orne/"' in page
    assert 'href="/articles/"' in page
    without_filters = ask(reader, "xyzzyx")
    assert {"q": "xyzzyx"} not in links(without_filters)
    assert 'class="facets"' not in without_filters.content.decode()


@pytest.mark.parametrize("q", ["", "   ", "\x00"])
def test_without_a_word_the_page_invites(library, reader, q):
    page = ask(reader, q).content.decode()
    assert 'href="/themes/fibre/"' in page
    assert 'href="/territoires/lozere/"' in page
    assert "results-head" not in page
    assert "search-page__nothing" not in page


def test_facets_combine_and_each_can_be_removed(library, reader):
    first = ask(reader, "débit", territoire="lozere", tri="date", page="7")
    assert titles(first) == ["Le débit et l’emploi", "Le haut débit en Lozère"]
    both = {"q": "débit", "territoire": "lozere", "theme": "emploi", "tri": "date"}
    assert both in links(first)

    second = ask(reader, **both)
    assert titles(second) == ["Le débit et l’emploi"]
    assert {n: v for n, v in both.items() if n != "territoire"} in links(second)
    assert {n: v for n, v in both.items() if n != "theme"} in links(second)
    assert {"q": "débit", "tri": "date"} in links(second)
    assert second.content.decode().count('aria-current="true"') == 2


def test_each_option_says_how_many_it_leaves(library, reader):
    facets = ask(reader, "débit", theme="emploi").context["answer"].facets
    counts = {f.name: {o.value: o.count for o in f.options} for f in facets}
    assert counts == {
        "genre": {"article": 1, "opinion": 1},
        "territoire": {"lozere": 1, "orne": 1},
        "theme": {"emploi": 2, "fibre": 2},
        "annee": {"2025": 1, "2026": 1},
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("genre", "<script>"),
        ("territoire", "nulle-part"),
        ("theme", "é" * 5000),
        ("annee", "10²"),
    ],
)
def test_an_unknown_value_finds_nothing_and_can_be_removed(
    library, reader, name, value
):
    response = ask(reader, "débit", **{name: value})
    assert titles(response) == []
    assert {"q": "débit"} in links(response)
    assert "<script>" not in response.content.decode()


def test_a_known_kind_that_finds_nothing_keeps_its_name(library, reader):
    facets = ask(reader, "débit", genre="brief").context["answer"].facets
    assert facets[0].chosen.label == "Brève"


def test_by_date_the_newest_come_first(library, reader):
    assert titles(ask(reader, "débit", tri="date")) == [
        "Le débit et l’emploi",
        "Un débit dans l’Orne",
        "Le haut débit en Lozère",
    ]


@pytest.fixture
def many(home):
    ArticlePageFactory.create_batch(23, standfirst="Un réseau.")
    write_index()


@pytest.mark.parametrize(
    ("page", "number", "hits"),
    [
        ("", 1, 10),
        ("2", 2, 10),
        ("3", 3, 3),
        ("99", 3, 3),
        ("1" + "0" * 20, 3, 3),
        ("-1", 3, 3),
        ("x", 1, 10),
        ("٢", 2, 10),
    ],
)
def test_results_come_by_pages(many, reader, page, number, hits):
    response = ask(reader, "réseau", genre="article", page=page)
    shown = response.context["answer"]
    assert (shown.page.number, len(shown.hits), shown.total) == (number, hits, 23)
    other = 1 if number != 1 else 2
    expected = f'href="?{urlencode({"q": "réseau", "genre": "article"})}&page={other}"'
    assert expected.replace("&", "&amp;") in response.content.decode()
    assert f'<ol class="results" start="{10 * number - 9}">' in (
        response.content.decode()
    )


def test_an_interview_answers_with_its_questions(interview, reader):
    response = ask(reader, "télécentre")
    (hit,) = response.context["answer"].hits
    assert {(s.number, s.timecode) for s in hit.segments} == {(1, "0:08"), (2, "0:08")}
    page = response.content.decode()
    assert 'href="/entretiens/rencontre/#q1-t8"' in page
    assert 'href="/entretiens/rencontre/#q1"' in page


def test_what_is_written_under_a_film_has_no_time(home, reader):
    film = VideoFactory(captions=said("Bonjour."))
    InterviewPageFactory(segments=[segment(film, answer="<p>Un télécentre.</p>")])
    write_index()
    response = ask(reader, "télécentre")
    (hit,) = response.context["answer"].hits
    assert [one.timecode for one in hit.segments] == [""]
    assert "#q1-t" not in response.content.decode()


def test_the_field_of_a_transcript_finds_without_a_script(interview, reader):
    page = reader.get("/entretiens/rencontre/").content.decode()
    form = re.search(r'<relais-find.*?action="([^"]+)".*?name="(\w+)"', page, re.S)
    assert form.groups() == ("/recherche/", "q")
    assert titles(ask(reader, "Voici le télécentre")) == ["Une rencontre"]


def test_the_query_is_shown_and_never_run(home, reader):
    page = ask(reader, "<script>").content.decode()
    assert "<script>" not in page.replace('<script type="module"', "")
    assert "&lt;script&gt;" in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_title_that_is_found_is_never_run(home, reader):
    ArticlePageFactory(title="<b>Fibre</b> & cuivre")
    write_index()
    page = ask(reader, "fibre").content.decode()
    assert "&lt;b&gt;<mark>Fibre</mark>&lt;/b&gt; &amp; cuivre" in page


@pytest.mark.parametrize(
    "q", ['"', "%", "'", "mot " * 5000, "« fibre", "* OR (", "é" * 9]
)
def test_any_input_answers(library, reader, q):
    ask(reader, q)


def test_a_search_is_not_sent(home, reader):
    assert reader.post("/recherche/", {"q": "x"}).status_code == 405


class Everything:
    """Many hits of all kinds, with all that they may show."""

    def __init__(self):
        self.theme = ThemeFactory(name="Réseaux", slug="reseaux")
        self.place = TerritoryPageFactory(title="Gers du réseau", slug="gers")

    def publish(self, numbers):
        film = VideoFactory(captions=said(*["Un réseau."] * 5), poster=ImageFactory())
        for n in numbers:
            person = PersonFactory(name=f"Réseau {n}", portrait=ImageFactory())
            body = OrganisationFactory(name=f"Réseau {n}")
            shared = {
                "themes": [self.theme, ThemeFactory()],
                "territories": [
                    self.place,
                    TerritoryPageFactory(title=f"Réseau de {n}", cover=ImageFactory()),
                ],
                "credits": [Credit(person=person), Credit(organisation=body)],
            }
            ArticlePageFactory(title=f"Réseau rural {n}", **shared)
            InterviewPageFactory(
                title=f"Réseau filmé {n}",
                segments=[segment(film, question="Un réseau ?") for _ in range(4)],
                guests=[Guest(person=person, organisation=body)],
                **shared,
            )
        write_index()


ADDRESSES = [
    "/recherche/",
    "/recherche/?q=reseau",
    "/recherche/?q=reseau&page=3",
    "/recherche/?q=reseau&genre=interview&territoire=gers&theme=reseaux&tri=date",
    "/recherche/?q=reseau+rurla",
    "/recherche/?q=reseau+rurla+filme+gerss",
    "/recherche/?q=xyzzyx+reseau+wxyzzy+vwxyzy+uvwxyz",
    "/recherche/?q=xyzzyx",
]


def queries_of(reader, address):
    reader.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    return queries.captured_queries


def test_queries_are_few_and_do_not_grow_with_the_hits(home, reader):
    everything = Everything()
    everything.publish(range(4))
    few = {address: len(queries_of(reader, address)) for address in ADDRESSES}
    assert {a: n for a, n in few.items() if n > MOST_QUERIES} == {}
    everything.publish(range(4, 16))
    many = {address: len(queries_of(reader, address)) for address in ADDRESSES}
    assert many == few
