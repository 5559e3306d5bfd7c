"""What happens when the last step of a workflow approves: what was read goes online.

Wagtail imports this module while its own models load: it imports none at the top.
"""

from .exceptions import NotApprovableError
from .refusals import OTHER_VERSION, OWN_TEXT


def publish_approved_text(workflow_state, user=None):
    """WAGTAIL_FINISH_WORKFLOW_ACTION: publish the version that every step approved.

    Wagtail publishes the newest one. The approval is the right to publish: whoever
    decides the last step needs no other. Raises NotApprovableError when a step approved
    other words, or was decided by somebody who wrote them.
    """
    from wagtail.models import TaskState

    from .authorship import wrote
    from .fingerprint import fingerprint

    revision = workflow_state.current_task_state.revision
    text = fingerprint(revision)
    decided = {
        state.task_id: state.specific
        for state in workflow_state.task_states.filter(
            status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED]
        ).order_by("started_at", "pk")
    }
    for task in workflow_state.workflow.tasks.filter(active=True):
        state = decided.get(task.pk)
        if state is None or state.revision_id != revision.pk:
            raise NotApprovableError(OTHER_VERSION)
        if getattr(state, "fingerprint", text) != text:
            raise NotApprovableError(OTHER_VERSION)
        if state.finished_by and wrote(
            state.finished_by, workflow_state.content_object
        ):
            raise NotApprovableError(OWN_TEXT)
    revision.publish(user=user, skip_permission_checks=True)
