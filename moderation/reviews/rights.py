"""Who of the newsroom may ask somebody outside for a review, and decide who that is."""

from wagtail.models import Page, Revision

from ..models import OutsideReviewTask


def may_ask(user, page: Page) -> bool:
    """Moderators, and the authors of a page that they may edit."""
    rights = page.permissions_for_user(user)
    if page.alias_of_id or not rights.can_edit():
        return False
    return rights.can_publish() or page.owner_id == user.pk or has_written(user, page)


def may_ask_for_step(user, page: Page) -> bool:
    """Who chooses the reader whose agreement lets a page through.

    Otherwise, authors could ask themselves under another name, and approve.
    """
    rights = page.permissions_for_user(user)
    return rights.can_publish() and not has_written(user, page)


def may_stop_step(user, page: Page) -> bool:
    return page.permissions_for_user(user).can_publish()


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
