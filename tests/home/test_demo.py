"""The demo publication as it is loaded, loaded again and removed.

It is loaded once, in a database of its own: each test has its own transaction there.
"""

import shutil

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import override_settings
from wagtail.models import Page, Revision

from articles.models import ArticlePage
from editorial.models import FollowUp, Series, Story, Theme
from home.models import FeaturedStory, HomePage, SiteSettings, StandardPage
from interviews.models import InterviewPage
from library.models import Image, Video
from people.models import Organisation, Person
from territories.models import TerritoryPage
from tests.articles.factories import ArticlePageFactory
from tests.database_copy import database_copy
from tests.interviews.factories import InterviewPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.wagtail_index]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory, drawn_small):
    """The folder of the media of a database where the demo is loaded."""
    folder = tmp_path_factory.mktemp("demo")
    media = folder / "media"
    with django_db_blocker.unblock(), database_copy(folder):
        with override_settings(MEDIA_ROOT=media):
            call_command("load_demo", verbosity=0)
        yield media


@pytest.fixture
def demo(loaded, home, settings):
    shutil.copytree(loaded, settings.MEDIA_ROOT)
    return home


def test_the_demo_publication_is_complete(demo, site):
    stories = Story.objects.visible_to_public(site)
    assert stories.count() == 7
    assert TerritoryPage.objects.visible_to_public(site).count() == 6
    assert Person.objects.count() == 4
    assert {page.slug for page in StandardPage.objects.visible_to_public(site)} == {
        "a-propos",
        "mentions-legales",
        "accessibilite",
    }
    assert FollowUp.objects.announced(site).count() == 3
    assert demo.featured.count() == 4
    assert all(story.cover for story in stories)
    assert Video.objects.count() == 7
    assert not Video.objects.filter(has_captions=False).exists()


def test_every_page_of_the_demo_is_served(demo, site, reader):
    pages = Page.objects.descendant_of(demo, inclusive=True)
    answers = {page.url_path: reader.get(page.get_url()).status_code for page in pages}
    assert set(answers.values()) == {200}


def everything():
    """All rows of the publication, with what a second load might change."""
    return {
        model: list(model.objects.order_by("pk").values())
        for model in (Page, Revision, Story, Video, Image, FollowUp, Series, Person)
    }


def test_loading_again_changes_nothing(demo):
    before = everything()
    call_command("load_demo", verbosity=0)
    assert everything() == before


def test_loading_again_keeps_what_was_edited(demo):
    story = Story.objects.first().specific
    story.title = "Titre corrigé"
    story.save_revision().publish()
    TerritoryPage.objects.filter(slug="gers").delete()
    Theme.objects.update(description="Corrigé.")
    video = Video.objects.get(title__contains="Caplat (1)")
    video.captions = "0:01 Sous-titre corrigé."
    video.save()
    before = Page.objects.count()

    call_command("load_demo", verbosity=0)

    story.refresh_from_db()
    assert story.title == "Titre corrigé"
    assert TerritoryPage.objects.filter(slug="gers").exists()
    assert set(Theme.objects.values_list("description", flat=True)) == {"Corrigé."}
    video.refresh_from_db()
    assert [cue.text for cue in video.cue_list] == ["Sous-titre corrigé."]
    assert Page.objects.count() == before + 1


def test_what_an_article_announced_is_kept_by_the_interview(demo, site):
    promise = FollowUp.objects.for_lists(site).get(title__contains="Caplat")
    interview = promise.delivery
    assert interview.slug == "laurent-caplat-quatre-questions"
    article = promise.story.get_latest_revision_as_object()
    assert [kept.delivered_by_id for kept in article.follow_ups.all()] == [interview.pk]


@pytest.mark.parametrize(
    "slug", ["laurent-caplat-quatre-questions", "ze-lozere-reportage-france-3"]
)
def test_a_promise_is_kept_again_when_one_of_the_two_comes_back(slug, demo, site):
    films = set(Video.objects.values_list("pk", flat=True))
    Story.objects.get(slug=slug).specific.delete()
    call_command("load_demo", verbosity=0)
    promise = FollowUp.objects.for_lists(site).get(title__contains="Caplat")
    assert promise.is_delivered
    article = promise.story.get_latest_revision_as_object()
    assert article.follow_ups.get().delivered_by_id == promise.delivered_by_id
    assert set(Video.objects.values_list("pk", flat=True)) == films


