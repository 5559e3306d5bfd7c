from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from wagtail.models import Page

from editorial.models import FollowUp, Story
from moderation.exceptions import NotPublishableError
from territories.levels import PLURALS, Level
from territories.models import (
    OfficialPlace,
    TerritoryActor,
    TerritoryIndexPage,
    TerritoryPage,
)
from tests.articles.factories import ArticlePageFactory
from tests.library.factories import ImageFactory
from tests.moderation.states import restrict
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.territories.factories import (
    FigureBlockFactory,
    InitiativeBlockFactory,
    OfficialFigureFactory,
    OfficialPlaceFactory,
    TerritoryPageFactory,
)

pytestmark = pytest.mark.django_db


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


def test_a_territory_lies_in_a_larger_one_wherever_it_comes_from(home):
    occitanie = TerritoryPageFactory(level=Level.REGION, code="76")
    gers = TerritoryPageFactory(level=Level.DEPARTEMENT, code="32", parent=occitanie)
    with pytest.raises(ValidationError) as refusal:
        TerritoryPageFactory(level=Level.REGION, code="28", parent=gers)
    assert list(refusal.value.message_dict) == ["level"]
    gers.level = Level.REGION
    with pytest.raises(ValidationError):
        gers.full_clean()


def test_a_territory_moves_under_a_larger_one_alone(home):
    gers = TerritoryPageFactory(level=Level.DEPARTEMENT, code="32")
    auch = TerritoryPageFactory(level=Level.COMMUNE)
    index = Page.objects.get(pk=TerritoryIndexPage.objects.get().pk)
    assert auch.can_move_to(gers)
    assert not gers.can_move_to(auch)
    assert gers.can_move_to(index)
    assert not gers.can_move_to(home)


class TestFiguresThatNobodyCouldCheck:
    @pytest.fixture(
        params=[
            {"figures": [("figure", FigureBlockFactory(source=""))]},
            {"figures": [("figure", FigureBlockFactory(values__0__date=None))]},
            {
                "initiatives": [
                    ("initiative", InitiativeBlockFactory(figures__0__source=""))
                ]
            },
        ],
        ids=["no source", "no date", "in an initiative"],
    )
    def draft(self, request, home):
        return TerritoryPageFactory(title="Gers", live=False, **request.param)

    def test_may_be_in_a_draft(self, draft):
        draft.save_revision()
        assert not draft.has_publishable_figures()

    def test_never_go_online_by_any_way(self, draft):
        revision = draft.save_revision()
        with pytest.raises(NotPublishableError, match="date"):
            revision.publish()
        draft.live = True
        with pytest.raises(NotPublishableError):
            draft.save()
        assert not TerritoryPage.objects.get().live


@pytest.mark.parametrize("where", ["cover", "body"])
def test_no_way_leads_online_with_an_undescribed_picture(home, where):
    page = TerritoryPageFactory(live=False)
    image = ImageFactory(alt_text="")
    if where == "cover":
        page.cover = image
    else:
        value = {"image": image.pk, "caption": "", "alt_text": ""}
        page.body = [{"type": "image", "value": value}]
    revision = page.save_revision()  # a draft may have holes
    with pytest.raises(NotPublishableError, match="texte de remplacement"):
        revision.publish()
    assert not TerritoryPage.objects.get().live
    image.is_decorative = True
    image.save()
    page.get_latest_revision().publish()
    assert TerritoryPage.objects.get().live


def test_key_figures_are_those_of_editors_then_official_ones(home):
    OfficialFigureFactory()
    OfficialFigureFactory(date=date(2025, 1, 1))
    OfficialFigureFactory(level=Level.REGION)
    page = TerritoryPageFactory(
        level=Level.DEPARTEMENT,
        code="32",
        figures=[("figure", FigureBlockFactory(label="Écrit"))],
    )
    written, official = page.key_figures()
    assert (written.label, written.chart) == ("Écrit", None)
    assert official.label == "Un compte officiel"
    assert len(official.values) == 2


def test_an_import_touches_no_page(home):
    page = TerritoryPageFactory(level=Level.DEPARTEMENT, code="32")
    OfficialFigureFactory()
    assert page.revisions.count() == 0
    assert [figure.label for figure in page.key_figures()] == ["Un compte officiel"]


