import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail import hooks
from wagtail.admin.ui.components import Component

from articles.models import ArticlePage
from editorial.models import FollowUp
from moderation.dashboard import SHOWN, DashboardList, Entry
from moderation.models import Assignment
from tests.articles.factories import ArticlePageFactory
from tests.library.factories import VideoFactory, refer_to
from tests.users.factories import UserFactory

from .submissions import decide, draft, editor, moderator, submit, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

SECTION = re.compile(r'<section class="dashboard-list".*?</section>', re.DOTALL)
HEADING = re.compile(r'<h2 class="dashboard-list__title".*?>(.*?)</h2>')
LINK = re.compile(r'<a class="dashboard-list__link" href="(.*?)">(.*?)</a>')
QUERIES = 51


def words(html):
    return " ".join(strip_tags(html).split())


@pytest.fixture
def dashboard_of(client):
    """What greets a user, as HTML."""

    def look(user):
        client.force_login(user)
        return client.get(reverse("wagtailadmin_home")).content.decode()

    return look


@pytest.fixture
def lists_of(dashboard_of):
    """The lists that greet a user, as HTML by heading."""

    def look(user):
        sections = SECTION.findall(dashboard_of(user))
        return {words(HEADING.search(section)[1]): section for section in sections}

    return look


def titles(section):
    return [title for _url, title in LINK.findall(section)]


def schedule(page, by, **ahead):
    page.go_live_at = timezone.now() + timedelta(**ahead)
    page.save_revision(user=by).publish()


def test_somebody_with_nothing_to_do_reads_one_friendly_sentence(dashboard_of):
    html = dashboard_of(editor(first_name="Camille"))
    assert "Bonjour Camille" in words(html)
    assert "Rien ne vous attend : le bon moment pour écrire !" in words(html)
    assert SECTION.findall(html) == []


def test_an_editor_finds_their_own_lists(lists_of):
    author, other, reader = editor(), editor(), moderator()
    draft(author, "commencé")
    draft(other, "commencé par une autre")
    submitted(author, "soumis")
    sent_back = submitted(author, "renvoyé")
    decide(sent_back, reader, "reject", "Un chiffre plus récent ?")
    schedule(draft(author, "programmé"), author, days=2)
    decide(submitted(author, "approuvé"), reader, "approve")
    lists = lists_of(author)
    assert {heading: titles(html) for heading, html in lists.items()} == {
        "À reprendre": ["renvoyé"],
        "Vos brouillons": ["commencé"],
        "En relecture": ["soumis"],
        "Programmés": ["programmé"],
    }
    text = words(lists["À reprendre"])
    assert "La modération demande des changements dans ce texte" in text
    assert text.endswith("Un chiffre plus récent ?")
    assert str(reader) in text
    assert (
        reverse("wagtailadmin_pages:edit", args=[sent_back.object_id])
        in (lists["À reprendre"])
    )


def test_a_moderator_finds_what_waits_for_them(lists_of):
    author = editor(first_name="Camille", last_name="Roux")
    reader = moderator()
    for title, priority in (("normal", 2), ("urgent", 1)):
        Assignment.objects.create(
            workflow_state=submitted(author, title),
            priority=priority,
            due_on=timezone.localdate() - timedelta(days=priority),
            claimed_by=reader if priority == 1 else None,
        )
    waiting = lists_of(reader)["À relire"]
    assert titles(waiting) == ["urgent", "normal"]
    assert "Vous vous en occupez" in words(waiting)
    assert "Camille Roux" in words(waiting)
    assert waiting.count("dashboard-list__entry--late") == 2
    assert reverse("moderation_desk") in waiting
    assert "À relire" not in lists_of(author)


def test_an_author_reads_who_takes_care_of_their_text(lists_of):
    author, reader = editor(), moderator(first_name="Ana", last_name="Pons")
    Assignment.claim(submitted(author), reader)
    assert "Ana Pons s’en occupe" in words(lists_of(author)["En relecture"])


def test_a_text_that_is_submitted_again_is_no_longer_to_be_corrected(lists_of):
    author, reader = editor(), moderator()
    state = submitted(author)
    decide(state, reader, "reject")
    state.refresh_from_db()
    state.resume(user=author)
    assert list(lists_of(author)) == ["En relecture"]
    assert list(lists_of(reader)) == ["À relire"]


def test_a_draft_stays_that_of_its_owner_when_somebody_else_changes_it(lists_of):
    author, other = editor(), editor(first_name="Ana", last_name="Pons")
    page = draft(author, "commencé")
    page.save_revision(user=other)
    assert titles(lists_of(other)["Vos brouillons"]) == ["commencé"]
    drafts = lists_of(author)["Vos brouillons"]
    assert titles(drafts) == ["commencé"]
    assert "modifié par Ana Pons" in words(drafts)


