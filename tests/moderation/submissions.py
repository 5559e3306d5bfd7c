"""Texts that editors write and submit, and what moderators decide."""

from itertools import count

from wagtail.models import Workflow, WorkflowState

from articles.models import ArticlePage
from moderation.roles import EDITORS, MODERATORS
from tests.articles.factories import ArticlePageFactory
from tests.users.factories import UserFactory

NUMBERS = count()


def editor(**options):
    return UserFactory(group=EDITORS, **options)


def moderator(**options):
    return UserFactory(group=MODERATORS, **options)


def draft(by, title="Un texte", territories=(), **fields) -> ArticlePage:
    """An article that nobody but the newsroom has seen."""
    page = ArticlePageFactory(
        title=title,
        slug=f"texte-{next(NUMBERS)}",
        live=False,
        owner=by,
        cover=None,
        **fields,
    )
    page.territories = list(territories)
    page.save_revision(user=by)
    return page


def submit(page, by) -> WorkflowState:
    """Ask for the approval of the newest draft of a page."""
    return Workflow.objects.get().start(page, by)


def submitted(by, title="Un texte", **options) -> WorkflowState:
    return submit(draft(by, title, **options), by)


def decide(state, by, action, comment=""):
    """“approve” or “reject” the step that a text is at."""
    state.refresh_from_db()
    step = state.current_task_state.specific
    step.task.specific.on_action(step, by, action, comment=comment)