def test_figures_and_charts_are_shown_with_date_and_source(home, reader):
    OfficialFigureFactory(value=61, date=date(2025, 1, 1))
    OfficialFigureFactory(value=72)
    TerritoryPageFactory(
        title="Gers",
        level=Level.DEPARTEMENT,
        code="32",
        figures=[("figure", FigureBlockFactory(values__0__value=1234))],
    )
    response = reader.get("/territoires/gers/")
    assert len(response.context["figures"]) == len(response.context["charts"]) == 1
    page = response.content.decode()
    assert "<b>1\u202f234</b> Mbit/s" in page
    assert "<b>72</b> %" in page
    assert 'id="chart-1-title"' in page
    assert page.count("Un institut") == 3
    assert page.count('<time datetime="2026-01-01">') == 3


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


class TestWhatIsPublishedInside:
    @pytest.fixture
    def gers(self, home):
        return TerritoryPageFactory(title="Gers", level=Level.DEPARTEMENT, code="32")

    @pytest.fixture
    def auch(self, gers):
        return TerritoryPageFactory(title="Auch", parent=gers)

    def test_counts_for_the_territory_once(self, gers, auch, reader):
        stories = [
            ArticlePageFactory(territories=[gers]),
            ArticlePageFactory(territories=[auch]),
            ArticlePageFactory(
                territories=[gers, auch],
                follow_ups=[FollowUp(title="Promis là-bas", territory=auch)],
            ),
        ]
        Story.objects.filter(pk=stories[0].pk).update(video_seconds=61)
        context = reader.get("/territoires/gers/").context
        assert [s.pk for s in context["stories"]] == [s.pk for s in stories[::-1]]
        tally = context["tally"]
        assert [(kind.number, kind.label) for kind in tally.kinds] == [(3, "articles")]
        assert (tally.total, tally.video_minutes) == (3, 2)
        assert [f.title for f in context["follow_ups"]] == ["Promis là-bas"]
        below = reader.get("/territoires/gers/auch/").context
        assert below["tally"].total == 2
        assert below["tally"].video_minutes == 0

    def test_is_said_in_words(self, gers, reader):
        story = ArticlePageFactory(territories=[gers])
        Story.objects.filter(pk=story.pk).update(video_seconds=150)
        page = " ".join(reader.get("/territoires/gers/").content.decode().split())
        assert '<a href="#stories">1 article</a>' in page
        assert "3 minutes" in page

    def test_leaves_hidden_places_out(self, gers, auch, reader):
        ArticlePageFactory(territories=[auch])
        restrict(auch, "login")
        context = reader.get("/territoires/gers/").context
        assert context["tally"].total == 0
        assert list(context["stories"]) == []
        assert context["places"] == []

    def test_is_shown_page_by_page(self, gers, reader):
        ArticlePageFactory.create_batch(21, territories=[gers])
        second = reader.get("/territoires/gers/?page=2").context["stories"]
        assert (second.paginator.count, len(second)) == (21, 1)


def test_people_and_organisations_come_in_the_order_of_the_editor(home, reader):
    ada = PersonFactory(name="Ada", role="Maire")
    bob = PersonFactory(name="Bob")
    chosen = OrganisationFactory(name="Choisie")
    operator = OrganisationFactory(name="Porteuse")
    TerritoryPageFactory(
        title="Gers",
        actors=[
            TerritoryActor(person=bob),
            TerritoryActor(organisation=chosen),
            TerritoryActor(person=ada),
        ],
        initiatives=[
            ("initiative", InitiativeBlockFactory(operator=operator)),
            ("initiative", InitiativeBlockFactory(operator=chosen)),
            ("initiative", InitiativeBlockFactory(operator=None)),
        ],
    )
    response = reader.get("/territoires/gers/")
    assert response.context["people"] == [bob, ada]
    assert response.context["organisations"] == [chosen, operator]
    page = response.content.decode()
    assert '<a href="/personnes/ada/">Ada</a>' in page
    assert '<a href="/organisations/porteuse/">Porteuse</a>' in page


