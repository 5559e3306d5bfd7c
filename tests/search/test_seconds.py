"""The search for programs and for browsers."""

from xml.etree import ElementTree

import pytest

from tests.articles.factories import ArticlePageFactory
from tests.interviews.factories import InterviewPageFactory, segment
from tests.library.factories import VideoFactory

pytestmark = pytest.mark.django_db

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_what_is_said_in_a_film_is_found_with_its_second(home, reader, published):
    film = VideoFactory(captions="0:00 Bonjour à tous\n1:32 Le télécentre de Boitron")
    with published():
        interview = InterviewPageFactory(
            title="Une rencontre", segments=[segment(film, question="Où travailler ?")]
        )
    answer = reader.get("/recherche.json?q=telecentre").json()
    assert answer["total"] == 1
    [found] = answer["results"]
    assert found["segments"] == [
        {
            "number": 1,
            "question": "Où travailler ?",
            "seconds": 92.0,
            "timecode": "1:32",
            "excerpt": "Bonjour à tous Le télécentre de Boitron",
            "url": f"http://testserver{interview.url}#q1-t92",
        }
    ]


def test_the_parameters_of_the_page_are_taken(home, reader, published):
    with published():
        ArticlePageFactory(title="La fibre au village", kind="brief")
        ArticlePageFactory(title="La fibre en ville", kind="article")
    answer = reader.get("/recherche.json?q=fible&genre=brief").json()
    assert [found["title"] for found in answer["results"]] == ["La fibre au village"]
    assert (answer["query"], answer["corrected_from"]) == ("fibre", "fible")
    assert {o["value"]: o["count"] for o in answer["facets"][0]["options"]} == {
        "brief": 1,
        "article": 1,
    }
    exact = reader.get("/recherche.json?q=fible&exact=1").json()
    assert (exact["total"], exact["corrected_from"]) == (0, None)


def test_many_searches_at_once_are_refused_for_a_minute(home, reader):
    statuses = [reader.get("/recherche.json?q=a").status_code for _ in range(31)]
    assert statuses == [200] * 30 + [429]
    refusal = reader.get("/recherche.json?q=a")
    assert 0 < int(refusal["Retry-After"]) <= 60
    assert "réessayez" in refusal.json()["error"]
    assert reader.get("/recherche/?q=a").status_code == 200


def test_programs_only_read(home, reader):
    assert reader.post("/recherche.json").status_code == 405


def test_browsers_can_add_the_search(home, reader):
    page = reader.get("/recherche/").content.decode()
    assert 'rel="search" type="application/opensearchdescription+xml"' in page
    response = reader.get("/opensearch.xml")
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    description = ElementTree.fromstring(response.content)  # noqa: S314 our own
    templates = [url.get("template") for url in description.iter(f"{NAMESPACE}Url")]
    assert templates == [
        "http://testserver/recherche/?q={searchTerms}",
        "http://testserver/recherche/suggestions.json?q={searchTerms}&format=opensearch",
        "http://testserver/opensearch.xml",
    ]
