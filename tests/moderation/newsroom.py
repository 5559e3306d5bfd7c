"""People of each role, and what they do with a text by the addresses of the admin."""

from types import SimpleNamespace

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from articles.models import ArticlePage
from moderation.roles import ADMINISTRATORS, CONTRIBUTORS, EDITORS, MODERATORS
from tests.articles.factories import ArticlePageFactory
from tests.users.factories import UserFactory

ROLES = {
    "contributor": CONTRIBUTORS,
    "editor": EDITORS,
    "moderator": MODERATORS,
    "administrator": ADMINISTRATORS,
}


def newsroom() -> SimpleNamespace:
    """Somebody of each role, a second moderator, and a superuser."""
    people = {role: UserFactory(group=group) for role, group in ROLES.items()}
    return SimpleNamespace(
        **people,
        other_moderator=UserFactory(group=MODERATORS),
        superuser=UserFactory(is_superuser=True),
    )


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def draft_by(user, **attributes):
    """An article that somebody has written, and nobody has put online."""
    page = ArticlePageFactory(live=False, owner=user, cover=None, **attributes)
    page.save_revision(user=user)
    return ArticlePage.objects.get(pk=page.pk)


def online_by(user, **attributes):
    """An article that somebody has written, and that is online."""
    page = draft_by(user, **attributes)
    page.get_latest_revision().publish()
    page.refresh_from_db()
    return page


def change(page, user, **attributes):
    """Save a version with something else in it; returns it."""
    version = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in attributes.items():
        setattr(version, name, value)
    return version.save_revision(user=user)


def submit(page, user):
    """Start the workflow of a page; returns the step that waits."""
    page = Page.objects.get(pk=page.pk).specific
    state = page.get_workflow().start(page, user)
    return state.current_task_state


def form_of(page, **changes) -> dict:
    """What the form of an article posts when nobody has touched it."""
    version, latest = page, None
    if page.pk:
        version = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
        latest = version.get_latest_revision()
    data = {
        "title": version.title,
        "slug": version.slug,
        "kind": version.kind,
        "standfirst": version.standfirst,
        "body": streamfield([]),
        "loaded_revision_id": latest.pk if latest else "",
        "loaded_revision_created_at": latest.created_at.isoformat() if latest else "",
        **{name: inline_formset([]) for name in ("credits", "follow_ups", "comments")},
        **changes,
    }
    return nested_form_data(data)


def edit(user, page, **posted):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return signed_in(user).post(address, form_of(page, **posted))
