import pytest

from articles.models import ArticlePage
from tests.articles.factories import ArticlePageFactory
from tests.editorial.factories import ThemeFactory
from tests.territories.factories import TerritoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(home):
    theme, place = ThemeFactory(slug="reseaux"), TerritoryPageFactory(title="Gers")
    return {
        "both": ArticlePageFactory(themes=[theme], territories=[place]),
        "theme": ArticlePageFactory(themes=[theme, ThemeFactory()]),
        "place": ArticlePageFactory(territories=[place], kind=ArticlePage.Kind.BRIEF),
        "none": ArticlePageFactory(),
    }


def listed(reader, query=""):
    return [story.pk for story in reader.get(f"/articles/{query}").context["stories"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["none", "place", "theme", "both"]),
        ("?theme=reseaux", ["theme", "both"]),
        ("?territoire=gers", ["place", "both"]),
        ("?genre=brief", ["place"]),
        ("?theme=reseaux&territoire=gers", ["both"]),
        ("?theme=inconnu", []),
        ("?theme=reseaux&genre=brief", []),
        ("?page=99999999999999999999", ["none", "place", "theme", "both"]),
        ("?page=x&theme=", ["none", "place", "theme", "both"]),
        ("?theme=%00%27%22", []),
    ],
)
def test_the_list_is_what_the_address_says(articles, reader, query, expected):
    assert listed(reader, query) == [articles[name].pk for name in expected]


def test_an_empty_result_says_so_and_how_to_leave_it(articles, reader):
    page = reader.get("/articles/?theme=inconnu").content.decode()
    assert "0 publication" in page
    assert '<a href="/articles/">' in page
    assert "Rien ne correspond à ces filtres." in page


def test_pages_keep_the_filters(home, reader):
    theme = ThemeFactory(slug="reseaux")
    ArticlePageFactory.create_batch(45, themes=[theme])
    page = reader.get("/articles/?theme=reseaux&genre=article&page=2").content.decode()
    assert 'href="?theme=reseaux&amp;genre=article&amp;page=3" rel="next"' in page
    assert 'href="?theme=reseaux&amp;genre=article&amp;page=1" rel="prev"' in page
    assert page.count('class="story-card"') == 20
    assert '<option value="reseaux" selected>' in page


def test_the_canonical_address_forgets_filters_and_keeps_the_page(home, reader):
    ArticlePageFactory.create_batch(21)
    page = reader.get("/articles/?genre=article&page=2").content.decode()
    canonical = '<link rel="canonical" href="http://testserver/articles/?page=2">'
    assert canonical in page


def test_choices_are_in_the_order_of_the_alphabet(home, reader):
    names = ["Zones blanches", "Économie numérique", "Fibre", "Aménagement"]
    ArticlePageFactory(themes=[ThemeFactory(name=name) for name in names])
    themes = reader.get("/articles/").context["filters"].themes()
    assert [theme["label"] for theme in themes] == [
        "Aménagement",
        "Économie numérique",
        "Fibre",
        "Zones blanches",
    ]


def test_a_story_on_two_places_of_the_same_slug_is_listed_once(home, reader):
    county = TerritoryPageFactory(title="Paris", level="departement", code="75")
    town = TerritoryPageFactory(
        title="Paris", slug="paris", code="75056", parent=county
    )
    story = ArticlePageFactory(territories=[county, town])
    assert listed(reader, "?territoire=paris") == [story.pk]
