"""What the lists and forms of the admin tell of the drafts of others."""

import pytest
from django.urls import reverse

from moderation.roles import CONTRIBUTORS, EDITORS
from tests.users.factories import UserFactory

from .review_links import CHANGES, Link, make_draft

pytestmark = pytest.mark.django_db

HISTORY = "/admin/reports/site-history/"


@pytest.fixture
def drafts(home):
    """Of a contributor, and of an editor who has asked somebody to read it."""
    contributor, editor = UserFactory(group=CONTRIBUTORS), UserFactory(group=EDITORS)
    own = make_draft(contributor, title="Le mien")
    link = Link(make_draft(editor, title="Secret"), editor, reader_name="Jeanne Roux")
    link.follow()
    link.answer(CHANGES)
    return own, link.page


@pytest.mark.parametrize("address", [HISTORY, f"{HISTORY}results/"])
def test_the_history_of_the_site_tells_no_more_than_that_of_a_page(
    client, drafts, address
):
    own, others = drafts
    shown = {}
    for user in (own.owner, others.owner):
        client.force_login(user)
        shown[user] = client.get(address).content.decode()
    assert "Le mien" in shown[own.owner]
    assert "Secret" not in shown[own.owner]
    assert "Jeanne Roux" not in shown[own.owner]
    for told in ("Le mien", "Secret", "Jeanne Roux"):
        assert told in shown[others.owner]


def test_a_deleted_draft_stays_secret(client, drafts):
    own, others = drafts
    others.delete()
    client.force_login(own.owner)
    assert "Secret" not in client.get(HISTORY).content.decode()
    export = b"".join(client.get(f"{HISTORY}?export=csv").streaming_content).decode()
    assert "Le mien" in export
    assert "Secret" not in export


def test_who_may_not_move_a_page_is_not_shown_it(client, home, drafts):
    own, others = drafts
    client.force_login(own.owner)
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[others.pk, home.pk])
    response = client.get(confirm, follow=True)
    assert response.redirect_chain
    assert "Secret" not in response.content.decode()
