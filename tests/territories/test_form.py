import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from territories.cog import Place
from territories.levels import Level
from territories.models import OfficialPlace, TerritoryIndexPage, TerritoryPage
from territories.small_reference import load_small_reference
from tests.library.factories import ImageFactory
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.territories.factories import TerritoryPageFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(home, client):
    client.force_login(UserFactory(group="Modérateurs"))
    return client


@pytest.fixture
def superuser(home, client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def form_data(actors=(), figures=(), initiatives=(), **fields):
    return nested_form_data(
        {
            "title": "Gers",
            "slug": "gers",
            "level": "departement",
            "code": "32",
            "former": "",
            "summary": "Un département.",
            "cover": "",
            "body": streamfield([]),
            "figures": streamfield([("figure", figure) for figure in figures]),
            "initiatives": streamfield(
                [("initiative", initiative) for initiative in initiatives]
            ),
            "actors": inline_formset(list(actors)),
            "comments": inline_formset([]),
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            **fields,
        }
    )


def figure(*values, **fields):
    return {
        "label": "Un compte",
        "qualifier": "environ",
        "unit": "familles",
        "source": "Une source",
        "source_url": "",
        "note": "",
        "values": streamlist(values or [{"value": "1234.5", "date": "2026-01-01"}]),
        **fields,
    }


def streamlist(values):
    """What the form of a list of blocks sends."""
    items = {
        str(i): {"value": value, "id": "", "deleted": "", "order": str(i)}
        for i, value in enumerate(values)
    }
    return {**items, "count": str(len(values))}


def initiative(**fields):
    return {
        "name": "Sohosolo",
        "kind": "",
        "since": "2008",
        "place": "",
        "operator": "",
        "text": "null",
        "figures": streamlist([]),
        "link": "",
        **fields,
    }


def create(client, parent=None, **data):
    parent = parent or TerritoryIndexPage.objects.get()
    return client.post(
        f"/admin/pages/add/territories/territorypage/{parent.pk}/", form_data(**data)
    )


def errors_of(response):
    assert response.status_code == 200
    return response.context["form"].errors


def test_a_territory_is_created_with_all_that_belongs_to_it(superuser):
    person, body = PersonFactory(), OrganisationFactory()
    response = create(
        superuser,
        figures=[figure()],
        initiatives=[initiative(operator=str(body.pk))],
        actors=[
            {"person": person.pk, "organisation": ""},
            {"person": "", "organisation": body.pk},
        ],
        **{"action-publish": "1"},
    )
    assert response.status_code == 302
    page = TerritoryPage.objects.get()
    assert page.live
    (shown,) = page.key_figures()
    assert (str(shown.latest.value), shown.qualifier) == ("1234.5", "environ")
    assert page.initiatives[0].value["operator"] == body
    assert list(page.people.all()) == [person]
    assert list(page.organisations.all()) == [body]


def test_the_form_of_a_territory_saves_what_it_shows(superuser):
    page = TerritoryPageFactory(title="Gers", level=Level.DEPARTEMENT, code="32")
    address = f"/admin/pages/{page.pk}/edit/"
    form = superuser.get(address)
    assert form.status_code == 200
    shown = form.content.decode()
    assert "<relais-place-search" in shown
    assert 'src="/static/territories/place-search.js"' in shown
    response = superuser.post(address, form_data(**{"action-publish": "1"}))
    assert response.status_code == 302
    page.refresh_from_db()
    assert page.summary == "Un département."


def test_a_figure_with_a_hole_is_kept_as_a_draft_and_not_published(superuser):
    holed = figure({"value": "12", "date": ""}, source="")
    refused = create(superuser, figures=[holed], **{"action-publish": "1"})
    assert list(errors_of(refused)) == ["figures"]
    assert "Champ requis." in refused.content.decode()

    assert create(superuser, figures=[holed]).status_code == 302
    draft = TerritoryPage.objects.get()
    assert not draft.live
    assert draft.get_latest_revision_as_object().figures[0].value["label"]
    preview = superuser.get(f"/admin/pages/{draft.pk}/view_draft/")
    assert preview.status_code == 200
    assert "None" not in preview.content.decode().split("<main")[1]


def test_an_undescribed_cover_is_kept_in_a_draft_and_not_published(superuser):
    cover = str(ImageFactory(alt_text="").pk)
    refused = create(superuser, cover=cover, **{"action-publish": "1"})
    assert list(errors_of(refused)) == ["cover"]
    assert not TerritoryPage.objects.exists()

    assert create(superuser, cover=cover).status_code == 302
    assert not TerritoryPage.objects.get().live


def test_an_actor_is_a_person_or_an_organisation(moderator):
    both = {"person": PersonFactory().pk, "organisation": OrganisationFactory().pk}
    for row in (both, {"person": "", "organisation": ""}):
        response = create(moderator, actors=[row])
        assert response.status_code == 200
        (errors,) = response.context["form"].formsets["actors"].errors
        assert list(errors) == ["person"]


def test_a_code_that_does_not_exist_is_refused_with_near_names(moderator):
    load_small_reference()
    response = create(moderator, code="23B", title="Gers")
    (message,) = errors_of(response)["code"]
    assert "23B" in message
    assert "Gers (32)" in message


def test_a_code_is_not_judged_by_a_reference_that_has_a_few_of_its_level(moderator):
    load_small_reference()
    response = create(moderator, level="commune", code="32999")
    assert response.status_code == 302


def test_a_code_that_ceased_to_exist_stays(moderator):
    page = TerritoryPageFactory(title="Gers", level=Level.DEPARTEMENT, code="20")
    load_small_reference()
    response = moderator.post(f"/admin/pages/{page.pk}/edit/", form_data(code="20"))
    assert response.status_code == 302


@pytest.mark.parametrize(
    ("outer", "inner", "is_refused"),
    [
        (Level.DEPARTEMENT, Level.COMMUNE, False),
        (Level.DEPARTEMENT, Level.REGION, True),
        (Level.DEPARTEMENT, Level.DEPARTEMENT, True),
        (Level.REGION, Level.FORMER_REGION, True),
    ],
)
def test_a_territory_is_smaller_than_what_it_lies_in(
    moderator, outer, inner, is_refused
):
    around = TerritoryPageFactory(title="Autour", level=outer, code="48")
    response = create(moderator, around, level=inner, code="74")
    if is_refused:
        (message,) = errors_of(response)["level"]
        assert "Autour" in message
    else:
        assert response.status_code == 302


def test_a_level_fits_the_places_inside(moderator):
    around = TerritoryPageFactory(title="Gers", level=Level.DEPARTEMENT, code="32")
    TerritoryPageFactory(title="Auch", parent=around)
    response = moderator.post(
        f"/admin/pages/{around.pk}/edit/", form_data(level="commune", code="32013")
    )
    (message,) = errors_of(response)["level"]
    assert "Auch" in message


def test_names_are_suggested_as_typed(moderator):
    OfficialPlace.objects.load(
        [Place(Level.FORMER_REGION, str(n), f"Région {n}") for n in range(10, 35)]
    )
    response = create(moderator, level="ancienne_region", code="99", title="Inconnue")
    (message,) = errors_of(response)["code"]
    assert "?" not in message


def test_a_territory_is_not_copied_as_its_code_has_one_page(superuser):
    gers = TerritoryPageFactory(title="Gers", slug="gers", code="32")
    posted = {
        "new_title": "Gers",
        "new_slug": "gers-2",
        "new_parent_page": TerritoryIndexPage.objects.get().pk,
    }
    address = f"/admin/pages/{gers.pk}/copy/"
    refused = superuser.post(address, posted)
    assert "Un code officiel n’a qu’une page" in refused.content.decode()
    assert TerritoryPage.objects.get() == gers
    superuser.post(address, {**posted, "alias": "on"})
    assert TerritoryPage.objects.exclude(pk=gers.pk).get().alias_of_id == gers.pk
