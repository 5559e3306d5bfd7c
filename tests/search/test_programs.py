"""What programs and browsers ask: JSON, completions, OpenSearch."""

import json
from datetime import UTC, datetime
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial.models import Credit
from moderation import rate
from tests.articles.factories import ArticlePageFactory
from tests.editorial.factories import ThemeFactory
from tests.interviews.factories import InterviewPageFactory, said, segment
from tests.library.factories import VideoFactory
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.territories.factories import TerritoryPageFactory

from .index import write_index

pytestmark = pytest.mark.django_db

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def published(home):
    lozere = TerritoryPageFactory(title="Lozère", slug="lozere")
    theme = ThemeFactory(name="Télétravail", slug="teletravail")
    ArticlePageFactory(
        title="Télécentre à vendre",
        slug="telecentre",
        standfirst="Le haut débit au village, et le haut débit en ville.",
        territories=[lozere],
        themes=[theme],
        credits=[
            Credit(person=PersonFactory(name="Télesphore Durand")),
            Credit(organisation=OrganisationFactory(name="Télé Gers")),
        ],
        first_published_at=datetime(2026, 3, 1, tzinfo=UTC),
    )
    InterviewPageFactory(
        title="Une rencontre",
        slug="rencontre",
        segments=[
            segment(
                VideoFactory(captions=said("Bonjour.", "La fibre arrive.")),
                question="Et ici ?",
            )
        ],
    )
    write_index()


def suggested(reader, q):
    response = reader.get(f"/recherche/suggestions.json?q={quote(q)}")
    assert response.status_code == 200
    return [(one["label"], one["url"]) for one in response.json()]


def ask(reader, q, parameters="", **headers):
    return reader.get(f"/recherche.json?q={quote(q)}{parameters}", headers=headers)


def test_answers_for_programs_say_what_the_page_shows(published, reader):
    assert ask(reader, "fibre arive").json() == {
        "query": "fibre arrive",
        "corrected_from": "fibre arive",
        "approximate": False,
        "total": 1,
        "page": 1,
        "pages": 1,
        "facets": [
            {
                "name": "genre",
                "label": "Genre",
                "options": [
                    {
                        "value": "interview",
                        "label": "Entretien filmé",
                        "count": 1,
                        "chosen": False,
                    }
                ],
            },
            {"name": "territoire", "label": "Territoire", "options": []},
            {"name": "theme", "label": "Thème", "options": []},
            *ask(reader, "fibre").json()["facets"][3:],
        ],
        "results": [
            {
                "title": "Une rencontre",
                "url": "http://testserver/entretiens/rencontre/",
                "kind": "Entretien filmé",
                "place": "",
                "date": ask(reader, "fibre").json()["results"][0]["date"],
                "excerpt": "Un chapô.",
                "segments": [
                    {
                        "number": 1,
                        "question": "Et ici ?",
                        "timecode": "0:04",
                        "seconds": 4.0,
                        "excerpt": "Bonjour. La fibre arrive.",
                        "url": "http://testserver/entretiens/rencontre/#q1-t4",
                    }
                ],
            }
        ],
    }


def test_answers_for_programs_take_the_parameters_of_the_page(published, reader):
    narrowed = ask(reader, "debit", "&territoire=lozere&annee=2026&tri=date").json()
    (result,) = narrowed["results"]
    assert (result["title"], result["place"]) == ("Télécentre à vendre", "Lozère")
    assert result["date"].startswith("2026-03-01")
    assert ask(reader, "debit", "&annee=2025").json()["total"] == 0
    assert ask(reader, "arive", "&exact").json()["corrected_from"] is None
    assert ask(reader, "", "&page=" + "9" * 30).json()["results"] == []


def test_programs_read_only(home, reader):
    assert reader.post("/recherche.json", {"q": "x"}).status_code == 405
    assert reader.post("/recherche/suggestions.json").status_code == 405
    assert ask(reader, "x").headers["X-Robots-Tag"] == "noindex"


@pytest.fixture
def noon(monkeypatch):
    """A clock that stands, twenty seconds before the end of a minute."""
    monkeypatch.setattr(rate.time, "time", lambda: 1_800_000_040)


def test_an_address_may_ask_thirty_times_a_minute(home, reader, noon, monkeypatch):
    statuses = [ask(reader, "x").status_code for _ in range(31)]
    assert statuses == [200] * 30 + [429]
    refused = ask(reader, "x")
    assert refused.headers["Retry-After"] == "20"
    assert refused.headers["Content-Type"] == "application/json"
    assert list(refused.json()) == ["error"]
    assert reader.get("/recherche/?q=x").status_code == 200
    monkeypatch.setattr(rate.time, "time", lambda: 1_800_000_060)
    assert ask(reader, "x").status_code == 200


