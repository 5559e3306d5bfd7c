import pytest

from territories.cog import Place
from territories.levels import Level
from territories.models import OfficialPlace, TerritoryIndexPage
from tests.territories.factories import TerritoryPageFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/territories/official-places/"


@pytest.fixture
def places(home):
    OfficialPlace.objects.load(
        [
            Place(Level.REGION, "76", "Occitanie"),
            Place(Level.DEPARTEMENT, "48", "Lozère", "76", ("48",), population=76_486),
            Place(
                Level.COMMUNE,
                "48034",
                "La Canourgue",
                "76",
                ("48",),
                population=2074,
                postal_codes=("48500",),
            ),
        ]
    )


@pytest.fixture
def editor(places, client):
    client.force_login(UserFactory(group="Rédacteurs"))
    return client


def search(client, text, **parameters):
    response = client.get(ADDRESS, {"q": text, **parameters})
    assert response.status_code == 200
    return response.json()["places"]


def test_a_place_is_described(editor):
    assert search(editor, "canourgue") == [
        {
            "level": "commune",
            "level_label": "Commune",
            "code": "48034",
            "name": "La Canourgue",
            "parents": "Lozère, Occitanie",
            "population": "2\u202f074",
            "postal_codes": "48500",
            "page": None,
            "parent": None,
        }
    ]


def test_a_new_page_is_led_to_where_it_belongs(editor):
    lozere = TerritoryPageFactory(title="Lozère", level=Level.DEPARTEMENT, code="48")
    index = TerritoryIndexPage.objects.get()
    (place,) = search(editor, "canourgue", under=index.pk)
    assert place["parent"] == {
        "title": "Lozère",
        "url": f"/admin/pages/add/territories/territorypage/{lozere.pk}/",
    }
    (there,) = search(editor, "canourgue", under=lozere.pk)
    assert there["parent"] is None
    (edited,) = search(editor, "canourgue", page=123, under=index.pk)
    assert edited["parent"] is None


def test_a_page_that_exists_is_named_but_to_itself(editor):
    lozere = TerritoryPageFactory(title="Lozère", level=Level.DEPARTEMENT, code="48")
    (place,) = search(editor, "lozere")
    assert place["page"] == {
        "title": "Lozère",
        "url": f"/admin/pages/{lozere.pk}/edit/",
    }
    (itself,) = search(editor, "lozere", page=lozere.pk)
    assert itself["page"] is None


def test_the_list_is_short_and_costs_a_fixed_number_of_queries(
    editor, django_assert_max_num_queries
):
    OfficialPlace.objects.load(
        [
            Place(Level.COMMUNE, f"{n:05}", f"Saint-{n}", "76", ("48",))
            for n in range(99)
        ]
    )
    with django_assert_max_num_queries(10):
        assert len(search(editor, "saint")) == 10


@pytest.mark.parametrize("text", ["", "é" * 5000, "\x00", "%", "' OR 1=1", "💥"])
def test_any_text_is_answered(editor, text):
    assert search(editor, text) == []


def test_strangers_are_sent_to_the_door(places, reader):
    response = reader.get(ADDRESS, {"q": "gers"})
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_those_who_write_no_pages_learn_nothing(places, client):
    from django.contrib.auth.models import Permission

    somebody = UserFactory()
    somebody.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(somebody)
    response = client.get(ADDRESS, {"q": "lozere"})
    assert response.status_code == 403
    assert response.json() == {"places": []}


def test_it_is_only_read(editor):
    assert editor.post(ADDRESS, {"q": "lozere"}).status_code == 405
