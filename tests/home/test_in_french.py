"""All that the interface says is in French: what the site answers, and what it sends.

A newer Wagtail or Django may bring a sentence that nobody has translated yet. A test
below then names it, and an address at which it is seen. What to do:

- one of the project's own: mark it for gettext, and `make messages`;
- one of a library, “asked of gettext”: write its French into
  `locale_of_libraries/fr/LC_MESSAGES/django.po`, and `make messages`;
- one that a library never asks gettext for: see how `config/template_loader.py`,
  `config/forms.py` and `home/wagtail_hooks.py` go about it;
- one that is English by right, or seen by nobody: `tests/untranslated.py` has a list.
"""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core import mail
from django.template import engines
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation.trans_real import DjangoTranslation
from wagtail import admin
from wagtail.models import PageViewRestriction

from moderation.models import OutsideReview
from tests.editorial.factories import ThemeFactory
from tests.moderation.newsroom import newsroom
from tests.moderation.review_links import AGREED, Link, make_draft
from tests.moderation.submissions import decide, submitted
from tests.untranslated import Findings, ReadingClient, ShownText
from upkeep.alarm import raise_alarm
from upkeep.scheduling import Failure

from .admin_site import AdminSite, addresses_of_the_admin
from .test_query_budgets import BUDGETS, Publication

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

WHAT_TO_DO = f"English was seen; {__name__.replace('.', '/')}.py says what to do."
# What a program reads.
NO_PAGES = "wagtailadmin_api:"


@pytest.fixture
def findings():
    with Findings().listening() as heard:
        yield heard


def assert_none(findings):
    if findings.found:
        pytest.fail(f"{WHAT_TO_DO}\n{findings.report()}", pytrace=False)


@pytest.mark.filterwarnings("ignore")
def test_the_admin(home, findings):
    """Each address as a superuser, with its form sent empty, and as a contributor:
    their own pages and what is theirs without a number, as the dashboard is.

    Among them is one that fails on purpose, and one that leads nowhere.
    """
    site = AdminSite()
    superuser = ReadingClient(findings, site.people.superuser)
    contributor = ReadingClient(findings, site.people.contributor)
    for address in addresses_of_the_admin():
        if address.name.startswith(NO_PAGES):
            continue
        superuser.look_at(site.fill(address), and_send=True)
        if "page_id" in address.parameters and "task" not in address.route:
            superuser.look_at(site.fill(address, **site.values_for(site.waiting)))
            contributor.look_at(site.fill(address, **site.values_for(site.own)))
        elif not address.parameters:
            contributor.look_at(site.fill(address))
    assert findings.pages > 300
    assert_none(findings)


def test_public_pages(home, findings):
    """Each type of page with rich content, lists and searches, and what goes wrong."""
    publication = Publication(home)
    ThemeFactory(name="Vide", slug="vide")
    closed = publication.stories[0]
    PageViewRestriction.objects.create(
        page=closed, restriction_type="password", password="x"
    )
    reader = ReadingClient(findings)
    for address in [
        *BUDGETS,
        *("/recherche/", "/recherche/?q=introuvable", "/recherche/?q=artcle"),
        *("/recherche/?q=article&genre=article&annee=2020&page=900", "/themes/vide/"),
        *("/nulle-part/", "/fil.atom", "/opensearch.xml", closed.url),
    ]:
        reader.get(address)
    reader.post(reader.get(closed.url).context["action_url"], {"password": "faux"})
    ReadingClient(findings, enforce_csrf_checks=True).post("/_util/login/")
    assert_none(findings)


