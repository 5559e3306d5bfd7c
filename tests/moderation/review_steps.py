"""A workflow whose only step is the agreement of somebody outside."""

from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from moderation.models import OutsideReviewTask


def start_step(page, user):
    """Have a page wait for an agreement; returns the state of the step."""
    task = OutsideReviewTask.objects.create(name="Accord de l’interviewé")
    workflow = Workflow.objects.create(name="Accord seul")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=page, workflow=workflow)
    workflow.start(page, user)
    return page.current_workflow_task_state
