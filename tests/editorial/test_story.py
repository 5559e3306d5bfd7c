from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from articles.models import ArticlePage
from editorial.models import Credit, FollowUp, Guest, Story
from moderation.exceptions import NotPublishableError
from tests.articles.factories import ArticlePageFactory
from tests.editorial.factories import SeriesFactory, ThemeFactory
from tests.library.factories import ImageFactory
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.territories.factories import TerritoryPageFactory

pytestmark = pytest.mark.django_db


def undescribed_body():
    image = ImageFactory(alt_text="")
    value = {"image": image.pk, "caption": "", "alt_text": ""}
    return [{"type": "image", "value": value}]


def test_nobody_creates_a_bare_story():
    assert not Story.can_create_at(ArticlePage())


@pytest.mark.parametrize("where", ["cover", "body"])
def test_no_way_leads_online_with_an_undescribed_picture(home, where):
    article = ArticlePageFactory(live=False)
    if where == "cover":
        article.cover = ImageFactory(alt_text="")
    else:
        article.body = undescribed_body()
    revision = article.save_revision()  # a draft may have holes
    with pytest.raises(NotPublishableError):
        revision.publish()
    article.refresh_from_db()
    assert not article.live


def test_a_decorative_picture_leads_online(home):
    cover = ImageFactory(alt_text="", is_decorative=True)
    article = ArticlePageFactory(live=False, cover=cover)
    article.save_revision().publish()
    article.refresh_from_db()
    assert article.live


def test_a_refused_publication_is_explained_where_the_moderator_was(
    home, client, django_user_model
):
    article = ArticlePageFactory(live=False, body=undescribed_body())
    article.save_revision()
    client.force_login(
        django_user_model.objects.create(username="m", is_superuser=True)
    )
    response = client.post(
        f"/admin/bulk/wagtailcore/page/publish/?id={article.pk}",
        headers={"referer": "http://testserver/admin/pages/"},
        follow=True,
    )
    assert response.redirect_chain == [("http://testserver/admin/pages/", 302)] or (
        response.redirect_chain[0][0] == "http://testserver/admin/pages/"
    )
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    article.refresh_from_db()
    assert not article.live


def test_a_card_keeps_what_it_says_beside_the_date(home):
    assert ArticlePageFactory(source_name="Localtis").card_note == "Vu dans Localtis"
    assert ArticlePageFactory().card_note == ""
    long = [{"type": "text", "value": f"<p>{'mot ' * 900}</p>"}]
    assert ArticlePageFactory(body=long).card_note == "4\u00a0min de lecture"


def test_a_story_names_its_kind_without_asking_for_its_own_type(
    home, django_assert_num_queries
):
    ArticlePageFactory(kind=ArticlePage.Kind.OPINION)
    story = Story.objects.get()
    story.kind_label  # noqa: B018 (content types are fetched once a process)
    with django_assert_num_queries(0):
        assert story.kind_label == "Point de vue"
        assert story.card == "editorial/story_card.html"


def test_related_stories_share_a_theme_or_a_territory(home):
    theme, place = ThemeFactory(), TerritoryPageFactory()
    story = ArticlePageFactory(themes=[theme], territories=[place])
    by_theme = ArticlePageFactory(themes=[theme])
    by_place = ArticlePageFactory(territories=[place])
    both = ArticlePageFactory(themes=[theme], territories=[place])
    ArticlePageFactory(themes=[ThemeFactory()])
    related = Story.objects.related_to(story)
    assert {s.pk for s in related} == {by_theme.pk, by_place.pk, both.pk}
    assert related.count() == 3


def test_parts_of_a_series_come_in_order(home, reader):
    series = SeriesFactory(title="La valeur")
    second = ArticlePageFactory(title="Deux", series=series, part=2)
    ArticlePageFactory(title="Un", series=series, part=1)
    page = reader.get(second.get_url()).content.decode()
    parts = page.split('id="series"')[1]
    assert parts.index("Un</a>") < parts.index('<span aria-current="page">Deux</span>')


def test_a_credit_is_a_person_or_an_organisation_and_only_one(home):
    person, organisation = PersonFactory(), OrganisationFactory()
    for credit in (Credit(), Credit(person=person, organisation=organisation)):
        with pytest.raises(ValidationError):
            credit.clean()
    Credit(person=person).clean()
    assert str(Credit(organisation=organisation)) == organisation.name


def test_promises_are_those_that_no_public_story_keeps(home, site):
    delivery = ArticlePageFactory(title="La suite")
    draft = ArticlePageFactory(title="Bientôt", live=False)
    ArticlePageFactory(
        follow_ups=[
            FollowUp(title="Ouverte"),
            FollowUp(title="Tenue", delivered_by=delivery.story_ptr),
            FollowUp(title="Presque", delivered_by=draft.story_ptr),
        ]
    )
    ArticlePageFactory(live=False, follow_ups=[FollowUp(title="Secrète")])
    announced = FollowUp.objects.announced(site)
    assert [f.title for f in announced] == ["Ouverte", "Presque"]


def test_a_kept_promise_leads_to_its_story(home, reader):
    delivery = ArticlePageFactory(title="La suite")
    story = ArticlePageFactory(
        follow_ups=[FollowUp(title="Promise", delivered_by=delivery.story_ptr)]
    )
    page = reader.get(story.get_url()).content.decode()
    assert f'<a href="{delivery.get_url()}">La suite</a>' in page
    assert "Promise" not in page


def test_the_source_is_credited_with_its_link_and_date(home, reader):
    story = ArticlePageFactory(
        source_name="Localtis",
        source_url="https://example.org/synopp",
        source_date=date(2026, 10, 1),
    )
    page = reader.get(story.get_url()).content.decode()
    assert '<a href="https://example.org/synopp">Localtis</a>' in page
    assert "1er octobre 2026" in page


def test_a_draft_survives_those_it_names(home):
    """Only the draft names them: nothing stops their deletion."""
    writer, guest = PersonFactory(), PersonFactory()
    host, house = OrganisationFactory(), OrganisationFactory()
    story = ArticlePageFactory()
    story.credits = [
        Credit(person=writer, role="Texte"),
        Credit(organisation=house, role="Images"),
    ]
    story.guests = [Guest(person=guest), Guest(person=writer, organisation=host)]
    story.save_revision()
    for somebody in (guest, host, house):
        somebody.delete()
    draft = story.get_latest_revision_as_object()
    assert [credit.person for credit in draft.credits.all()] == [writer]
    [kept] = draft.guests.all()
    assert (kept.person, kept.organisation) == (writer, None)


def test_those_whom_a_story_names_stay(home):
    person = PersonFactory()
    ArticlePageFactory(guests=[Guest(person=person)])
    with pytest.raises(ProtectedError):
        person.delete()


def test_the_longest_source_has_a_card_note(home):
    story = ArticlePageFactory(source_name="L" * 120)
    story.full_clean()
    assert story.card_note == f"Vu dans {'L' * 120}"