def test_signing_in(home, findings):
    people = newsroom()
    for name in ("wagtailadmin_login", "wagtailcore_login"):
        reader = ReadingClient(findings)
        reader.look_at(reverse(name), and_send=True)
        reader.post(reverse(name), {"username": "x", "password": "y"})
        reader.get(f"{reverse(name)}?next=/admin/")
    reader.look_at(reverse("wagtailadmin_password_reset"), and_send=True)
    asked = {"email": people.editor.email}
    reader.post(reverse("wagtailadmin_password_reset"), asked, follow=True)
    (message,) = mail.outbox
    link = next(word for word in message.body.split() if "/confirm/" in word)
    form = reader.get(link, follow=True).redirect_chain[-1][0]
    reader.post(form, {"new_password1": "un", "new_password2": "deux"})
    reader.post(form, {"new_password1": "123", "new_password2": "123"})
    good = {"new_password1": "mot-de-passe-7", "new_password2": "mot-de-passe-7"}
    reader.post(form, good, follow=True)
    findings.read_mails()
    assert_none(findings)


def test_a_review_by_somebody_outside(
    home, findings, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        people = newsroom()
        page = make_draft(people.editor)
        link = Link(page, people.moderator, reader_email="jeanne@relais.example")
        link.browser = ReadingClient(findings)
        link.follow()
        link.browser.get(link.address("page"))
        link.browser.post(link.address("remark"), {})
        link.answer({})
        link.answer({"decision": "changes", "comment": "", "confirmed": "1"})
        link.browser.post(link.address("remark"), {"text": "Une date manque."})
        link.follow()
        link.answer(AGREED)
        link.follow(ReadingClient(findings))
    assert OutsideReview.objects.get().answered_at
    findings.read_mails()
    assert_none(findings)


def test_mails_of_the_newsroom(home, findings, django_capture_on_commit_callbacks):
    def committed(function, *args, **options):
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **options)

    people = newsroom()
    for action in ("approve", "reject"):
        state = committed(submitted, people.editor)
        committed(decide, state, people.moderator, action, comment="Bien vu.")
    raise_alarm([Failure("publish:1", "Un texte", "La page n’existe plus.")])
    assert len({message.subject for message in mail.outbox}) == 4
    findings.read_mails()
    assert_none(findings)


def test_what_the_scripts_of_the_admin_say():
    """All that Wagtail's own scripts may ask for, and what the admin gives them."""
    locale = Path(admin.__file__).parent / "locale"
    with (locale / "en/LC_MESSAGES/djangojs.po").open("rb") as file:
        asked = [entry.id for entry in read_po(file) if entry.id]
    french = DjangoTranslation("fr", domain="djangojs", localedirs=[locale])._catalog
    missing = [
        message
        for message in asked
        if (message if isinstance(message, str) else (message[0], 0)) not in french
    ]
    assert asked
    assert missing == [], f"{WHAT_TO_DO} These go into a djangojs.po beside that one."


PLANTED = """
{% load i18n %}{% translate "Nobody has translated that" %}
{% blocktranslate count n=2 %}One egg{% plural %}{{ n }} eggs{% endblocktranslate %}
<p>Enregistrer</p> <input type="submit" value="Choose"> <img alt="Your name">
<b data-told="Moved with the others">Articles</b> <script>"Add this"</script>
"""


def test_english_is_found_where_it_is_planted(findings):
    """Both kinds, and nothing else: or else the tests above would say nothing."""
    findings.address = "/ici/"
    page = engines["django"].from_string(PLANTED).render()
    findings.read(ShownText(page).texts)
    assert pgettext("of a bird", "Crane") == "Crane"
    assert set(findings.found) == {
        "“Nobody has translated that”, asked of gettext",
        "“One egg”, asked of gettext",
        "“Crane”, asked of gettext (of a bird)",
        "“Nobody has translated that 2 eggs” (has, nobody, that, translated)",
        "“Choose” (choose)",
        "“Your name” (name, your)",
        "“Moved with the others” (moved, others, the, with)",
    }
    assert "“Choose” (choose)\n    at /ici/" in findings.report()


def test_french_is_not_taken_for_english(findings):
    assert gettext("Articles") == "Articles"
    assert gettext("result") == "résultat"
    assert ngettext("%(count)s result", "%(count)s results", 2)
    findings.read(["Du texte : aucun de ces articles, sur /the/with/your.html."])
    assert not findings.found
