"""The demo publication is loaded into a site that isn't empty, or is new."""

import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.documents.models import Document
from wagtail.models import Collection, Site

from editorial.demo_content import PROMISES
from editorial.models import FollowUp, Story
from home import demo
from home.demo_content import HOME
from home.management.commands.prepare import Command
from home.models import FeaturedStory, HomePage, SiteSettings, StandardPage
from tests.articles.factories import ArticlePageFactory
from tests.editorial.factories import ThemeFactory
from tests.interviews.factories import InterviewPageFactory
from tests.library.factories import ImageFactory, VideoFactory
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.territories.factories import TerritoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.parametrize("field", ["name", "tagline", "footer_text", "legal_note"])
def test_settings_that_an_editor_has_begun_are_left_alone(home, drawn_small, field):
    settings = SiteSettings.for_site(Site.objects.get())
    setattr(settings, field, "De la rédaction")
    settings.save()
    before = SiteSettings.objects.values().get()
    for step in (demo.load, demo.remove):
        step()
        assert SiteSettings.objects.values().get() == before


@pytest.mark.parametrize("is_published", [True, False])
def test_a_home_page_that_an_editor_has_begun_is_left_alone(
    home, drawn_small, is_published
):
    ArticlePageFactory(cover=None, slug=HOME["featured"][0])
    home.title = home.tagline = "De la rédaction"
    revision = home.save_revision()
    if is_published:
        revision.publish()
    written = HomePage.objects.values(
        "title",
        "tagline",
        "latest_revision",
        "live_revision",
        "has_unpublished_changes",
    )
    before = written.get()
    for step in (demo.load, demo.remove):
        step()
        assert written.get() == before
        assert not FeaturedStory.objects.exists()


def test_what_editors_made_under_the_names_of_the_demo_stays(home, drawn_small):
    """Neither its slug, nor its collection, tells whose something is."""
    page = home.add_child(instance=StandardPage(title="À nous", slug="a-propos"))
    gers = TerritoryPageFactory(
        title="Notre Gers", slug="notre-gers", level="departement", code="32"
    )
    own = [
        page,
        gers,
        ArticlePageFactory(cover=None, slug="valeur-numerique-d-un-territoire"),
        InterviewPageFactory(cover=None, slug="laurent-caplat-quatre-questions"),
        PersonFactory(slug="laurent-caplat"),
        OrganisationFactory(slug="cci-du-gers"),
        ThemeFactory(slug="teletravail"),
    ]
    call_command("load_demo", verbosity=0)
    collection = Collection.objects.get(name="Démonstration")
    own += [
        ImageFactory(collection=collection),
        VideoFactory(collection=collection),
        Document.objects.create(title="À nous", collection=collection, file="a.pdf"),
    ]
    call_command("load_demo", "--remove", verbosity=0)
    for thing in own:
        assert list(type(thing).objects.all()) == [thing]


def test_a_promise_of_an_editor_is_not_kept_by_the_demo(home, drawn_small):
    promise = next(iter(PROMISES))
    own = ArticlePageFactory(cover=None, follow_ups=[FollowUp(title=promise)])
    call_command("load_demo", verbosity=0)
    assert own.follow_ups.get().delivered_by is None
    assert own.get_latest_revision() is None


@pytest.fixture
def new_machine(home):
    """A database with neither pages nor a site."""
    home.delete()


def test_preparing_a_new_machine_loads_the_demo_once(new_machine, drawn_small):
    output = StringIO()
    call_command("prepare", "--port", "0", stdout=output)
    assert "redaction / relais" in output.getvalue()
    Story.objects.first().delete()
    call_command("prepare", "--port", "0", stdout=StringIO())
    assert Story.objects.count() == 6


def test_the_sitemap_follows_the_port_of_a_run(new_machine, drawn_small):
    for port in ("0", "1"):
        call_command("prepare", "--port", port, stdout=StringIO())
        assert Site.objects.get().root_url == f"http://127.0.0.1:{port}"
    Site.objects.update(hostname="relais.example", port=443)
    call_command("prepare", "--port", "0", stdout=StringIO())
    assert Site.objects.get().root_url == "https://relais.example"


@pytest.mark.parametrize("port", ["abc", "99999", "-1", "", "8000.5", "²"])
def test_a_port_that_is_none_is_one_clear_sentence(db, capsys, port):
    with pytest.raises(SystemExit) as stopped:
        Command().run_from_argv(["manage.py", "prepare", f"--port={port}"])
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"CommandError: “{port}” is no port. Choose a number up to 65535: "
        "make run PORT=8001\n"
    )


def test_a_taken_port_is_one_clear_sentence(db):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken. Choose another"):
            call_command("prepare", "--port", str(port))
