"""The step of a workflow that somebody without an account decides."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState


class OutsideReviewLock(WorkflowLock):
    """Nobody changes a text while somebody outside reads it."""

    def get_message(self, user):
        return format_html(
            '{} <a href="{}">{}</a>',
            gettext(
                "Somebody outside the newsroom has been asked to agree to this text."
            ),
            reverse("moderation_reviews:page", args=[self.object.pk]),
            gettext("See what was asked"),
        )

    def get_locked_by(self, user, can_lock=False):
        return gettext("Waits for an agreement")

    def get_description(self, user, can_lock=False):
        return gettext(
            "Nobody can change it or approve it from here until they answer."
        )


class OutsideReviewTaskState(TaskState):
    """What was agreed to: ``revision`` with this ``fingerprint``, by this reader."""

    reader_name = models.CharField(max_length=120, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("answer of an outside reader in a workflow")
        verbose_name_plural = _("answers of outside readers in workflows")

    def get_comment(self):
        if not self.reader_name:
            return self.comment
        if not self.comment:
            return self.reader_name
        told = {"reader": self.reader_name, "comment": self.comment}
        return gettext("%(reader)s: %(comment)s") % told


class OutsideReviewTask(Task):
    """Waits for the agreement of a named reader, who has a link and no account."""

    task_state_class = OutsideReviewTaskState
    lock_class = OutsideReviewLock

    class Meta:
        verbose_name = _("agreement of somebody outside the newsroom")
        verbose_name_plural = _("agreements of people outside the newsroom")

    @classmethod
    def get_description(cls):
        return _(
            "An interviewee or a partner reads the text by a link of their own, and "
            "agrees to it or asks for changes. Nobody can do it in their place."
        )

    @transaction.atomic
    def start(self, workflow_state, user=None):
        """Ask the reader of the last time again, when there is one (see ``asking``)."""
        from ..reviews.asking import ask_again

        task_state = super().start(workflow_state, user)
        # An outside reader is asked by somebody of the newsroom: see ``ask_again``.
        ask_again(task_state)
        return task_state

    def on_action(self, task_state, user, action_name, **kwargs):
        """Whoever has an account has nothing to decide here."""
        raise PermissionDenied

    @transaction.atomic
    def deactivate(self, user=None):
        """Stop what waits for this step: Wagtail would go on as if it were taken."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        for task_state in waiting.select_related("workflow_state"):
            task_state.workflow_state.cancel(user=user)
        super().deactivate(user)

    def locked_for_user(self, obj, user):
        return True

    def get_actions(self, obj, user):
        return []
