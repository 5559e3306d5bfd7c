import pytest
from django.core.exceptions import ValidationError

from editorial.models import FollowUp
from territories.models import TerritoryIndexPage, TerritoryPage
from tests.articles.factories import ArticlePageFactory
from tests.territories.factories import TerritoryPageFactory

pytestmark = pytest.mark.django_db

Level = TerritoryPage.Level


@pytest.mark.parametrize(
    ("level", "code", "cap", "num"),
    [
        (Level.DEPARTEMENT, "32", "D", "32"),
        (Level.DEPARTEMENT, "2A", "D", "2A"),
        (Level.DEPARTEMENT, "974", "D", "974"),
        (Level.FORMER_REGION, "74", "R", "74"),
        (Level.COMMUNE, "48034", "C", "48"),
        (Level.COMMUNE, "97411", "C", "974"),
        (Level.EPCI, "200066637", "I", "É"),
    ],
)
def test_a_milestone_carries_what_fits(level, code, cap, num):
    place = TerritoryPage(title="Écrins", level=level, code=code)
    assert (place.milestone_cap, place.milestone_num) == (cap, num)


def test_a_code_names_one_territory_of_its_level(home):
    TerritoryPageFactory(level=Level.DEPARTEMENT, code="74")
    TerritoryPageFactory(level=Level.FORMER_REGION, code="74")
    with pytest.raises(ValidationError) as refusal:
        TerritoryPageFactory(level=Level.DEPARTEMENT, code="74")
    assert list(refusal.value.message_dict) == ["code"]


@pytest.mark.parametrize("code", ["", "3", "gers", "32 ", "1234567890", "3B٢"])
def test_a_code_is_made_of_digits(home, code):
    with pytest.raises(ValidationError) as refusal:
        TerritoryPageFactory(code=code)
    assert list(refusal.value.message_dict) == ["code"]


def test_territories_nest_and_live_nowhere_else():
    assert TerritoryPage.allowed_parent_page_models() == [
        TerritoryIndexPage,
        TerritoryPage,
    ]


def test_the_page_lists_its_stories_places_and_promises(home, reader):
    gers = TerritoryPageFactory(title="Gers", level=Level.DEPARTEMENT, code="32")
    auch = TerritoryPageFactory(title="Auch", parent=gers)
    story = ArticlePageFactory(
        territories=[gers], follow_ups=[FollowUp(title="Promis", territory=gers)]
    )
    ArticlePageFactory()
    response = reader.get("/territoires/gers/")
    assert [s.pk for s in response.context["stories"]] == [story.pk]
    assert response.context["places"] == [auch]
    assert [f.title for f in response.context["follow_ups"]] == ["Promis"]
    assert reader.get("/territoires/gers/auch/").status_code == 200


def test_figures_stand_across_the_page_and_asides_beside_the_text(home, reader):
    figure = {
        "value": "30",
        "unit": "Mbit/s",
        "label": "Débit",
        "date": "2026-01-01",
        "source": "Une source",
        "source_url": "",
    }
    place = TerritoryPageFactory(
        title="Gers",
        body=[
            {"type": "text", "value": "<p>Un texte.</p>"},
            {"type": "key_number", "value": figure},
            {"type": "aside", "value": {"title": "Encadré", "text": "<p>Mot.</p>"}},
        ],
    )
    parts = {
        name: [block.block_type for block in blocks]
        for name, blocks in place.parts_of_body().items()
    }
    assert parts == {
        "key_numbers": ["key_number"],
        "asides": ["aside"],
        "portrait": ["text"],
    }
    page = reader.get("/territoires/gers/").content.decode()
    assert "<b>30</b> Mbit/s" in page
    assert "Une source" in page