def test_the_draft_of_an_article_is_not_published_to_keep_its_promise(demo, site):
    Story.objects.get(slug="laurent-caplat-quatre-questions").specific.delete()
    article = Story.objects.get(slug="ze-lozere-reportage-france-3").specific
    article.title = "Brouillon"
    article.save_revision()
    call_command("load_demo", verbosity=0)
    article.refresh_from_db()
    assert article.title != "Brouillon"
    assert article.has_unpublished_changes


def test_removing_leaves_an_empty_site_and_what_others_wrote(
    demo, reader, settings, django_capture_on_commit_callbacks
):
    own = Person.objects.create(name="Quelqu’un d’ici")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_demo", "--remove", verbosity=0)
    assert not Story.objects.exists()
    assert not TerritoryPage.objects.exists()
    assert not StandardPage.objects.exists()
    assert not Image.objects.exists()
    assert not Video.objects.exists()
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
    assert not Theme.objects.exists()
    assert not Series.objects.exists()
    assert not Organisation.objects.exists()
    assert list(Person.objects.all()) == [own]
    assert not get_user_model().objects.exists()
    assert HomePage.objects.count() == 1
    assert reader.get("/").status_code == 200


def test_removing_keeps_a_film_that_somebody_else_shows(demo):
    film = Video.objects.get(title__contains="Caplat (1)")
    segments = [{"type": "segment", "value": {"question": "?", "video": film.pk}}]
    own = InterviewPageFactory(cover=None, segments=segments)
    call_command("load_demo", "--remove", verbosity=0)
    assert list(Video.objects.all()) == [film]
    assert list(Image.objects.all()) == [film.poster]
    assert list(Story.objects.all()) == [own.story_ptr]


def test_removing_puts_the_settings_back_but_what_was_edited(demo):
    settings = SiteSettings.objects.get()
    assert settings.description
    settings.legal_note = "De la rédaction"
    settings.save()
    call_command("load_demo", "--remove", verbosity=0)
    settings = SiteSettings.objects.get()
    texts = (settings.name, settings.tagline, settings.description)
    assert texts == ("Relais", "", "")
    assert (settings.footer_text, settings.legal_note) == ("", "De la rédaction")
    assert settings.social_image is None


def test_removing_puts_the_home_page_back_and_keeps_its_title(demo):
    demo.title = "Titre de la rédaction"
    own = ArticlePageFactory(cover=None)
    demo.featured = [*demo.featured.all()[:2], FeaturedStory(story=own.story_ptr)]
    demo.save_revision().publish()
    call_command("load_demo", "--remove", verbosity=0)
    home = HomePage.objects.get()
    assert (home.title, home.tagline) == ("Titre de la rédaction", "")
    assert [one.story_id for one in home.featured.all()] == [own.pk]
    assert not home.has_unpublished_changes
    draft = home.get_latest_revision_as_object()
    assert (draft.tagline, draft.featured.count()) == ("", 1)


def test_removing_keeps_the_draft_of_the_home_page(demo):
    demo.tagline = "Brouillon"
    draft = demo.save_revision()
    call_command("load_demo", "--remove", verbosity=0)
    home = HomePage.objects.get()
    assert (home.tagline, home.latest_revision_id) == ("", draft.pk)
    assert home.has_unpublished_changes


def test_the_demo_is_loaded_again_after_it_was_removed(demo):
    for options in (["--remove"], []):
        call_command("load_demo", *options, verbosity=0)
    home = HomePage.objects.get()
    assert home.tagline
    assert home.featured.count() == 4
    assert SiteSettings.objects.get().description


def test_real_people_are_given_no_quotation(demo):
    speakers = {
        block.value["speaker"]
        for article in ArticlePage.objects.all()
        for block in article.body
        if block.block_type == "quote"
    }
    assert speakers == {"La rédaction"}
    segments = [
        segment
        for interview in InterviewPage.objects.all()
        for segment in interview.list_segments()
    ]
    assert len(segments) == 10
    assert {segment.pull_quote for segment in segments} == {""}
    cues = [cue for segment in segments for cue in segment.cues]
    assert {cue.speaker for cue in cues} == {"Narrateur"}
