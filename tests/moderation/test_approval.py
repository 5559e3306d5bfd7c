"""Four eyes: nobody approves their own text, and what is approved is what was read."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    PageLogEntry,
    TaskState,
    WorkflowState,
    WorkflowTask,
)

from articles.models import ArticlePage
from moderation.exceptions import NotApprovableError
from moderation.fingerprint import fingerprint
from moderation.journal import PUBLISHED_ALONE
from moderation.models import ApprovalTask
from moderation.publishing import publish_approved_text
from moderation.roles import WORKFLOW

from .newsroom import change, draft_by, edit, newsroom, online_by, signed_in, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(home):
    return newsroom()


def acts(step, user) -> list[str]:
    page = step.workflow_state.content_object
    return [name for name, *_ in step.task.specific.get_actions(page, user)]


def decide(step, user, action="approve", **posted):
    step.task.specific.on_action(step.specific, user, action, **posted)


def state_of(page):
    """Whether it is online, with which title, and how its workflow stands."""
    page = ArticlePage.objects.get(pk=page.pk)
    state = WorkflowState.objects.for_instance(page).order_by("pk").last()
    return page.live, page.title, state.status


def messages_of(response) -> str:
    return " ".join(str(m) for m in response.context["messages"])


def test_the_set_up_workflow_asks_somebody_else(people):
    step = submit(draft_by(people.editor), people.editor)
    assert isinstance(step.specific.task.specific, ApprovalTask)
    both = ["reject", "approve", "approve"]
    assert {name: acts(step, user) for name, user in vars(people).items()} == {
        "contributor": [],
        "editor": [],
        "moderator": both,
        "other_moderator": both,
        "administrator": both,
        "superuser": both,
    }


@pytest.mark.parametrize("role", ["moderator", "administrator", "superuser"])
def test_nobody_approves_their_own_text_whatever_their_role(people, role):
    author = getattr(people, role)
    page = draft_by(author, title="Le mien")
    step = submit(page, people.editor)
    assert acts(step, author) == ["reject"]
    with pytest.raises(NotApprovableError):
        decide(step, author)
    assert state_of(page) == (False, "Le mien", "in_progress")
    decide(step, people.other_moderator)
    assert state_of(page) == (True, "Le mien", "approved")


def test_whoever_corrects_a_text_leaves_the_approval_to_somebody_else(people):
    page = draft_by(people.editor)
    step = submit(page, people.editor)
    change(page, people.moderator, title="Corrigé")
    assert acts(step, people.moderator) == ["reject"]
    text = fingerprint(ArticlePage.objects.get(pk=page.pk).get_latest_revision())
    decide(step, people.other_moderator, fingerprint=text)
    assert state_of(page) == (True, "Corrigé", "approved")


def test_ones_own_text_does_not_wait_for_oneself(people):
    submit(draft_by(people.moderator), people.moderator)
    step = submit(draft_by(people.editor), people.editor)
    waiting = TaskState.objects.reviewable_by
    assert [state.pk for state in waiting(people.moderator)] == [step.pk]
    assert len(waiting(people.other_moderator)) == 2
    assert list(waiting(people.editor)) == []


def test_a_step_is_decided_by_its_groups_alone(people):
    step = submit(draft_by(people.contributor), people.contributor)
    for user in (people.editor, None):
        with pytest.raises(PermissionDenied):
            decide(step, user)
    assert state_of(step.workflow_state.content_object)[0] is False


# What is approved is what was read


def test_a_text_that_changed_after_it_was_submitted_is_not_approved_unread(people):
    page = draft_by(people.editor, title="Lu")
    step = submit(page, people.editor)
    change(page, people.other_moderator, title="Jamais lu")
    with pytest.raises(NotApprovableError):
        decide(step, people.moderator)
    assert state_of(page) == (False, "Lu", "in_progress")


def test_a_text_that_autosave_wrote_over_is_not_approved_unread(people):
    page = draft_by(people.editor, title="Lu")
    step = submit(page, people.editor)
    version = page.get_latest_revision_as_object()
    version.title = "Jamais lu"
    version.save_revision(
        user=people.editor, overwrite_revision=page.get_latest_revision()
    )
    with pytest.raises(NotApprovableError):
        decide(step, people.moderator)
    assert state_of(page)[0] is False


def test_a_fingerprint_of_another_version_approves_nothing(people):
    page = draft_by(people.editor, title="Lu")
    step = submit(page, people.editor)
    read = fingerprint(page.get_latest_revision())
    change(page, people.other_moderator, title="Jamais lu")
    with pytest.raises(NotApprovableError):
        decide(step, people.moderator, fingerprint=read)
    assert state_of(page)[0] is False


def test_a_remark_or_a_date_changes_no_word(people):
    page = draft_by(people.editor, title="Lu")
    step = submit(page, people.editor)
    change(page, people.other_moderator)
    decide(step, people.moderator)
    assert state_of(page) == (True, "Lu", "approved")
    page = ArticlePage.objects.get(pk=page.pk)
    assert page.live_revision == page.get_latest_revision()


def test_the_form_of_a_page_approves_what_it_shows(people):
    page = draft_by(people.editor, title="Soumis")
    submit(page, people.editor)
    change(page, people.other_moderator, title="Corrigé")
    edit(people.moderator, page, **approve())
    assert state_of(page) == (True, "Corrigé", "approved")


def test_the_form_of_a_page_approves_nothing_newer(people):
    page = draft_by(people.editor, title="Lu")
    submit(page, people.editor)
    shown = page.get_latest_revision()
    change(page, people.other_moderator, title="Jamais lu")
    edit(
        people.moderator,
        page,
        loaded_revision_id=shown.pk,
        loaded_revision_created_at=shown.created_at.isoformat(),
        **approve(),
    )
    assert state_of(page)[0] is False


def test_what_a_moderator_corrects_while_approving_is_kept_as_a_draft(people):
    page = draft_by(people.editor, title="Avant")
    submit(page, people.editor)
    response = edit(people.moderator, page, title="Corrigé", **approve())
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert response.url == address
    page = ArticlePage.objects.get(pk=page.pk)
    assert page.get_latest_revision_as_object().title == "Corrigé"
    assert (page.live, page.current_workflow_state.status) == (False, "in_progress")
    shown = signed_in(people.moderator)
    shown.cookies = response.client.cookies
    assert "quelqu’un d’autre l’approuve" in messages_of(shown.get(address))


def approve(**extra) -> dict:
    """As the form posts it, from a window with a comment or without."""
    return {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": json.dumps(extra),
    }


def test_what_else_a_window_sends_back_is_left_out(people):
    page = draft_by(people.editor)
    submit(page, people.editor)
    edit(people.moderator, page, **approve(comment="Très bien", update=False))
    assert state_of(page)[2] == "approved"
    assert TaskState.objects.get().comment == "Très bien"


def test_from_a_list_a_text_is_approved_as_it_was_submitted(people):
    page = draft_by(people.editor, title="Soumis")
    step = submit(page, people.editor)
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step.pk]
    )
    change(page, people.other_moderator, title="Jamais lu")
    response = signed_in(people.moderator).post(address, follow=True)
    assert "a changé" in messages_of(response)
    assert state_of(page) == (False, "Soumis", "in_progress")
    change(page, people.other_moderator, title="Soumis")
    signed_in(people.moderator).post(address)
    assert state_of(page) == (True, "Soumis", "approved")


def test_a_window_of_a_list_is_told_of_a_refusal_as_well(people):
    page = draft_by(people.editor)
    step = submit(page, people.editor)
    change(page, people.other_moderator, title="Jamais lu")
    response = signed_in(people.moderator).post(
        reverse(
            "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step.pk]
        ),
        headers={"X-Requested-With": "XMLHttpRequest", "Referer": "/admin/reports/"},
    )
    assert response.json() == {"step": "success", "redirect": "/admin/reports/"}


# A workflow of several steps


@pytest.fixture
def two_steps(people):
    """The moderators approve first, then a step of Wagtail's own."""
    add_step(GroupApprovalTask)


