from urllib.parse import quote

import pytest

from tests.articles.factories import ArticlePageFactory
from tests.territories.factories import TerritoryPageFactory

pytestmark = pytest.mark.django_db


def found(reader, query):
    response = reader.get(f"/recherche/?q={quote(query)}")
    assert response.status_code == 200
    return {page.title for page in response.context["results"]}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fibre", {"La fibre au village"}),
        ("FIBRE village", {"La fibre au village"}),
        ("réseau", {"La fibre au village", "Gers"}),
        ("fibre Gers", set()),
        ("", set()),
        ("   ", set()),
        ("\x00", set()),
        ('"', set()),
        ("%", set()),
        ("mot " * 5000, set()),
    ],
)
def test_every_word_must_be_there_and_any_input_answers(home, reader, query, expected):
    ArticlePageFactory(title="La fibre au village", standfirst="Un réseau pour tous.")
    TerritoryPageFactory(title="Gers", summary="Le réseau du Gers.")
    assert found(reader, query) == expected


def test_the_query_is_shown_and_never_run(home, reader):
    page = reader.get("/recherche/?q=%3Cscript%3E").content.decode()
    assert "<script>" not in page.replace('<script type="module"', "")
    assert "&lt;script&gt;" in page
    assert '<meta name="robots" content="noindex">' in page


def test_results_come_by_pages(home, reader):
    ArticlePageFactory.create_batch(12, standfirst="Un réseau.")
    second = reader.get("/recherche/?q=r%C3%A9seau&page=2")
    assert len(second.context["results"]) == 2
    assert 'href="?q=r%C3%A9seau&amp;page=1"' in second.content.decode()
