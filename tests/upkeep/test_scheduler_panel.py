"""The dashboard is red when pages wait and nothing comes to publish them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from moderation.roles import EDITORS, MODERATORS
from tests.articles.factories import ArticlePageFactory
from tests.users.factories import UserFactory

from .conftest import scheduled_article
from .factories import HeartbeatFactory

pytestmark = pytest.mark.django_db

STANDS_STILL = "Les pages programmées ne sont pas mises en ligne en ce moment."
FAILED = "Ces pages n’ont pas pu être publiées ou retirées à l’heure prévue"


@pytest.fixture
def dashboard(client, home):
    """What the dashboard says to somebody of a group."""

    def shown(group=MODERATORS):
        client.force_login(UserFactory(group=group))
        return client.get(reverse("wagtailadmin_home")).content.decode()

    return shown


def run(ago, **fields):
    return HeartbeatFactory(started_at=timezone.now() - ago, **fields)


def test_nothing_is_said_while_nothing_is_planned(dashboard):
    assert STANDS_STILL not in dashboard()
    run(timedelta(days=3))
    assert STANDS_STILL not in dashboard()


@pytest.mark.parametrize("group", [EDITORS, MODERATORS])
def test_it_is_red_when_the_scheduler_has_never_run(dashboard, group):
    scheduled_article()
    shown = dashboard(group)
    assert STANDS_STILL in shown
    assert "Le programme qui les publie n’a jamais tourné." in shown
    assert ("/admin/scheduler/" in shown) == (group == MODERATORS)


def test_it_is_red_when_the_scheduler_stopped_minutes_ago(dashboard):
    scheduled_article()
    run(timedelta(minutes=4))
    assert STANDS_STILL not in dashboard()
    run(timedelta(minutes=6))  # the newest by its number, and the last to end
    shown = dashboard()
    assert STANDS_STILL in shown
    assert "a tourné pour la dernière fois le" in shown


def test_a_run_that_never_ends_is_none(dashboard):
    scheduled_article()
    run(timedelta(minutes=1), finished_at=None)
    assert STANDS_STILL in dashboard()


def test_a_page_that_is_to_be_withdrawn_waits_too(dashboard):
    ArticlePageFactory(expire_at=timezone.now() + timedelta(days=1))
    assert STANDS_STILL in dashboard()


def test_it_names_what_failed_to_those_who_may_see_the_runs(dashboard):
    failures = [
        {"key": f"revision-{n}", "name": f"Article {n}", "sentence": "Il y a un <b>."}
        for n in range(7)
    ]
    run(timedelta(minutes=1), failures=failures)
    shown = dashboard()
    assert FAILED in shown
    assert "Article 4 – Il y a un &lt;b&gt;." in shown
    assert "Article 5" not in shown
    assert "et 2 autres" in shown
    assert FAILED not in dashboard(EDITORS)
    run(timedelta(0))
    assert FAILED not in dashboard()


def test_what_it_advises_can_be_done(dashboard, client):
    """A page that is scheduled is locked until a moderator cancels that."""
    page = scheduled_article()
    assert "annule d’abord sa publication programmée" in dashboard()
    run(timedelta(0), failures=[{"key": "x", "name": "Fibre", "sentence": "Non."}])
    assert "annulez d’abord sa publication programmée" in dashboard()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    revision = page.get_latest_revision()
    cancel = reverse(
        "wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk]
    )
    for group, may_cancel in ((EDITORS, False), (MODERATORS, True)):
        client.force_login(UserFactory(group=group))
        form = client.get(edit)
        assert form.context["locked_for_user"]
        assert (cancel in form.content.decode()) == may_cancel
    client.post(cancel)
    assert not client.get(edit).context["locked_for_user"]


def test_when_all_is_well_it_asks_one_question(
    dashboard, rf, django_assert_num_queries
):
    from upkeep.panels import SchedulerPanel

    scheduled_article()
    run(timedelta(minutes=1))
    request = rf.get("/")
    request.user = UserFactory(is_superuser=True)
    with django_assert_num_queries(1):
        assert SchedulerPanel().render_html({"request": request}).strip() == ""
    assert Revision.objects.filter(approved_go_live_at__isnull=False).exists()
