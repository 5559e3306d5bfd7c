"""Who of the newsroom may ask somebody outside for a review, and decide who that is."""

from wagtail.models import Page, Revision

from ..models import OutsideReviewTask


def moderates(user, page: Page) -> bool:
    """Whether they may put what others write online; a lock changes nothing of it."""
    if not user.is_active:
        return False
    return user.is_superuser or "publish" in page.permissions_for_user(user).permissions


def may_ask(user, page: Page) -> bool:
    """Moderators, and the authors of a page that they may edit."""
    if page.alias_of_id or not page.permissions_for_user(user).can_edit():
        return False
    return moderates(user, page) or page.owner_id == user.pk or has_written(user, page)


def may_ask_for_step(user, page: Page) -> bool:
    """Who chooses the reader whose agreement lets a page through.

    Otherwise, authors could ask themselves under another name, and approve. A superuser
    may publish alone anyway.
    """
    if user.is_superuser:
        return user.is_active
    return moderates(user, page) and not has_written(user, page)


def has_written(user, page: Page) -> bool:
    """Whether they have saved a version since the one that is online."""
    revisions = Revision.page_revisions.filter(object_id=str(page.pk), user=user)
    if page.live_revision_id:
        revisions = revisions.filter(created_at__gt=page.live_revision.created_at)
    return (not page.live and page.owner_id == user.pk) or revisions.exists()


def waiting_step(page: Page):
    """The state of the step that waits for somebody outside, if one does."""
    task_state = page.current_workflow_task_state
    if task_state and isinstance(task_state.task.specific, OutsideReviewTask):
        return task_state
    return None