def test_a_cache_that_keeps_nothing_is_no_error(home, reader, settings):
    dummy = "django.core.cache.backends.dummy.DummyCache"
    settings.CACHES = {"default": {"BACKEND": dummy}}
    assert reader.get("/recherche.json?q=fibre").json()["total"] == 0


@pytest.mark.parametrize(
    ("peer", "forwarded", "who"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("8.8.8.8", "9.9.9.9", "8.8.8.8"),  # says what it likes
        ("127.0.0.1", "9.9.9.9, 8.8.8.8", "8.8.8.8"),  # our proxy
        ("10.0.0.3", "8.8.8.8", "8.8.8.8"),
        ("127.0.0.1", "nobody", "127.0.0.1"),
        ("", "8.8.8.8", "8.8.8.8"),  # a proxy behind a socket
        ("", "", "unknown"),
        ("2a01:e0a:1:2:3:4:5:6", "", "2a01:e0a:1:2::/64"),
    ],
)
def test_who_asks(rf, peer, forwarded, who):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = rf.get("/", headers=headers, REMOTE_ADDR=peer)
    assert rate.who_asks(request) == who


def test_completions_are_pages_people_themes_and_words(published, reader):
    assert suggested(reader, "TÉL") == [
        ("Télé Gers", "/organisations/tele-gers/"),
        ("Télesphore Durand", "/personnes/telesphore-durand/"),
        ("Télécentre à vendre", "/articles/telecentre/"),
        ("Télétravail", "/themes/teletravail/"),
        ("Télé", "/recherche/?q=T%C3%A9l%C3%A9"),
        ("Télécentre", "/recherche/?q=T%C3%A9l%C3%A9centre"),
        ("Télesphore", "/recherche/?q=T%C3%A9lesphore"),
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("loze", [("Lozère", "/territoires/lozere/")]),
        ("à vend", [("Télécentre à vendre", "/articles/telecentre/")]),
        ("centre", []),
        ("haut déb", [("haut débit", "/recherche/?q=haut+d%C3%A9bit")]),
        ("fibre déb", []),  # nothing holds both
        ("x", []),
        ("", []),
        ("l'", []),
        ("%", []),
        ("_élé", []),
        ("\x00", []),
    ],
)
def test_a_word_begins_as_what_is_typed(published, reader, typed, expected):
    found = suggested(reader, typed)
    assert found[: len(expected)] == expected
    assert bool(found) == bool(expected)


def test_completions_are_few_in_number_and_in_queries(home, reader):
    for n in range(12):
        person = PersonFactory(name=f"Réseau {n}")
        ArticlePageFactory(
            title=f"Réseau réseauté{'e' * n} {n}",
            themes=[ThemeFactory(name=f"Réseau {n}")],
            territories=[TerritoryPageFactory(title=f"Réseau de {n}")],
            credits=[Credit(person=person)],
        )
    write_index()
    for text in ("rés", "12 mots et rés", "mot " * 200 + "rés"):
        suggested(reader, text)
        with CaptureQueriesContext(connection) as queries:
            found = suggested(reader, text)
        assert len(queries) <= 5
        assert len(found) <= 8
    assert len(suggested(reader, "rés")) == 8


def test_completions_may_be_kept_a_moment_by_one_reader(home, reader):
    kept = reader.get("/recherche/suggestions.json?q=x").headers["Cache-Control"]
    assert set(kept.split(", ")) == {"private", "max-age=30"}


def test_opensearch_description(home, reader):
    response = reader.get("/opensearch.xml")
    assert response.headers["Content-Type"] == (
        "application/opensearchdescription+xml; charset=utf-8"
    )
    root = ElementTree.fromstring(response.content)  # noqa: S314 (our own)
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert 0 < len(root.findtext(f"{OPENSEARCH}ShortName")) <= 16
    assert root.findtext(f"{OPENSEARCH}Language") == "fr"
    templates = {url.get("type"): url.get("template") for url in root.iter()}
    search = "http://testserver/recherche/"
    assert templates["text/html"] == f"{search}?q={{searchTerms}}"
    assert templates["application/x-suggestions+json"] == (
        f"{search}suggestions.json?q={{searchTerms}}&format=opensearch"
    )
    page = reader.get("/").content.decode()
    assert 'type="application/opensearchdescription+xml" href="/opensearch.xml"' in page


def test_suggestions_for_browsers(published, reader):
    response = reader.get("/recherche/suggestions.json?q=loz&format=opensearch")
    assert response.headers["Content-Type"] == "application/x-suggestions+json"
    assert json.loads(response.content) == ["loz", ["Lozère"]]
