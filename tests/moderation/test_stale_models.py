"""What has no versions is not written over unasked either."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import ModelLogEntry, Site
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from editorial.models import Series, Theme
from home.models import SiteSettings
from library.models import Image, Video, VideoSettings
from people.models import Organisation, Person
from search.models import Promotion, Synonym
from tests.editorial.factories import SeriesFactory, ThemeFactory
from tests.library.factories import ImageFactory, VideoFactory
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.users.factories import UserFactory

from .stale_forms import notice_of, says

pytestmark = pytest.mark.django_db


def snippet(instance):
    opts = instance._meta
    return f"/admin/snippets/{opts.app_label}/{opts.model_name}/edit/{instance.pk}/"


def setting(instance):
    opts = instance._meta
    return f"/admin/settings/{opts.app_label}/{opts.model_name}/{instance.site_id}/"


def document():
    return get_document_model().objects.create(title="Un document", file="x.pdf")


def promotion():
    return Promotion.objects.create(query="fibre")


# Each model: what makes one, its form, the fields of it, the one that is changed.
FORMS = {
    Person: (
        PersonFactory,
        snippet,
        {"slug": "x", "biography": rich_text(""), "links": streamfield([])},
        "name",
    ),
    Organisation: (
        OrganisationFactory,
        snippet,
        {"slug": "x", "biography": rich_text(""), "links": streamfield([])},
        "name",
    ),
    Theme: (ThemeFactory, snippet, {"slug": "un-theme"}, "name"),
    Series: (SeriesFactory, snippet, {}, "title"),
    Video: (
        lambda: VideoFactory(captions="0:01 Bonjour"),
        snippet,
        {
            "title": "Une vidéo",
            "link": "https://www.youtube.com/watch?v=abcdefghijk",
            "rights": "all-rights",
            "language": "fr",
        },
        "captions",
    ),
    Image: (
        ImageFactory,
        lambda image: f"/admin/images/{image.pk}/",
        {"alt_text": "x", "credit": "x", "licence": "all-rights"},
        "title",
    ),
    get_document_model(): (
        document,
        lambda one: f"/admin/documents/edit/{one.pk}/",
        {"tags": ""},
        "title",
    ),
    SiteSettings: (
        lambda: SiteSettings.for_site(Site.objects.get()),
        setting,
        {"footer_text": rich_text(""), "social_links": streamfield([])},
        "name",
    ),
    VideoSettings: (
        lambda: VideoSettings.for_site(Site.objects.get()),
        setting,
        {},
        "peertube_hosts",
    ),
    Synonym: (
        lambda: Synonym.objects.create(expression="thd", equivalents="fibre"),
        snippet,
        {"equivalents": "fibre"},
        "expression",
    ),
    Redirect: (
        lambda: Redirect.objects.create(
            old_path="/avant", redirect_link="https://example.org/"
        ),
        lambda redirect: f"/admin/redirects/{redirect.pk}/",
        {"site": "", "redirect_page": "", "redirect_link": "https://example.org/"},
        "old_path",
    ),
}
VALUES = {
    Video: ("0:01 De Dominique", "0:01 De Camille"),
    VideoSettings: ("dominique.example", "camille.example"),
    Redirect: ("/dominique", "/camille"),
}


def sign_in(**names):
    client = Client()
    client.force_login(UserFactory(is_superuser=True, **names))
    return client


@pytest.fixture
def camille(home):
    return sign_in(first_name="Camille", last_name="Roux")


@pytest.fixture
def dominique(home):
    return sign_in(first_name="Dominique", last_name="Faure")


def hidden_field(client, address) -> str:
    """The fingerprint that the form carries."""
    response = client.get(address)
    value = response.context["form"]["loaded_version"].value()
    field = f'name="loaded_version" value="{value}"'
    assert response.content.decode().count(field) == 1
    return value


def stored(instance):
    return type(instance).objects.filter(pk=instance.pk).values().get()


@pytest.mark.parametrize("model", FORMS)
def test_a_stale_form_writes_nothing_and_keeps_the_text(camille, dominique, model):
    make, address_of, fields, changed = FORMS[model]
    instance = make()
    address = address_of(instance)
    theirs, mine = VALUES.get(model, ("De Dominique", "De Camille"))

    def send(client, text, **more):
        data = {**nested_form_data(fields), changed: text, **more}
        return client.post(address, data)

    opened = hidden_field(camille, address)
    assert opened == hidden_field(dominique, address)
    saved = send(dominique, theirs, loaded_version=opened)
    assert saved.status_code == 302, saved.context["form"].errors
    before, entries = stored(instance), ModelLogEntry.objects.count()

    response = send(camille, mine, loaded_version=opened)
    assert response.status_code == 409
    assert stored(instance) == before
    assert ModelLogEntry.objects.count() == entries
    assert response.context["form"][changed].value() == mine
    assert says(response, "Dominique Faure")
    label = response.context["form"][changed].label
    assert [
        difference.label for difference in response.context["newer_version"].differences
    ] == [label]

    shown = {
        "loaded_version": opened,
        "newer_version": response.context["newer_version"].token,
    }
    assert send(camille, mine, **shown).status_code == 409
    assert stored(instance) == before
    agreed = send(camille, mine, **shown, replace_newer_version="1")
    assert agreed.status_code == 302
    assert stored(instance) != before


def test_the_results_of_a_promotion_are_a_part_of_it(camille, dominique, home):
    promotion = Promotion.objects.create(query="fibre")
    address = snippet(promotion)
    opened = hidden_field(camille, address)
    row = {"page": str(home.pk), "description": ""}
    data = nested_form_data(
        {"query": "fibre", "results": inline_formset([row]), "loaded_version": opened}
    )
    assert dominique.post(address, data).status_code == 302
    response = camille.post(address, {**data, "results-0-description": "Ici"})
    assert response.status_code == 409
    assert says(response, "Affiché en premier", "Ici")
    assert list(promotion.results.values_list("description", flat=True)) == [""]


def test_a_form_without_a_fingerprint_is_refused(camille, home):
    theme = ThemeFactory(name="Avant")
    response = camille.post(snippet(theme), {"name": "Après", "slug": "apres"})
    assert response.status_code == 409
    theme.refresh_from_db()
    assert theme.name == "Avant"


def test_a_change_that_nobody_signed_is_told_without_a_name(camille, home):
    theme = ThemeFactory(name="Avant", slug="avant")
    opened = hidden_field(camille, snippet(theme))
    Theme.objects.filter(pk=theme.pk).update(name="Par une commande")
    data = {"name": "Après", "slug": "avant", "loaded_version": opened}
    response = camille.post(snippet(theme), data)
    assert response.status_code == 409
    assert says(response, "Elle a été enregistrée après")


def test_long_captions_are_named_and_not_compared(camille, home):
    lines = "\n".join(f"{n // 60}:{n % 60:02} Ligne {n}" for n in range(1, 2000))
    video = VideoFactory(captions=lines)
    opened = hidden_field(camille, snippet(video))
    Video.objects.filter(pk=video.pk).update(captions="WEBVTT")
    response = camille.post(
        snippet(video),
        {
            "title": video.title,
            "link": video.link,
            "captions": lines + "\n59:00 Fin",
            "rights": video.rights,
            "language": video.language,
            "loaded_version": opened,
        },
    )
    assert response.status_code == 409
    assert says(response, "Sous-titres")
    assert "Ligne 7" not in notice_of(response)
