"""Editors search as they write: in French, without accents, or anything at all."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.urls import reverse
from modelsearch.backends import get_search_backend
from modelsearch.index import insert_or_update_object as reindex
from modelsearch.query import MATCH_ALL, MATCH_NONE, And, Not, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from articles.models import ArticleIndexPage, ArticlePage
from editorial.models import Theme
from library.models import Video
from search.admin_search.analysis import analysed, indexed, indexed_for_typing
from tests.articles.factories import ArticlePageFactory
from tests.editorial.factories import ThemeFactory
from tests.library.factories import ImageFactory, VideoFactory
from tests.users.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.wagtail_index]

NETWORKS = "Les Réseaux d’initiative publique"
COUNCIL = "Un élu raconte l’œuvre des conseillers"
VALLEY = "Travailleurs de la vallée : 4G et « fibre »"
TITLES = [NETWORKS, COUNCIL, VALLEY]

FOUND = [
    *(
        (query, {NETWORKS})
        for query in (
            "réseau",
            "reseau",
            "Réseaux",
            "RÉSEAU",
            "re\u0301seaux",
            "rése",
            "reseaux publiques",
            "d'initiative",
            "initiatives d’un réseau",
            '"initiative publique"',
            "*réseau*",
            "(réseau",
            "réseau)",
            "réseau:*",
            "réseau & !initiative",
            'réseau"',
            '"réseau',
            "\\réseau'",
            "réseau\t publique  ",
        )
    ),
    *((query, {COUNCIL}) for query in ("élu", "élus", "ELUS", "oeuvre", "conseil")),
    *(
        (query, {VALLEY})
        for query in ("travailleur", "travail", "vallées", "4g", "« fibre »")
    ),
    ("de la", {VALLEY}),
    *(
        (query, set())
        for query in (
            "réseau élu",
            "réseau AND élu",
            "seau",
            "*",
            "(",
            "&|!:*",
            "\\",
            "%",
            "-",
            "«",
            "éab" * 3_400,
            '"a ' * 5_000,
        )
    ),
]


def titles(items):
    return {getattr(item, "title", None) or str(item) for item in items}


@pytest.fixture
def editor(client, home):
    client.force_login(UserFactory(group="Modérateurs"))
    return client


# For each list: what fills it, the name of its address, what it calls its items.
LISTS = {
    "page search": (ArticlePageFactory, "wagtailadmin_pages:search", "pages"),
    "explorer": (ArticlePageFactory, "wagtailadmin_explore", "pages"),
    "page chooser": (ArticlePageFactory, "wagtailadmin_choose_page_search", "pages"),
    "images": (ImageFactory, "wagtailimages:index", "images"),
    "image chooser": (ImageFactory, "wagtailimages_chooser:choose_results", "results"),
    "videos": (
        VideoFactory,
        Video.snippet_viewset.get_url_name("list"),
        "object_list",
    ),
    "video chooser": (
        VideoFactory,
        Video.snippet_viewset.chooser_viewset.get_url_name("choose_results"),
        "results",
    ),
    "themes": (ThemeFactory, Theme.snippet_viewset.get_url_name("list"), "object_list"),
}


def fill(factory):
    field = "name" if factory is ThemeFactory else "title"
    for title in TITLES:
        factory(**{field: title})


def found(client, name, query):
    """The titles that a list of the admin shows for a query."""
    _factory, url_name, shown = LISTS[name]
    args = [ArticleIndexPage.objects.get().pk] if name == "explorer" else []
    response = client.get(reverse(url_name, args=args), {"q": query})
    assert response.status_code == 200
    return titles(response.context[shown])


def test_what_is_typed_is_found(editor):
    fill(ArticlePageFactory)
    answers = {query: found(editor, "page chooser", query) for query, _ in FOUND}
    assert answers == dict(FOUND)


@pytest.mark.parametrize("name", LISTS)
def test_lists_and_choosers_find_what_is_typed(editor, name):
    fill(LISTS[name][0])
    asked = FOUND[::5]
    assert {query: found(editor, name, query) for query, _ in asked} == dict(asked)


@pytest.mark.parametrize("name", LISTS)
def test_a_null_character_is_no_search(editor, name):
    fill(LISTS[name][0])
    assert found(editor, name, "rés\x00eau") == found(editor, name, "")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"réseaux d\'initiative publique" live:true', {NETWORKS}),
        ('"initiatives publiques" réseau', {NETWORKS}),
        ('"publique initiative"', set()),
        ('"réseaux publique"', set()),
        ('réseau "*"', {NETWORKS}),
        ("réseau live:false", set()),
    ],
)
def test_the_search_of_pages_knows_phrases_and_filters(editor, query, expected):
    fill(ArticlePageFactory)
    assert found(editor, "page search", query) == expected


def test_what_was_found_before_a_correction_is_not_found_after(editor):
    article = ArticlePageFactory(title="Le réseau")
    article.title = "La fibre"
    article.save()
    assert found(editor, "page search", "réseaux") == set()
    assert found(editor, "page search", "fibres") == {"La fibre"}
    article.delete()
    assert found(editor, "page search", "fibres") == set()


def test_the_bodies_of_stories_are_searched_in_stems(home):
    article = ArticlePageFactory(
        title="Une journée", standfirst="Un réseau d’élus\x0bmunicipaux."
    )
    for query in ("réseaux", "ELU municipal", "reseau des elus"):
        assert list(Page.objects.search(query)) == [article.page_ptr], query
    # Whole words, unlike the lists, which search while somebody types.
    assert list(Page.objects.search("munici")) == []


def test_related_fields_are_cut_to_stems_once(home):
    image = ImageFactory(title="Une carte")
    image.tags.add("nationalisations")
    reindex(image)
    assert list(type(image).objects.search("nationalisation")) == [image]


def test_several_objects_are_indexed_at_once_and_again(home):
    articles = [ArticlePageFactory(title=f"Réseau {n}") for n in range(3)]
    before = IndexEntry.objects.count()
    index = get_search_backend().get_index_for_model(ArticlePage)
    index.add_items(ArticlePage, articles)
    index.add_items(ArticlePage, [])
    assert IndexEntry.objects.count() == before
    assert set(ArticlePage.objects.search("réseaux")) == set(articles)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Les élus", "elu"),
        ("de la", "de la"),
        (PlainText("réseaux élus", operator="or"), "resel | elu"),
        (Phrase("Les élus"), '"les elu"'),
        (Phrase("«"), "nothing"),
        (And([PlainText("élus"), PlainText("*")]), "elu"),
        (Or([PlainText("*"), Phrase("élus")]), '"elu"'),
        (And([PlainText("élus"), Phrase("réseaux")]), '(elu and "resel")'),
        (Not(PlainText("élus")), "not elu"),
        (And([PlainText("*"), Phrase("")]), "nothing"),
        (MATCH_ALL, "everything"),
        (MATCH_NONE, "nothing"),
    ],
)
def test_queries_keep_their_form(query, expected):
    assert spelled(analysed(query, None)) == expected


def spelled(query):
    """A query as somebody would say it."""
    if isinstance(query, Not):
        return (
            "nothing"
            if query.subquery is MATCH_ALL
            else f"not {spelled(query.subquery)}"
        )
    if isinstance(query, Phrase):
        return f'"{query.query_string}"'
    if isinstance(query, PlainText):
        separator = " | " if query.operator == "or" else " "
        return query.query_string.replace(" ", separator)
    if query is MATCH_ALL:
        return "everything"
    word = " and " if isinstance(query, And) else " or "
    return f"({word.join(map(spelled, query.subqueries))})"


def test_what_is_being_typed_is_a_stem_or_a_word():
    assert spelled(analysed("les élu", None, typing=True)) == "elu"
    assert spelled(analysed("les travail", None, typing=True)) == "(traval or travail)"
    assert indexed("Les élus") == "les elu"
    assert indexed_for_typing("Les élus") == "les elus les elu"


def test_a_query_is_read_no_further_than_twenty_words():
    query = analysed(" ".join(f"mot{n}" for n in range(30)), None)
    assert len(query.query_string.split()) == 20


def test_the_database_reads_its_index_of_titles_and_bodies(home):
    index = {"postgresql": "search_admin_title_body", "sqlite": "VIRTUAL TABLE INDEX"}
    content_type = ContentType.objects.get_for_model(Page)
    pages = Page.objects.bulk_create(
        Page(
            title=f"Page {number}",
            slug=f"page-{number}",
            path=Page._get_path("0001", 2, number),
            depth=2,
            content_type=content_type,
            locale=home.locale,
        )
        for number in range(1000, 4000)
    )
    get_search_backend().get_index_for_model(Page).add_items(Page, pages)
    with connection.cursor() as cursor:  # what the planner knows of the tables
        for model in (Page, IndexEntry):
            cursor.execute(f"ANALYZE {model._meta.db_table}")
        if connection.vendor == "postgresql":  # what autovacuum does
            cursor.execute("SELECT gin_clean_pending_list('search_admin_title_body')")
    plan = Page.objects.search("page 1234").get_queryset().explain()
    assert index[connection.vendor] in plan


def test_the_index_is_made_and_taken_back_on_postgresql_alone(db):
    migration = import_module("search.migrations.0003_admin_search_index")
    has_index = connection.vendor == "postgresql"
    assert ("search_admin_title_body" in names_of_indexes()) == has_index
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        migration.drop_index(apps, editor)
        assert "search_admin_title_body" not in names_of_indexes()
        migration.create_index(apps, editor)
    assert ("search_admin_title_body" in names_of_indexes()) == has_index


def names_of_indexes():
    with connection.cursor() as cursor:
        return connection.introspection.get_constraints(
            cursor, IndexEntry._meta.db_table
        )
