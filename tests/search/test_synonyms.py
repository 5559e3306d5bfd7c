"""Editors say which expressions are one thing to readers."""

import pytest
from wagtail.models import Site

from search.answers import Answer, Request
from search.indexing import write_entries
from search.models import Synonym
from tests.articles.factories import ArticlePageFactory
from tests.moderation.stale_forms import send
from tests.search.factories import SynonymFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/snippets/search/synonym/add/"
LIST = "/admin/snippets/search/synonym/"


@pytest.fixture
def moderator(client, home):
    client.force_login(UserFactory(group="Modérateurs"))
    return client


def add(client, expression, equivalents):
    return client.post(ADD, {"expression": expression, "equivalents": equivalents})


def test_groups_are_texts_as_they_were_typed(db, django_assert_num_queries):
    SynonymFactory(expression="THD", equivalents="très haut débit\nfibre optique")
    SynonymFactory(expression="École", equivalents="établissement scolaire")
    with django_assert_num_queries(1):
        assert Synonym.objects.groups() == [
            ("École", "établissement scolaire"),
            ("THD", "très haut débit", "fibre optique"),
        ]


def test_what_is_typed_is_tidied(moderator):
    response = add(
        moderator, "  T H D ", "très  haut débit\r\n\r\n fibre , FTTH;l’optique\n"
    )
    assert response.status_code == 302
    assert Synonym.objects.groups() == [
        ("T H D", "très haut débit", "fibre", "FTTH", "l’optique")
    ]


@pytest.mark.parametrize(
    ("expression", "equivalents", "errors"),
    [
        ("", "fibre", {"expression": ["Champ requis."]}),
        ("THD", "", {"equivalents": ["Champ requis."]}),
        ("THD", " \r\n ", {"equivalents": ["Champ requis."]}),
        ("THD", ",\n;", {"equivalents": ["Donnez au moins un équivalent."]}),
        ("***", "fibre", {"expression": ["«\xa0***\xa0» ne contient aucun mot."]}),
        ("THD", "?!", {"equivalents": ["«\xa0?!\xa0» ne contient aucun mot."]}),
        (
            "Épci",
            "communauté\nCommunaute\nEPCI",
            {
                "equivalents": [
                    f"«\xa0{text}\xa0» y est deux fois\xa0: majuscules et accents ne "
                    f"comptent pas."
                    for text in ("Communaute", "EPCI")
                ]
            },
        ),
        (
            "THD",
            "é" * 101,
            {
                "equivalents": [
                    f"«\xa0{'é' * 30}…\xa0» est trop long\xa0: cent caractères au plus."
                ]
            },
        ),
        (
            "THD",
            "\n".join(f"mot {n}" for n in range(21)),
            {"equivalents": ["Il y a 21 équivalents\xa0: vingt au plus."]},
        ),
        (
            "rip ?",
            "réseau",
            {
                "expression": [
                    "«\xa0rip ?\xa0» a déjà ses synonymes\xa0: complétez-les."
                ]
            },
        ),
    ],
)
def test_the_form_says_what_is_wrong(moderator, expression, equivalents, errors):
    rip = SynonymFactory(expression="RIP")
    response = add(moderator, expression, equivalents)
    assert response.context["form"].errors == errors
    assert list(Synonym.objects.all()) == [rip]


def test_twenty_equivalents_are_not_too_many(moderator):
    add(moderator, "THD", "\n".join(f"mot {n}" for n in range(20)))
    assert len(Synonym.objects.groups()[0]) == 21


def test_an_expression_may_be_changed_and_kept(moderator):
    rip = SynonymFactory(expression="RIP", equivalents="réseau")
    url = f"/admin/snippets/search/synonym/edit/{rip.pk}/"
    send(moderator, url, {"expression": "R.I.P.", "equivalents": "réseau public"})
    assert Synonym.objects.groups() == [("R.I.P.", "réseau public")]
    send(moderator, url, {"expression": "R.I.P.", "equivalents": "le réseau"})
    assert Synonym.objects.groups() == [("R.I.P.", "le réseau")]


def test_the_form_opens_with_a_search_that_led_nowhere(moderator):
    response = moderator.get(ADD, {"expression": "internet\x00 rapide" + "x" * 200})
    assert response.context["form"]["expression"].value() == (
        "internet rapide" + "x" * 85
    )


@pytest.mark.wagtail_index
@pytest.mark.parametrize("query", ["ecoles", "etablissements", "ÉTABLI"])
def test_the_list_is_searched_without_accents(moderator, query):
    SynonymFactory(expression="École", equivalents="établissement scolaire\ncollège")
    SynonymFactory(expression="THD")
    response = moderator.get(LIST, {"q": query})
    assert [str(row) for row in response.context["object_list"]] == ["École"]
    assert "établissement scolaire, collège" in response.content.decode()


def test_editors_write_no_synonym(client, home):
    client.force_login(UserFactory(group="Rédacteurs"))
    add(client, "THD", "fibre")
    assert not Synonym.objects.exists()


def test_an_expression_finds_what_its_equivalents_do(home):
    SynonymFactory(expression="THD", equivalents="très haut débit")
    with_words = ArticlePageFactory(title="Le très haut débit arrive")
    with_initials = ArticlePageFactory(title="Le T.H.D. arrive")
    apart = ArticlePageFactory(title="Un débit très haut")
    write_entries("page", [with_words.pk, with_initials.pk, apart.pk])

    site = Site.objects.get()
    for text in ("thd", "très haut débit", "TRES HAUT DEBIT"):
        found = {hit.url for hit in Answer(Request(text=text), site).hits}
        assert {with_words.url, with_initials.url} <= found, text
    assert apart.url not in {hit.url for hit in Answer(Request(text="thd"), site).hits}