def test_whoever_is_deleted_leaves_the_territory(home, reader):
    ada, operator = PersonFactory(), OrganisationFactory()
    TerritoryPageFactory(
        title="Gers",
        actors=[TerritoryActor(person=ada)],
        initiatives=[("initiative", InitiativeBlockFactory(operator=operator))],
    )
    ada.delete()
    operator.delete()
    context = reader.get("/territoires/gers/").context
    assert (context["people"], context["organisations"]) == ([], [])


def test_asides_stand_beside_the_text(home):
    place = TerritoryPageFactory(
        body=[
            {"type": "text", "value": "<p>Un texte.</p>"},
            {"type": "aside", "value": {"title": "Encadré", "text": "<p>Mot.</p>"}},
        ],
    )
    parts = {
        name: [block.block_type for block in blocks]
        for name, blocks in place.parts_of_body().items()
    }
    assert parts == {"asides": ["aside"], "portrait": ["text"]}


class TestTheMap:
    def test_of_a_territory_marks_it_and_links_the_others(self, home, reader):
        TerritoryPageFactory(title="Gers", level=Level.DEPARTEMENT, code="32")
        TerritoryPageFactory(title="Orne", level=Level.DEPARTEMENT, code="61")
        response = reader.get("/territoires/gers/")
        locator = response.context["locator"]
        assert locator.marked
        assert [(area.title, area.url) for area in locator.areas] == [
            ("Orne", "/territoires/orne/")
        ]
        page = response.content.decode()
        assert page.count('<a href="/territoires/orne/"') == 2  # map, and list
        assert "MapSVG" in page
        assert "CC BY 4.0" in page
        assert "style=" not in page

    def test_knows_the_departements_of_a_region_from_the_reference(self, home):
        OfficialPlaceFactory(level=Level.REGION, code="76", departements=["32", "48"])
        TerritoryPageFactory(title="Occitanie", level=Level.REGION, code="76")
        queryset = TerritoryPage.objects.for_page()
        assert queryset.get().departements == ("32", "48")
        OfficialPlace.objects.all().delete()
        assert queryset.get().departements == ()

    def test_is_left_out_overseas(self, home, reader):
        TerritoryPageFactory(title="Mayotte", level=Level.DEPARTEMENT, code="976")
        assert (
            "<svg"
            not in reader.get("/territoires/mayotte/")
            .content.decode()
            .split("<main")[1]
            .split("</main>")[0]
        )

    def test_of_the_section_has_every_level_of_the_list(self, home, reader):
        limousin = TerritoryPageFactory(
            title="Limousin", level=Level.FORMER_REGION, code="74"
        )
        orne = TerritoryPageFactory(title="Orne", level=Level.DEPARTEMENT, code="61")
        ecouche = TerritoryPageFactory(title="Écouché", parent=orne, code="61153")
        boitron = TerritoryPageFactory(title="Boitron", parent=orne, code="61051")
        response = reader.get("/territoires/")
        assert response.context["levels"] == [
            (PLURALS[Level.FORMER_REGION], [limousin]),
            (PLURALS[Level.DEPARTEMENT], [orne]),
            (PLURALS[Level.COMMUNE], [boitron, ecouche]),
        ]
        assert [area.title for area in response.context["locator"].areas] == [
            "Orne",
            "Limousin",
        ]

    def test_is_light(self, home, reader):
        TerritoryPageFactory.create_batch(30, level=Level.COMMUNE)
        page = reader.get("/territoires/").content.decode()
        drawing = page.split('<svg class="locator')[1].split("</svg>")[0]
        assert len(drawing) < 40_000


def test_a_preview_before_the_first_save_shows_what_is_there(home):
    page = TerritoryPage(
        title="Gers",
        level=Level.DEPARTEMENT,
        code="32",
        figures=[("figure", FigureBlockFactory())],
        actors=[TerritoryActor(person=PersonFactory(name="Ada"))],
    )
    request = RequestFactory().get("/", headers={"host": "testserver"})
    context = page.get_context(request)
    assert [figure.label for figure in context["figures"]] == ["Un compte"]
    assert [person.name for person in context["people"]] == ["Ada"]
    assert context["locator"].marked
    assert context["stories"] == []
