"""The agreement of somebody outside as a step of the workflow."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowPage, WorkflowState

from articles.models import ArticlePage
from home.structure import set_up_structure
from moderation.fingerprint import fingerprint
from moderation.models import OutsideAnswer, OutsideReview
from moderation.reviews.asking import ask, revoke
from moderation.reviews.tokens import digest
from moderation.reviews.workflow import TASK, WORKFLOW_WITH_AGREEMENT
from moderation.roles import EDITORS, MODERATORS, WORKFLOW
from tests.moderation.review_links import (
    AGREED,
    CHANGES,
    Link,
    admin,
    make_draft,
    signed_in,
)
from tests.moderation.review_steps import start_step
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def step(draft, author):
    return start_step(draft, author)


def edit_page(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_the_workflow_is_there_and_on_no_section(home):
    set_up_structure()
    workflow = Workflow.objects.get(name=WORKFLOW_WITH_AGREEMENT)
    ordinary = Workflow.objects.get(name=WORKFLOW)
    assert [task.name for task in workflow.tasks] == [
        *(task.name for task in ordinary.tasks),
        TASK,
    ]
    assert list(WorkflowPage.objects.filter(workflow=workflow)) == []


def test_an_agreement_publishes_what_was_read(draft, step, moderator):
    link = Link(draft, moderator)
    assert link.review.is_required
    assert link.follow().status_code == 200
    assert link.answer(AGREED).status_code == 302
    step.refresh_from_db()
    assert (step.status, step.finished_by) == (TaskState.STATUS_APPROVED, None)
    assert step.reader_name == "Jeanne Roux"
    assert step.fingerprint == fingerprint(step.revision) == link.review.fingerprint
    draft.refresh_from_db()
    assert (draft.live, draft.live_revision) == (True, step.revision)
    assert OutsideAnswer.objects.get().was_required is True


def test_asking_for_changes_sends_back(draft, step, moderator, author):
    link = Link(draft, moderator)
    link.follow()
    link.answer(CHANGES)
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    step.refresh_from_db()
    assert step.get_comment() == "Jeanne Roux\u00a0: La date est fausse."
    draft.refresh_from_db()
    assert draft.live is False
    history = reverse(
        "wagtailadmin_pages:workflow_history_detail", args=[draft.pk, state.pk]
    )
    assert "La date est fausse." in signed_in(moderator).get(history).content.decode()


def test_the_reader_is_asked_again_by_mail(
    draft, step, moderator, author, mailoutbox, django_capture_on_commit_callbacks
):
    link = Link(draft, moderator, reader_email="jeanne@example.org", message="Merci.")
    link.follow()
    link.answer(CHANGES)
    draft.title = "Corrigé"
    corrected = draft.save_revision(user=author)
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        draft.current_workflow_state.resume(author)
    again = OutsideReview.objects.open().get()
    assert (again.reader_name, again.created_by) == ("Jeanne Roux", moderator)
    assert (again.revision, again.is_required) == (corrected, True)
    (mail,) = mailoutbox
    assert mail.to == ["jeanne@example.org"]
    token = mail.body.split("/relecture/")[1].split()[0]
    assert again.token_digest == digest(token)


@pytest.fixture
def sent_again(author, django_capture_on_commit_callbacks, mailoutbox):
    """Stops what waits for a page, starts it again, and returns who is sent a link."""

    def start_again(page):
        page.current_workflow_state.cancel(user=author)
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            page.get_workflow().start(page, author)
        return [mail.to for mail in mailoutbox if "/relecture/" in mail.body]

    return start_again


def test_a_reader_whose_link_was_withdrawn_is_not_asked_again(
    draft, step, moderator, sent_again
):
    link = Link(draft, moderator, reader_email="fausse@example.org")
    assert sent_again(draft) == [["fausse@example.org"]]
    revoke(OutsideReview.objects.open().get(), moderator)
    assert sent_again(draft) == []
    assert link.state == "stopped"


def test_a_reader_who_was_replaced_is_not_asked_again(
    draft, step, moderator, sent_again
):
    Link(draft, moderator, reader_email="avant@example.org")
    Link(draft, moderator)  # in the place of the other, and handed over
    assert sent_again(draft) == []


@pytest.mark.parametrize("who", ["author", "moderator"])
def test_a_reader_who_was_asked_for_a_word_decides_no_step(
    who, draft, author, moderator
):
    asker = {"author": author, "moderator": moderator}[who]
    Link(draft, asker, reader_email="avocat@example.org")
    start_step(draft, author)
    assert list(OutsideReview.objects.open().filter(is_required=True)) == []


def test_a_step_that_has_no_reader_says_so(draft, step, author, moderator):
    notice = "Ce texte attend l’accord d’une personne extérieure, qui n’a pas encore"
    assert notice in signed_in(moderator).get(edit_page(draft)).content.decode()
    page = signed_in(author).get(admin("page", draft)).content.decode()
    assert "un modérateur qui n’a pas écrit ce texte" in page


def test_who_may_make_the_link_is_told_everywhere(
    draft, author, moderator, mailoutbox, django_capture_on_commit_callbacks
):
    other = UserFactory(group=MODERATORS)
    with django_capture_on_commit_callbacks(execute=True):
        start_step(draft, other)
    ask_for_it = admin("ask", draft)
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (
        [moderator.email],
        "Lien à créer : Le relais du bourg",
    )
    assert ask_for_it in mail.body
    for place in ("moderation_desk", "wagtailadmin_home"):
        assert ask_for_it in signed_in(moderator).get(reverse(place)).content.decode()
        # Whoever submitted it may not choose who decides it.
        page = signed_in(other).get(reverse(place)).content.decode()
        assert ask_for_it not in page
    Link(draft, moderator)
    for place in ("moderation_desk", "wagtailadmin_home"):
        page = signed_in(moderator).get(reverse(place)).content.decode()
        assert ask_for_it not in page


@pytest.mark.parametrize("who", ["author", "moderator who wrote", "other editor"])
def test_who_may_not_choose_the_reader_of_a_step(who, author, moderator):
    user = {"author": author, "moderator who wrote": moderator}.get(who)
    draft = make_draft(user or author)
    start_step(draft, author)
    user = user or UserFactory(group=EDITORS)
    with pytest.raises(PermissionDenied):
        ask(draft, user, reader_name="Moi-même")
    reader = {"reader_name": "Moi-même", "days": "14"}
    signed_in(user).post(admin("ask", draft), reader)
    assert OutsideReview.objects.count() == 0


@pytest.mark.parametrize("action", ["approve", "reject"])
@pytest.mark.parametrize("role", ["moderator", "superuser"])
def test_no_account_decides_it(role, action, draft, step, moderator):
    user = moderator if role == "moderator" else UserFactory(is_superuser=True)
    decide = reverse(
        "wagtailadmin_pages:workflow_action", args=[draft.pk, action, step.pk]
    )
    signed_in(user).post(decide, {"comment": "Au nom de Jeanne"})
    with pytest.raises(PermissionDenied):
        step.task.specific.on_action(step, user, action)
    with pytest.raises(PermissionDenied):
        step.task.specific.on_action(step, None, action)
    form = {"title": "Autre", "slug": draft.slug, "body-count": "0"}
    for button in ("action-publish", "action-workflow-action", "action-submit"):
        signed_in(user).post(edit_page(draft), {**form, button: "1"})
    step.refresh_from_db()
    draft.refresh_from_db()
    assert (step.status, draft.live) == (TaskState.STATUS_IN_PROGRESS, False)
    assert draft.latest_revision_id == step.revision_id


def test_the_lock_says_why(draft, step, moderator):
    page = signed_in(moderator).get(edit_page(draft)).content.decode()

    assert "Ce texte attend l’accord d’une personne extérieure à la rédaction." in page
    assert admin("page", draft) in page


def test_a_moderator_stops_waiting(draft, step, moderator):
    link = Link(draft, moderator)
    signed_in(moderator).get(admin("stop", draft))
    signed_in(UserFactory(group=EDITORS)).post(admin("stop", draft))
    assert link.state == "open"
    assert (
        "Annuler la demande"
        in signed_in(moderator).get(admin("page", draft)).content.decode()
    )
    signed_in(moderator).post(admin("stop", draft))
    assert link.state == "revoked"
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    draft.refresh_from_db()
    assert (draft.live, draft.get_lock()) == (False, None)
    again = signed_in(moderator).post(admin("stop", draft), follow=True)
    assert "Ce texte n’attend plus" in again.content.decode()


def test_a_moderator_who_stops_too_late_is_told_so(draft, step, moderator):
    link = Link(draft, moderator)
    link.follow()
    link.answer(AGREED)
    newsroom = signed_in(moderator)
    stopped = newsroom.post(admin("stop", draft), follow=True).content.decode()
    assert "Ce texte n’attend plus" in stopped
    assert "redevenu un brouillon" not in stopped
    number = link.review.pk
    revoked = newsroom.post(admin("revoke", draft, number), follow=True)
    assert "Jeanne Roux a répondu" in revoked.content.decode()
    assert link.state == "agreed"


def test_an_author_does_not_withdraw_what_decides_a_step(
    draft, step, moderator, author
):
    link = Link(draft, moderator)
    signed_in(author).post(admin("revoke", draft, link.review.pk))
    assert link.state == "open"


def test_an_agreement_stands_though_the_page_can_not_go_online(
    draft,
    step,
    moderator,
    author,
    monkeypatch,
    mailoutbox,
    django_capture_on_commit_callbacks,
):
    def refuse(self, **kwargs):
        if self.live:
            raise ValidationError("Décrivez l’image.")
        return ArticlePage.__base__.save(self, **kwargs)

    link = Link(draft, moderator)
    link.follow()
    monkeypatch.setattr(ArticlePage, "save", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        assert link.answer(AGREED).url == "/relecture/merci/"
    draft.refresh_from_db()
    step.refresh_from_db()
    assert (draft.live, step.status) == (False, TaskState.STATUS_IN_PROGRESS)
    assert OutsideAnswer.objects.get().decision == "agreed"
    assert "Décrivez l’image." in mailoutbox[0].body
