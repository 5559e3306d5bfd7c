"""The workflow that asks an interviewee as well, for sections that want it."""

from wagtail.models import Workflow, WorkflowTask

from ..models import OutsideReviewTask
from ..roles import WORKFLOW

TASK = "Accord de l’interviewé"
WORKFLOW_WITH_AGREEMENT = "Relecture avec accord de l’interviewé"


def set_up_review_workflow() -> Workflow | None:
    """The steps of the ordinary workflow, then the agreement; None when it stood.

    No page follows it until an administrator says which section does.
    """
    ordinary = Workflow.objects.filter(name=WORKFLOW).first()
    named = Workflow.objects.filter(name=WORKFLOW_WITH_AGREEMENT)
    if ordinary is None or named.exists():
        return None
    task, _ = OutsideReviewTask.objects.get_or_create(name=TASK)
    workflow = Workflow.objects.create(name=WORKFLOW_WITH_AGREEMENT)
    for order, step in enumerate([*ordinary.tasks, task]):
        WorkflowTask.objects.create(
            workflow=workflow, task_id=step.pk, sort_order=order
        )
    return workflow
