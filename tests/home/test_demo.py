import socket
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page

from editorial.models import FollowUp, Story, Theme
from home.models import HomePage, StandardPage
from library.models import Image
from people.models import Organisation, Person
from territories.models import TerritoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick_drawings(monkeypatch):
    """Covers are drawn small: it is not of them that these tests speak."""
    from library import demo
    from library.covers import draw_cover

    monkeypatch.setattr(demo, "draw_cover", lambda *seed: draw_cover(*seed, (96, 64)))


@pytest.fixture
def demo(home, quick_drawings):
    call_command("load_demo", verbosity=0)
    home.refresh_from_db()
    return home


def test_the_demo_publication_is_complete(demo, site):
    stories = Story.objects.visible_to_public(site)
    assert stories.count() == 4
    assert TerritoryPage.objects.visible_to_public(site).count() == 6
    assert Person.objects.count() == 4
    assert {page.slug for page in StandardPage.objects.visible_to_public(site)} == {
        "a-propos",
        "mentions-legales",
        "accessibilite",
    }
    assert FollowUp.objects.announced(site).count() == 4
    assert demo.featured.count() == 3
    assert all(story.cover for story in stories)


def test_every_page_of_the_demo_is_served(demo, site, reader):
    pages = Page.objects.descendant_of(demo, inclusive=True)
    answers = {page.url_path: reader.get(page.get_url()).status_code for page in pages}
    assert set(answers.values()) == {200}


def test_loading_again_keeps_what_was_edited(demo):
    story = Story.objects.first().specific
    story.title = "Titre corrigé"
    story.save_revision().publish()
    TerritoryPage.objects.filter(slug="gers").delete()
    Theme.objects.update(description="Corrigé.")
    before = Page.objects.count()

    call_command("load_demo", verbosity=0)

    story.refresh_from_db()
    assert story.title == "Titre corrigé"
    assert TerritoryPage.objects.filter(slug="gers").exists()
    assert set(Theme.objects.values_list("description", flat=True)) == {"Corrigé."}
    assert Page.objects.count() == before + 1


def test_removing_leaves_an_empty_site_and_what_others_wrote(demo, reader):
    own = Person.objects.create(name="Quelqu’un d’ici")
    call_command("load_demo", "--remove", verbosity=0)
    assert not Story.objects.exists()
    assert not TerritoryPage.objects.exists()
    assert not StandardPage.objects.exists()
    assert not Image.objects.exists()
    assert not Theme.objects.exists()
    assert not Organisation.objects.exists()
    assert list(Person.objects.all()) == [own]
    assert not get_user_model().objects.exists()
    assert HomePage.objects.count() == 1
    assert reader.get("/").status_code == 200


def test_real_people_are_given_no_quotation(demo):
    names = set(Person.objects.values_list("name", flat=True))
    speakers = {
        block.value["speaker"]
        for story in Story.objects.all()
        for block in story.specific.body
        if block.block_type == "quote"
    }
    assert speakers == {"La rédaction"}
    assert not names & speakers


def test_preparing_a_new_machine_loads_the_demo_once(db, quick_drawings):
    output = StringIO()
    call_command("prepare", "--port", "0", stdout=output)
    assert "redaction / relais" in output.getvalue()
    Story.objects.first().delete()
    call_command("prepare", "--port", "0", stdout=StringIO())
    assert Story.objects.count() == 3


def test_a_taken_port_is_one_clear_sentence(db):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken. Choose another"):
            call_command("prepare", "--port", str(port))
