"""What follows from a decision: mail, and the end of what was lent for it."""

from functools import partial

from django.db import transaction
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    page_unpublished,
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from .mails import tell_authors, tell_who_may_decide
from .models import Assignment, OutsideReview


def when_committed(function, *args):
    """A mail server that fails must not undo what was decided, nor show to anybody."""
    transaction.on_commit(partial(function, *args), robust=True)


def mail_those_who_may_decide(instance, user=None, **kwargs):
    when_committed(tell_who_may_decide, instance.pk, user and user.pk)


def mail_authors_of_approval(instance, user=None, **kwargs):
    when_committed(tell_authors, instance.pk, user and user.pk, "approved")


def mail_authors_of_rejection(instance, user=None, **kwargs):
    when_committed(tell_authors, instance.pk, user and user.pk, "sent_back")


def forget_assignment(instance, **kwargs):
    Assignment.objects.filter(workflow_state=instance).delete()


def close_links(instance, **kwargs):
    """Who takes a page off the site wants nobody to read it, with a link or without."""
    OutsideReview.objects.filter(page=instance.pk).revoke()


def say_nothing(**kwargs):
    """Nothing more than our own mail says."""


# Wagtail connects its own mail under these names, unless they are taken.
MAIL_OF_WAGTAIL = [
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
]


def connect():
    for signal, sender, name in MAIL_OF_WAGTAIL:
        signal.connect(say_nothing, sender=sender, dispatch_uid=name)
    # Each kind of task sends the class of its own states.
    task_submitted.connect(mail_those_who_may_decide)
    workflow_approved.connect(mail_authors_of_approval)
    workflow_rejected.connect(mail_authors_of_rejection)
    workflow_approved.connect(forget_assignment)
    workflow_cancelled.connect(forget_assignment)
    page_unpublished.connect(close_links)