def add_step(kind) -> ApprovalTask:
    """A step after the first one, for the same groups; returns the first."""
    first = ApprovalTask.objects.get()
    second = kind.objects.create(name="Direction")
    second.groups.set(first.groups.all())
    WorkflowTask.objects.create(
        workflow=first.workflows.get(name=WORKFLOW), task=second, sort_order=1
    )
    return first


def waiting_step(page):
    return ArticlePage.objects.get(pk=page.pk).current_workflow_state.current_task_state


def test_each_step_approves_the_words_that_go_online(people, two_steps):
    page = draft_by(people.editor, title="Lu une fois")
    decide(submit(page, people.editor), people.moderator)
    change(page, people.superuser, title="Lu deux fois")
    latest = ArticlePage.objects.get(pk=page.pk).get_latest_revision()

    direction = waiting_step(page)
    direction.revision = latest
    direction.save()
    decide(direction, people.other_moderator)
    asked_again = waiting_step(page)
    assert isinstance(asked_again.task.specific, ApprovalTask)
    assert state_of(page)[0] is False
    decide(asked_again, people.moderator)
    assert state_of(page) == (True, "Lu deux fois", "approved")


def test_a_step_of_wagtails_own_puts_nobodys_own_text_online(people, two_steps):
    page = draft_by(people.moderator, title="Le mien")
    decide(submit(page, people.editor), people.other_moderator)
    step = waiting_step(page)
    with pytest.raises(NotApprovableError):
        decide(step, people.moderator)
    assert state_of(page)[0] is False
    decide(waiting_step(page), people.administrator)
    assert state_of(page) == (True, "Le mien", "approved")


