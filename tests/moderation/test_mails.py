import logging
from datetime import datetime

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from wagtail.models import WorkflowState
from wagtail.users.models import UserProfile

from articles.models import ArticlePage
from tests.articles.factories import ArticlePageFactory
from tests.users.factories import UserFactory

from .submissions import decide, draft, editor, moderator, submit, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

QUERIES = 47


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs what waits for the end of the transaction, and returns the mail of it."""

    def run(function, *args, **kwargs):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            function(*args, **kwargs)
        return {message.to[0]: message for message in mail.outbox}

    return run


def turn_off(user, notification):
    profile = UserProfile.get_for_user(user)
    setattr(profile, notification, False)
    profile.save()


def words(message):
    """What a mail says, on one line and with ordinary spaces."""
    return " ".join(message.body.split())


class BrokenBackend(EmailBackend):
    """A mail server that takes one mail and then hangs up."""

    def send_messages(self, messages):
        if mail.outbox:
            raise ConnectionResetError
        return super().send_messages(messages)


class DeadBackend(EmailBackend):
    def open(self):
        raise ConnectionRefusedError


def test_those_who_may_decide_are_told_once(committed, settings):
    author, reader = editor(first_name="Camille", last_name="Roux"), moderator()
    chief = UserFactory(is_superuser=True)
    editor(), UserFactory(), moderator(is_active=False), moderator(email="")
    page = draft(author, "L’été & l’hiver")
    sent = committed(submit, page, author)
    assert list(sent) == [reader.email, chief.email]
    assert len(mail.outbox) == 2
    message = sent[reader.email]
    assert message.subject == "À relire : L’été & l’hiver"
    assert "Camille Roux a soumis « L’été & l’hiver »" in words(message)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f"{settings.WAGTAILADMIN_BASE_URL}{address}" in message.body
    assert message.alternatives == []
    settings.WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
    assert list(committed(submitted, author)) == [reader.email]


def test_whoever_submits_is_not_told_of_it(committed):
    author, other = moderator(), moderator()
    assert list(committed(submitted, author)) == [other.email]


def test_a_moderator_who_wrote_a_text_is_not_asked_to_approve_it(committed):
    author, other = moderator(), moderator()
    page = draft(author)
    assert list(committed(submit, page, editor())) == [other.email]


def test_a_mail_to_many_asks_once_who_wrote_the_text(committed):
    author, submitter = editor(), editor()
    committed(submit, draft(author), submitter)
    counts = []
    for _ in range(2):
        moderator(), moderator()
        page = draft(author)
        with CaptureQueriesContext(connection) as queries:
            committed(submit, page, submitter)
        counts.append(len(queries))
    # Wagtail asks of each of them whether a group of theirs may approve.
    assert counts == [QUERIES, QUERIES + 2]


def test_the_comment_of_an_approval_reaches_the_author(committed, home):
    author, reader = editor(), moderator(first_name="Ana", last_name="Pons")
    state = submitted(author, "La fibre")
    sent = committed(decide, state, reader, "approve", "Beau travail !")
    assert list(sent) == [author.email]
    message = sent[author.email]
    assert message.subject == "Approuvé : La fibre"
    assert "Ana Pons a approuvé « La fibre »." in words(message)
    assert "Beau travail !" in message.body
    page = ArticlePage.objects.get(pk=state.object_id)
    assert page.full_url in message.body


def test_a_text_that_goes_online_later_is_not_said_to_be_online(committed):
    author, reader = editor(), moderator()
    page = ArticlePageFactory(owner=author)
    page.save_revision().publish()
    page.title = "La correction"
    page.go_live_at = datetime(2032, 3, 5, 8, 5, tzinfo=get_current_timezone())
    page.save_revision(user=author)
    sent = committed(decide, submit(page, author), reader, "approve")
    told = words(sent[author.email])
    assert "Le texte paraît le vendredi 5 mars 2032 à 8 h 05 :" in told
    assert "est en ligne" not in told


def test_the_comment_that_sends_a_text_back_reaches_the_author(committed):
    author, reader = editor(), moderator(first_name="Ana", last_name="Pons")
    state = submitted(author, "La fibre")
    comment = "Le chiffre date : <2019> & après ?\nMerci."
    sent = committed(decide, state, reader, "reject", comment)
    message = sent[author.email]
    assert message.subject == "À reprendre : La fibre"
    assert comment in message.body
    address = reverse("wagtailadmin_pages:edit", args=[state.object_id])
    assert address in message.body


def test_who_changed_the_text_is_told_as_well_as_who_submitted_it(committed):
    author, submitter, reader = editor(), editor(), moderator()
    state = submit(draft(author), submitter)
    sent = committed(decide, state, reader, "reject", "Non.")
    assert set(sent) == {author.email, submitter.email}


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_all_who_wrote_a_text_are_told(action, committed):
    author, corrector, reader = editor(), editor(), moderator()
    page = draft(author)
    for by in (editor(email=""), corrector):
        page.title += " plus clair"
        page.save_revision(user=by)
    state = submit(page, corrector)
    sent = committed(decide, state, reader, action, "Non.")
    assert set(sent) == {author.email, corrector.email}


def test_all_who_changed_a_page_that_is_online_are_told_why_it_comes_back(committed):
    author, first, second, reader = editor(), editor(), editor(), moderator()
    page = ArticlePageFactory(owner=author)
    page.save_revision(user=editor()).publish()
    for by in (first, second):
        page.title += " plus clair"
        page.save_revision(user=by)
    sent = committed(decide, submit(page, second), reader, "reject", "Non.")
    assert set(sent) == {author.email, first.email, second.email}


@pytest.mark.parametrize(
    ("action", "notification"),
    [("approve", "approved_notifications"), ("reject", "rejected_notifications")],
)
def test_preferences_of_authors_are_respected(action, notification, committed):
    author, reader = editor(), moderator()
    turn_off(author, notification)
    assert committed(decide, submitted(author), reader, action) == {}


def test_preferences_of_moderators_are_respected(committed):
    quiet, other = moderator(), moderator()
    turn_off(quiet, "submitted_notifications")
    assert list(committed(submitted, editor())) == [other.email]


def test_a_title_cannot_forge_a_header(committed):
    reader = moderator()
    sent = committed(submitted, editor(), "Un titre\nBcc: x@example.org")
    assert sent[reader.email].subject == "À relire : Un titre Bcc: x@example.org"


@pytest.mark.parametrize("backend", ["BrokenBackend", "DeadBackend"])
def test_a_mail_server_that_fails_undoes_nothing(backend, committed, settings, caplog):
    author, reader = editor(), moderator()
    other = editor()
    state = submit(draft(author), other)
    settings.EMAIL_BACKEND = f"{__name__}.{backend}"
    with caplog.at_level(logging.CRITICAL):
        sent = committed(decide, state, reader, "approve")
    assert len(sent) == {"BrokenBackend": 1, "DeadBackend": 0}[backend]
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_APPROVED
    assert ArticlePage.objects.get(pk=state.object_id).live


def test_a_decision_that_is_undone_sends_nothing(committed):
    author, reader = editor(), moderator()
    state = submitted(author)

    def decide_and_undo():
        with transaction.atomic():
            decide(state, reader, "approve")
            transaction.set_rollback(True)

    assert committed(decide_and_undo) == {}


def test_a_text_that_is_gone_when_mail_leaves_sends_nothing(committed):
    moderator()

    def submit_and_delete():
        submitted(editor()).content_object.delete()

    assert committed(submit_and_delete) == {}
