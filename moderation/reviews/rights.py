"""Who of the newsroom may ask somebody outside for a review, and decide who that is."""

from django.db.models import Exists, OuterRef
from wagtail.models import Page, TaskState

from ..authorship import is_own_text, wrote
from ..models import OutsideReview, OutsideReviewTask, OutsideReviewTaskState


def moderates(user, page: Page) -> bool:
    """Whether they may put what others write online; a lock changes nothing of it."""
    if not user.is_active:
        return False
    return user.is_superuser or "publish" in page.permissions_for_user(user).permissions


def may_ask(user, page: Page) -> bool:
    """Moderators, and the authors of a page that they may edit."""
    if page.alias_of_id or not page.permissions_for_user(user).can_edit():
        return False
    return moderates(user, page) or page.owner_id == user.pk or wrote(user, page)


def may_ask_for_step(user, page: Page) -> bool:
    """Who chooses the reader whose agreement lets a page through.

    Otherwise, authors could ask themselves under another name, and approve. A superuser
    may publish alone anyway.
    """
    if user.is_superuser:
        return user.is_active
    return moderates(user, page) and not is_own_text(user, page)


def steps_without_link():
    """Those that wait for somebody outside, who has no link that opens."""
    asked = OutsideReview.objects.open().filter(task_state=OuterRef("pk"))
    return OutsideReviewTaskState.objects.filter(
        ~Exists(asked), status=TaskState.STATUS_IN_PROGRESS
    )


def waiting_step(page: Page):
    """The state of the step that waits for somebody outside, if one does."""
    task_state = page.current_workflow_task_state
    if task_state and isinstance(task_state.task.specific, OutsideReviewTask):
        return task_state
    return None
