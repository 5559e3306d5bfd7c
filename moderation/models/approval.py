"""The step of a workflow in which somebody else reads a text, and approves it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState

from ..authorship import is_own_text, wrote
from ..exceptions import NotApprovableError, RefusalError
from ..fingerprint import fingerprint
from ..reading import reading_of
from ..refusals import CHANGED_SINCE, DECIDED_ALREADY, OWN_TEXT


class ApprovalForm(TaskStateCommentForm):
    """The comment, and the fingerprint of the text if the form was shown with it."""

    fingerprint = forms.CharField(required=False, widget=forms.HiddenInput)


class SendBackForm(TaskStateCommentForm):
    """The comment without which an author wouldn't know what to do."""

    comment = forms.CharField(
        label=_("What is to be changed"), widget=forms.Textarea({"rows": 4})
    )


class ApprovalTaskState(TaskState):
    """What somebody is asked to approve: ``revision``, with these words exactly."""

    fingerprint = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("approval by somebody else")
        verbose_name_plural = _("approvals by somebody else")

    def save(self, *args, **kwargs):
        self.fingerprint = self.fingerprint or fingerprint(self.revision)
        super().save(*args, **kwargs)


class ApprovalTask(AbstractGroupApprovalTask):
    """A member of some groups approves, who hasn't written the text."""

    task_state_class = ApprovalTaskState

    class Meta:
        verbose_name = _("approval by somebody else")
        verbose_name_plural = _("approvals by somebody else")

    @classmethod
    def get_description(cls):
        return _("A member of these groups approves, but never their own text.")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if actions and is_own_text(user, obj):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def get_form_for_action(self, action):
        forms_of_actions = {"approve": ApprovalForm, "reject": SendBackForm}
        return forms_of_actions.get(action) or super().get_form_for_action(action)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """What waits for somebody: not what they have saved or submitted themselves."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user).exclude(
            revision__user=user
        )

    def on_action(self, task_state, user, action_name, comment="", **posted):
        """Approve or reject, one at a time. Raises RefusalError, except in the form of
        a page, which has been saved by then: its reading keeps the refusal.

        What is approved is what the form showed, or else the ``fingerprint`` that was
        posted; without one, the text as it was submitted.
        """
        reading = reading_of(user)
        shown = posted.get("fingerprint") or task_state.specific.fingerprint
        if reading:
            shown = reading.fingerprint
        try:
            with transaction.atomic():
                held = hold(task_state)
                self.check_action(held, user, action_name)
                if action_name == "approve":
                    take_what_was_read(held, shown)
                super().on_action(held, user, action_name, comment=comment)
        except RefusalError as refusal:
            if reading is None:
                raise
            reading.refusal = refusal

    def check_action(self, task_state, user, action_name):
        """The page is that of the step: an address may name another one."""
        page = task_state.workflow_state.content_object
        if user is None or not super().get_actions(page, user):
            raise PermissionDenied
        if action_name == "approve" and wrote(user, page):
            raise NotApprovableError(OWN_TEXT)


def hold(task_state: TaskState) -> ApprovalTaskState:
    """Lock a step that waits, until the transaction ends; returns it as it is now.

    The page comes first and its workflow next, here and wherever both are locked.
    Raises NotApprovableError when somebody has decided meanwhile.
    """
    base = task_state.workflow_state.base_content_type.model_class()
    object_id = task_state.workflow_state.object_id
    base._base_manager.select_for_update(of=("self",)).filter(pk=object_id).first()
    workflow_state = WorkflowState.objects.select_for_update().get(
        pk=task_state.workflow_state_id
    )
    held = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
    if (
        workflow_state.status != WorkflowState.STATUS_IN_PROGRESS
        or workflow_state.current_task_state_id != held.pk
        or held.status != TaskState.STATUS_IN_PROGRESS
    ):
        raise NotApprovableError(DECIDED_ALREADY)
    held.workflow_state = workflow_state
    return held


def take_what_was_read(task_state: ApprovalTaskState, shown: str):
    """Have a step concern the newest version, if that is what was shown.

    Steps that approved other words of this version are asked again. Raises
    NotApprovableError when the text has changed since it was shown.
    """
    latest = task_state.workflow_state.content_object.get_latest_revision()
    text = fingerprint(latest)
    if text != shown:
        raise NotApprovableError(CHANGED_SINCE)
    if (task_state.revision, task_state.fingerprint) != (latest, text):
        task_state.revision, task_state.fingerprint = latest, text
        task_state.save()
    for state in task_state.workflow_state.task_states.filter(
        status=TaskState.STATUS_APPROVED, revision=latest
    ):
        if getattr(state.specific, "fingerprint", text) != text:
            state.status = TaskState.STATUS_CANCELLED
            state.save()
