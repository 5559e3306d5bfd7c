"""What is due goes online, whatever becomes of the page before it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command, get_commands
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from articles.models import ArticlePage
from moderation.exceptions import NotPublishableError
from moderation.roles import ADMINISTRATORS, MODERATORS
from tests.articles.factories import ArticlePageFactory
from tests.users.factories import UserFactory
from upkeep import scheduling
from upkeep.models import Heartbeat

from .conftest import scheduled_article
from .factories import HeartbeatFactory

pytestmark = pytest.mark.django_db

REFUSAL = "Cette page n’est pas prête."


def publish_scheduled(**options) -> tuple[int, str, str]:
    """The exit status, and what was said on both outputs."""
    out, err = StringIO(), StringIO()
    try:
        call_command("publish_scheduled", stdout=out, stderr=err, **options)
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def refused(monkeypatch):
    """Titles of articles that must not go online."""
    titles = set()
    save = ArticlePage.save

    def refuse(self, *args, **kwargs):
        if self.live and self.title in titles:
            raise NotPublishableError(REFUSAL)
        return save(self, *args, **kwargs)

    monkeypatch.setattr(ArticlePage, "save", refuse)
    return titles


@pytest.fixture
def administrator():
    return UserFactory(is_superuser=True, email="admin@example.org")


def test_19_of_20_pages_go_online_when_one_fails(
    home, later, refused, administrator, settings, mailoutbox, caplog
):
    settings.ADMINS = [("Hébergeur", "hebergeur@example.org")]
    UserFactory(group=ADMINISTRATORS, email="chef@example.org")
    UserFactory(group=ADMINISTRATORS, is_active=False)
    UserFactory(group=MODERATORS)
    pages = [scheduled_article(title=f"Article {n}") for n in range(20)]
    refused.add("Article 7")
    with later(minutes=2):
        status, said, complained = publish_scheduled()
    assert status == 1
    assert said.startswith("Published: 19, withdrawn: 0, failed: 1, in ")
    assert complained == f"Article 7: {REFUSAL}\n"
    live = ArticlePage.objects.live().values_list("pk", flat=True)
    assert set(live) == {page.pk for page in pages if page.title != "Article 7"}
    heartbeat = Heartbeat.objects.get()
    assert len(heartbeat.published) == 19
    assert heartbeat.expired == []
    key = f"revision-{pages[7].latest_revision_id}"
    assert heartbeat.failures == [
        {"key": key, "name": "Article 7", "sentence": REFUSAL}
    ]
    (mail,) = mailoutbox
    assert mail.to == []  # each is told, and nobody who else is
    assert set(mail.bcc) == {
        "hebergeur@example.org",
        "admin@example.org",
        "chef@example.org",
    }
    assert mail.subject == (
        "[Relais] 1 page n’a pas été publiée ou retirée à l’heure prévue"
    )
    assert "Article 7" in mail.body
    assert REFUSAL in mail.body
    (record,) = [r for r in caplog.records if r.name == "upkeep.alarm"]
    assert record.levelname == "ERROR"
    assert "Article 7" in record.getMessage()


def test_the_alarm_is_raised_once_for_a_page_and_again_for_another(
    home, later, refused, administrator, mailoutbox
):
    scheduled_article(title="Premier")
    refused.add("Premier")
    with later(minutes=2):
        assert [publish_scheduled()[0] for _ in range(3)] == [1, 1, 1]
        assert len(mailoutbox) == 1
        scheduled_article(title="Second", in_time=timedelta(seconds=1))
    refused.add("Second")
    with later(minutes=4):
        assert publish_scheduled()[0] == 1
        assert len(mailoutbox) == 2
        assert "Second" in mailoutbox[1].body
        assert "Premier" not in mailoutbox[1].body
        refused.clear()
        assert publish_scheduled()[0] == 0
    assert len(mailoutbox) == 2
    assert set(ArticlePage.objects.live().values_list("title", flat=True)) == {
        "Premier",
        "Second",
    }


def test_an_unexpected_error_is_told_in_a_sentence(home, later, monkeypatch, caplog):
    scheduled_article(title="Fragile")
    monkeypatch.setattr(ArticlePage, "count_again", lambda self: 1 / 0)
    with later(minutes=2):
        heartbeat = scheduling.run()
    (failure,) = heartbeat.failures
    assert failure["sentence"] == (
        "Erreur inattendue (ZeroDivisionError)\xa0: le journal du serveur en dit plus."
    )
    assert "division by zero" in caplog.text


def test_a_mail_that_cannot_be_sent_undoes_nothing(
    home, later, refused, administrator, monkeypatch
):
    scheduled_article(title="Premier")
    scheduled_article(title="Second")
    refused.add("Second")

    def fail(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("upkeep.alarm.EmailMessage.send", fail)
    with later(minutes=2):
        heartbeat = scheduling.run()
    assert (heartbeat.published, len(heartbeat.failures)) == (["Premier"], 1)
    assert Heartbeat.objects.finished().exists()


def test_nothing_is_published_before_its_hour_nor_withdrawn(home, later):
    scheduled_article()
    ArticlePageFactory(expire_at=timezone.now() + timedelta(minutes=1))
    assert scheduling.run().published == []
    assert ArticlePage.objects.filter(live=True).count() == 1
    with later(minutes=2):
        _status, said, _err = publish_scheduled()
    assert said.startswith("Published: 1, withdrawn: 1, failed: 0, in ")
    published = ArticlePage.objects.get(live=True)
    assert (published.expired, published.has_unpublished_changes) == (False, False)
    actions = PageLogEntry.objects.values_list("action", "user")
    assert ("wagtail.publish.scheduled", None) in actions
    assert ("wagtail.unpublish.scheduled", None) in actions


def test_a_page_that_expires_keeps_what_is_planned_for_it(home, later):
    """Until Friday as it is, and from Monday as it was approved since."""
    page = ArticlePageFactory(title="Avant", cover=None)
    page.expire_at = timezone.now() + timedelta(minutes=1)
    page.save_revision().publish()
    page.refresh_from_db()
    page.title, page.expire_at = "Après", None
    page.go_live_at = timezone.now() + timedelta(minutes=10)
    page.save_revision().publish()
    with later(minutes=2):
        assert scheduling.run().expired == ["Avant"]
    assert not ArticlePage.objects.get().live
    with later(minutes=11):
        assert scheduling.run().published == ["Après"]
    assert ArticlePage.objects.get().live


def test_a_next_version_that_is_due_keeps_a_page_online(home, later):
    page = ArticlePageFactory(title="Avant", cover=None)
    page.expire_at = timezone.now() + timedelta(minutes=1)
    page.save_revision().publish()
    page.refresh_from_db()
    page.title, page.go_live_at, page.expire_at = "Après", page.expire_at, None
    page.save_revision().publish()
    with later(minutes=2):
        heartbeat = scheduling.run()
    assert (heartbeat.published, heartbeat.expired) == (["Après"], [])
    assert ArticlePage.objects.get().live


def test_a_revision_that_is_planned_no_longer_stays_a_draft(home, later):
    page = scheduled_article()
    with later(minutes=2):
        (item,) = scheduling.due_revisions()
        Revision.objects.filter(pk=page.latest_revision_id).update(
            approved_go_live_at=None
        )
        assert scheduling.attempt([item]) == ([], [])
    assert not ArticlePage.objects.get().live


def test_a_second_run_at_once_has_nothing_left_to_do(home, later):
    """Even one that took its list before the first had begun."""
    scheduled_article(title="Une fois")
    with later(minutes=2):
        items = scheduling.due_revisions()
        assert scheduling.run().published == ["Une fois"]
        assert scheduling.attempt(items) == ([], [])
    published = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    assert published.count() == 1


def test_a_dry_run_says_what_is_due_and_does_nothing(home, later):
    scheduled_article(title="À publier")
    with later(minutes=2):
        status, said, _err = publish_scheduled(dryrun=True)
    assert (status, said) == (
        0,
        "To be published:\n  À publier\nTo be withdrawn: nothing\n",
    )
    assert not Heartbeat.objects.exists()
    assert not ArticlePage.objects.live().exists()


def test_cron_hears_nothing_of_a_quiet_run(home):
    assert publish_scheduled(verbosity=0) == (0, "", "")


def test_wagtails_commands_are_ours():
    commands = get_commands()
    assert commands["publish_scheduled"] == "upkeep"
    assert commands["publish_scheduled_pages"] == "upkeep"


def test_a_run_asks_the_same_whatever_the_number_of_pages_that_wait(home):
    scheduled_article(title="Plus tard")
    scheduling.run()
    with CaptureQueriesContext(connection) as few:
        scheduling.run()
    for n in range(3):
        scheduled_article(title=f"Plus tard {n}")
    with CaptureQueriesContext(connection) as many:
        assert scheduling.run().published == []
    assert len(many) == len(few)


def test_heartbeats_are_pruned(db, monkeypatch):
    monkeypatch.setattr("upkeep.models.heartbeat.KEPT_IDLE", 3)
    monkeypatch.setattr("upkeep.models.heartbeat.KEPT_BUSY", 2)
    busy = [HeartbeatFactory(published=[f"Article {n}"]) for n in range(4)]
    idle = [HeartbeatFactory() for _ in range(5)]
    Heartbeat.objects.prune()
    assert set(Heartbeat.objects.all()) == {*busy[2:], *idle[2:]}


def test_a_failure_that_goes_on_drives_out_nothing(home, later, refused, monkeypatch):
    monkeypatch.setattr("upkeep.models.heartbeat.KEPT_IDLE", 2)
    monkeypatch.setattr("upkeep.models.heartbeat.KEPT_BUSY", 2)
    published = HeartbeatFactory(published=["Article"])
    scheduled_article(title="Fragile")
    refused.add("Fragile")
    with later(minutes=2):
        first, *_, last = [scheduling.run() for _ in range(5)]
    assert list(Heartbeat.objects.busy()) == [first, published]
    assert Heartbeat.objects.idle().count() == 2
    assert Heartbeat.objects.first() == last
    assert last.failures == first.failures


def test_aliases_follow(home, later):
    page = ArticlePageFactory(title="Avant", cover=None)
    page.save_revision().publish()
    alias = page.create_alias(parent=home, update_slug="alias")
    page.title = "Après"
    page.go_live_at = timezone.now() + timedelta(minutes=1)
    page.save_revision().publish()
    with later(minutes=2):
        scheduling.run()
    assert Page.objects.get(pk=alias.pk).title == "Après"
