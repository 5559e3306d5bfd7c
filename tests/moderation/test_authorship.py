"""Who wrote what isn't online yet."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Comment, Page, Revision

from moderation.authorship import wrote
from tests.articles.factories import ArticlePageFactory

from .newsroom import change, draft_by, newsroom, online_by, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(home):
    return newsroom()


def authors(page, people) -> set[str]:
    return {name for name, user in vars(people).items() if wrote(user, page)}


def test_a_draft_is_by_its_owner_and_by_all_who_changed_it(people):
    page = draft_by(people.contributor)
    change(page, people.editor, title="Un titre plus clair")
    assert authors(page, people) == {"contributor", "editor"}


def test_whoever_owns_a_page_has_written_it_even_without_a_version(people):
    page = ArticlePageFactory(live=False, owner=people.moderator, cover=None)
    assert authors(page, people) == {"moderator"}


def test_once_it_is_online_nobody_has_anything_left_to_have_read(people):
    page = online_by(people.editor)
    assert authors(page, people) == set()
    change(page, people.moderator, title="Un titre plus clair")
    assert authors(page, people) == {"moderator"}


def test_to_save_without_changing_a_word_is_not_to_write(people):
    page = draft_by(people.editor)
    change(page, people.moderator)
    change(page, people.moderator, go_live_at=timezone.now())
    assert authors(page, people) == {"editor"}


def test_to_save_blocks_as_the_database_keeps_them_is_not_to_write(people):
    block = {"type": "text", "value": "<p>Un texte.</p>", "id": "a"}
    page = draft_by(people.editor)
    for user, order in (
        (people.editor, list(block)),
        (people.moderator, sorted(block)),
    ):
        revision = page.save_revision(user=user)
        body = json.dumps([{name: block[name] for name in order}])
        Revision.objects.filter(pk=revision.pk).update(
            content={**revision.content, "body": body}
        )
    assert authors(page, people) == {"editor"}


def test_to_comment_is_not_to_write(people):
    page = draft_by(people.editor)
    version = page.get_latest_revision_as_object()
    version.wagtail_admin_comments.add(
        Comment(user=people.moderator, text="Vraiment ?", contentpath="title")
    )
    version.save_revision(user=people.moderator)
    assert authors(page, people) == {"editor"}


def test_whoever_changes_a_text_and_back_has_changed_it(people):
    page = draft_by(people.editor, title="Avant")
    change(page, people.moderator, title="Après")
    change(page, people.other_moderator, title="Avant")
    assert authors(page, people) == {"editor", "moderator", "other_moderator"}


def test_a_change_stays_one_when_somebody_else_saves_after_it(people):
    page = online_by(people.editor)
    change(page, people.moderator, title="Après")
    change(page, people.editor)
    assert authors(page, people) == {"moderator"}


def test_whoever_submits_a_text_vouches_for_it(people):
    page = draft_by(people.editor)
    submit(page, people.moderator)
    assert authors(page, people) == {"editor", "moderator"}


def test_a_version_that_autosave_wrote_over_after_publication_is_a_change(people):
    page = online_by(people.moderator, title="En ligne")
    online = page.get_latest_revision()
    version = page.get_latest_revision_as_object()
    version.title = "Glissé sous la version publiée"
    version.save_revision(user=people.moderator, overwrite_revision=online)
    change(page, people.editor)
    assert authors(page, people) == {"moderator"}


def test_an_unpublished_text_is_by_all_who_ever_wrote_it(people):
    page = online_by(people.moderator)
    page.unpublish()
    change(page, people.editor, title="À reprendre")
    assert authors(page, people) == {"moderator", "editor"}


def test_a_copy_is_by_whoever_made_it(people):
    page = online_by(people.editor)
    copy = page.copy(
        user=people.moderator, keep_live=False, update_attrs={"slug": "copie"}
    )
    assert authors(copy, people) == {"editor", "moderator"}


def test_a_page_that_is_not_saved_yet_is_by_whoever_asks(people):
    assert wrote(people.moderator, Page())


@pytest.mark.parametrize("count", [2, 20])
def test_a_list_to_publish_asks_once_who_wrote_it(count, people, client):
    pages = [draft_by(people.editor, title=f"Texte {n}") for n in range(count)]
    ids = "&".join(f"id={page.pk}" for page in pages)
    client.force_login(people.moderator)
    address = f"/admin/bulk/wagtailcore/page/publish/?{ids}"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        html = client.get(address).content.decode()
    assert "Texte 1" in html
    # Wagtail asks four of each page: its version, its workflow twice, what is below.
    assert len(queries) == 14 + 4 * count