def test_a_step_that_approved_words_written_over_since_is_asked_again(people):
    first = add_step(ApprovalTask)
    page = draft_by(people.editor, title="Lu")
    decide(submit(page, people.editor), people.moderator)
    version = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    version.title = "Écrit par-dessus"
    latest = page.get_latest_revision()
    version.save_revision(user=people.editor, overwrite_revision=latest)

    latest.refresh_from_db()
    text = fingerprint(latest)
    decide(waiting_step(page), people.other_moderator, fingerprint=text)
    assert state_of(page)[0] is False
    assert waiting_step(page).task.specific == first
    decide(waiting_step(page), people.moderator, fingerprint=text)
    assert state_of(page) == (True, "Écrit par-dessus", "approved")


def test_the_version_that_was_approved_goes_online_and_not_a_newer_one(people):
    page = draft_by(people.editor, title="Approuvé")
    step = submit(page, people.editor)
    change(page, people.editor, title="Plus récent")
    TaskState.objects.filter(pk=step.pk).update(status=TaskState.STATUS_APPROVED)
    publish_approved_text(WorkflowState.objects.get())
    page = ArticlePage.objects.get(pk=page.pk)
    assert (page.live, page.title) == (True, "Approuvé")
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().title == "Plus récent"


def test_nothing_goes_online_before_every_step_has_approved(people, two_steps):
    page = draft_by(people.editor)
    step = submit(page, people.editor)
    TaskState.objects.filter(pk=step.pk).update(status=TaskState.STATUS_APPROVED)
    with pytest.raises(NotApprovableError):
        publish_approved_text(WorkflowState.objects.get())
    assert state_of(page)[0] is False


# A newsroom of one


def test_a_superuser_publishes_alone_and_the_journal_tells_it(people):
    page = draft_by(people.superuser, title="Seul")
    edit(people.superuser, page, **{"action-publish": "1"})
    assert ArticlePage.objects.get(pk=page.pk).live
    alone = PageLogEntry.objects.get(action=PUBLISHED_ALONE)
    assert (alone.page_id, alone.user) == (page.pk, people.superuser)
    assert alone.message == "Publié sans second regard"


def test_the_journal_is_told_once_and_of_nobody_else(people):
    for page in (draft_by(people.superuser), draft_by(people.editor)):
        page.get_latest_revision().publish(user=people.superuser)
    edit(people.moderator, draft_by(people.editor), **{"action-publish": "1"})
    page = online_by(people.editor)
    change(page, people.superuser, title="Seul").publish(user=people.superuser)
    assert PageLogEntry.objects.filter(action=PUBLISHED_ALONE).count() == 2


# One decision at a time


def test_a_second_decision_is_refused_in_words(people):
    page = draft_by(people.editor)
    step = submit(page, people.editor)
    decide(step, people.moderator, "reject", comment="À revoir")
    with pytest.raises(NotApprovableError) as refusal:
        decide(step, people.other_moderator)
    assert "entre-temps" in str(refusal.value)
    assert state_of(page)[2] == "needs_changes"
