"""What editors put before the results of a search."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from search.models import PromotedResult, Promotion
from search.promotions import promoted_for
from tests.articles.factories import ArticlePageFactory
from tests.moderation.states import LIVE, pages_in_each_state
from tests.search.factories import PromotedResultFactory, PromotionFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/snippets/search/promotion/add/"
LIST = "/admin/snippets/search/promotion/"
LINK = "https://www.example.org/thd"


@pytest.fixture
def moderator(client, home):
    client.force_login(UserFactory(group="Modérateurs"))
    return client


def titles_for(text, site):
    return [result.title for result in promoted_for(text, site)]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Très haut débit", True),
        ("tres haut debit", True),
        ("  TRÈS   HAUT DÉBIT ? ", True),
        ("« très haut débit »", True),
        ("très haut", False),
        ("le très haut débit", False),
        ("", False),
        ("?", False),
        ("\x00", False),
        ("très haut débit " * 1000, False),
    ],
)
def test_what_readers_type_is_matched_but_for_case_accents_and_spaces(
    site, text, is_found
):
    promotion = PromotionFactory(query="Très haut  débit")
    PromotedResultFactory(promotion=promotion, link=LINK, link_title="Le THD")
    assert titles_for(text, site) == (["Le THD"] if is_found else [])


def test_results_say_what_a_list_needs_in_the_order_of_editors(
    site, django_assert_num_queries
):
    page = ArticlePageFactory(title="La fibre").page_ptr
    promotion = PromotionFactory(query="fibre")
    PromotedResultFactory(
        promotion=promotion, sort_order=1, page=page, description="Un dossier."
    )
    PromotedResultFactory(
        promotion=promotion, sort_order=0, link=LINK, link_title="Ailleurs"
    )
    PromotedResultFactory(link=LINK, link_title="D’une autre recherche")
    assert site.root_page  # as a request has it
    with django_assert_num_queries(1):
        elsewhere, here = promoted_for("Fibre", site)
        assert (elsewhere.title, elsewhere.url, elsewhere.page) == (
            "Ailleurs",
            LINK,
            None,
        )
        assert (here.title, here.page, here.description) == (
            "La fibre",
            page,
            "Un dossier.",
        )
    assert here.url == page.get_url()


def test_only_what_anybody_may_read_is_shown(site):
    pages = pages_in_each_state(
        ArticlePageFactory,
        lambda: ArticlePageFactory(title="Rubrique", slug="rubrique"),
    )
    for page in pages.values():
        promotion, _ = Promotion.objects.get_or_create(
            wording="recit", defaults={"query": "récit"}
        )
        PromotedResult.objects.all().delete()
        PromotedResultFactory(promotion=promotion, page=page.page_ptr)
        expected = [page.title] if page == pages[LIVE] else []
        assert titles_for("récit", site) == expected
    assert titles_for("récit", None) == []


def test_no_more_than_five_are_shown(site):
    promotion = PromotionFactory(query="fibre")
    for number in range(7):
        PromotedResultFactory(
            promotion=promotion,
            sort_order=number,
            link=LINK,
            link_title=f"Lien {number}",
        )
    assert titles_for("fibre", site) == [f"Lien {number}" for number in range(5)]


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"link": LINK, "link_title": "Ailleurs"}, set()),
        ({"link": LINK}, {"link_title"}),
        ({}, {"__all__"}),
        ({"link": "javascript:alert(1)", "link_title": "x"}, {"link"}),
    ],
)
def test_a_result_is_a_page_or_a_link_with_a_title(db, fields, errors):
    assert errors_of(PromotedResult(**fields), exclude=["promotion"]) == errors


def test_a_result_is_not_a_page_and_a_link(home):
    result = PromotedResult(page=home.page_ptr, link=LINK, link_title="Ailleurs")
    assert errors_of(result, exclude=["promotion"]) == {"__all__"}
    result.link = ""
    assert errors_of(result, exclude=["promotion"]) == set()


def errors_of(instance, exclude=()):
    try:
        instance.full_clean(exclude=exclude)
    except ValidationError as error:
        return set(error.message_dict)
    return set()


def form(query, **result):
    """What a browser sends of the form, with one result."""
    data = {
        "query": query,
        "results-TOTAL_FORMS": "1",
        "results-INITIAL_FORMS": "0",
        "results-MIN_NUM_FORMS": "1",
        "results-MAX_NUM_FORMS": "5",
        "results-0-page": "",
        "results-0-link": "",
        "results-0-link_title": "",
        "results-0-description": "",
        "results-0-ORDER": "1",
        "results-0-DELETE": "",
    }
    return data | {f"results-0-{name}": value for name, value in result.items()}


def test_a_moderator_promotes_a_page(moderator, site):
    page = ArticlePageFactory(title="La fibre")
    response = moderator.post(ADD, form("Où est la fibre ?", page=str(page.pk)))
    assert response.status_code == 302
    assert titles_for("ou est la FIBRE", site) == ["La fibre"]
    assert "La fibre" in moderator.get(LIST).content.decode()


def test_one_search_has_one_list_of_results(moderator, site):
    other = PromotionFactory(query="Fibre")
    response = moderator.post(ADD, form("fibre ?", link=LINK, link_title="Ailleurs"))
    assert response.context["form"].errors == {
        "query": ["«\xa0fibre ?\xa0» a déjà ses résultats\u00a0: complétez-les."]
    }
    assert list(Promotion.objects.all()) == [other]
    response = moderator.post(ADD, form("???", link=LINK, link_title="Ailleurs"))
    assert response.context["form"].errors == {
        "query": ["«\xa0???\xa0» ne contient aucun mot."]
    }


def test_the_form_opens_with_a_search_that_led_nowhere(moderator):
    response = moderator.get(ADD, {"query": "internet\x00 rapide"})
    assert response.context["form"]["query"].value() == "internet rapide"
    assert moderator.get(ADD).context["form"]["query"].value() == ""


def test_the_list_takes_as_many_queries_for_ten_as_for_two(
    moderator, django_assert_max_num_queries
):
    for _ in range(2):
        PromotedResultFactory(page=ArticlePageFactory().page_ptr)
    with django_assert_max_num_queries(60) as few:
        moderator.get(LIST)
    for _ in range(8):
        PromotedResultFactory(page=ArticlePageFactory().page_ptr)
    with django_assert_max_num_queries(len(few)):
        moderator.get(LIST)


@pytest.mark.wagtail_index
def test_the_list_is_searched_without_accents(moderator):
    PromotionFactory(query="Très haut débit")
    PromotionFactory(query="Zones blanches")
    response = moderator.get(LIST, {"q": "debits"})
    assert [str(row) for row in response.context["object_list"]] == ["Très haut débit"]


def test_editors_promote_nothing(client, home):
    client.force_login(UserFactory(group="Rédacteurs"))
    for url in (LIST, ADD):
        assert client.get(url).url == reverse("wagtailadmin_home")