def test_who_may_no_longer_open_a_draft_is_told_nothing_of_it(lists_of):
    author = editor()
    draft(author, "commencé")
    author.groups.set([Group.objects.get(name="Contributeurs")])
    assert "Vos brouillons" in lists_of(author)
    author.groups.set([])
    author.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert lists_of(author) == {}


def test_changes_of_a_page_that_is_online_are_a_draft(lists_of):
    author = editor()
    page = ArticlePageFactory(title="en ligne")
    page.save_revision(user=author).publish()
    assert lists_of(author) == {}
    page.save_revision(user=author)
    assert "Modifie une page en ligne" in words(lists_of(author)["Vos brouillons"])


def test_what_is_scheduled_comes_in_the_order_of_its_dates(lists_of):
    author = editor()
    for days in (3, 1, 2):
        schedule(draft(author, f"jour {days}"), author, days=days)
    assert titles(lists_of(author)["Programmés"]) == ["jour 1", "jour 2", "jour 3"]


def test_promises_to_readers_are_told_the_oldest_first(lists_of):
    now = timezone.now()
    for title, days in (("récente", 5), ("ancienne", 200)):
        ArticlePageFactory(
            first_published_at=now - timedelta(days=days),
            follow_ups=[FollowUp(title=title)],
        )
    kept = ArticlePageFactory()
    ArticlePageFactory(follow_ups=[FollowUp(title="tenue", delivered_by=kept)])
    ArticlePageFactory(live=False, follow_ups=[FollowUp(title="pas encore dite")])
    promises = lists_of(editor())["Promis aux lecteurs"]
    assert titles(promises) == ["ancienne", "récente"]
    assert promises.count("dashboard-list__entry--late") == 1


def test_videos_without_captions_are_told_those_of_pages_first(lists_of):
    used, _unused = VideoFactory(title="vue"), VideoFactory(title="pas encore")
    VideoFactory(title="sous-titrée", captions="0:01 Bonjour.")
    refer_to(used)
    videos = lists_of(editor())["Vidéos sans sous-titres"]
    assert titles(videos) == ["vue", "pas encore"]
    assert "captions=without" in videos


def test_a_long_list_shows_its_beginning_and_says_how_much_there_is(lists_of):
    author = editor()
    for number in range(SHOWN + 2):
        draft(author, f"Brouillon {number}")
    drafts = lists_of(author)["Vos brouillons"]
    assert len(titles(drafts)) == SHOWN
    assert f"Vos brouillons {SHOWN + 2}" in words(drafts)
    assert words(drafts).endswith("et 2 autres")


def test_what_people_write_is_shown_as_they_wrote_it(lists_of):
    author, reader = editor(), moderator()
    state = submitted(author, "L’été <b>& l’hiver</b>")
    decide(state, reader, "reject", "<script>alert(1)</script>")
    html = lists_of(author)["À reprendre"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "L’été &lt;b&gt;&amp; l’hiver&lt;/b&gt;" in html


class Loves(DashboardList):
    name = "loves"
    title = "Aimés"

    def get_items(self):
        return ["un", "deux"]

    def get_entries(self, items):
        return [Entry(title=item, url="/") for item in items]

    def get_sentence(self, count):
        return f"{count} textes."


def test_an_app_brings_a_list_of_its_own(lists_of):
    with hooks.register_temporarily("register_dashboard_list", lambda: Loves):
        lists = lists_of(editor())
    assert words(lists["Aimés"]) == "Aimés 2 2 textes. un deux"


def test_other_panels_keep_their_place(dashboard_of):
    class Alarm(Component):
        order = 10

        def render_html(self, parent_context=None):
            return "ALARME"

    def add(request, panels):
        panels.append(Alarm())

    with hooks.register_temporarily("construct_homepage_panels", add):
        html = dashboard_of(editor())
    assert html.index("ALARME") < html.index("dashboard-lists")


def test_wagtails_own_lists_are_not_told_twice(dashboard_of):
    reader = moderator()
    submitted(editor(), "une fois")
    html = dashboard_of(reader)
    assert html.count("une fois") == 1


@pytest.mark.parametrize("count", [1, 12])
def test_queries_are_as_many_for_one_text_as_for_many(count, client, lists_of):
    reader = UserFactory(is_superuser=True)
    author = editor()
    for number in range(count):
        draft(reader, f"brouillon {number}")
        submit(draft(author), reader)
        Assignment.claim(submitted(author), reader)
        decide(submit(draft(author), reader), reader, "reject", "Non.")
        schedule(draft(author), author, days=number + 1)
        ArticlePageFactory(follow_ups=[FollowUp(title=f"promesse {number}")])
        VideoFactory()
    assert ArticlePage.objects.count() == 6 * count
    assert len(lists_of(reader)) == 7
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("wagtailadmin_home"))
    assert len(queries) == QUERIES
