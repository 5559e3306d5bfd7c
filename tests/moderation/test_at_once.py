"""Two people decide about one text at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from wagtail.models import TaskState, WorkflowState

from articles.models import ArticlePage
from home.structure import set_up_structure
from moderation.exceptions import NotApprovableError
from tests.database_copy import db  # noqa: F401 (a fixture: the copy)

from .newsroom import draft_by, newsroom, submit

pytestmark = pytest.mark.wagtail_index  # as in production

PAIRS = 50
WHOLE = {
    # workflow, step, online
    "approve": ("approved", "approved", True),
    "reject": ("needs_changes", "rejected", False),
}


def decide(step_key, user, action, barrier) -> str | None:
    """What came of it: the action, or nothing when somebody else was first."""
    try:
        step = TaskState.objects.get(pk=step_key).specific
        task = step.task.specific
        barrier.wait()
        task.on_action(step, user, action)
    except NotApprovableError:
        return None
    finally:
        connection.close()
    return action


def what_came_of(step, people, acts, pool) -> tuple[list[str], tuple]:
    """Who got through when two acted at once, and how everything stands after."""
    barrier = Barrier(2, timeout=10)
    both = [
        pool.submit(decide, step.pk, user, act, barrier)
        for user, act in zip(people, acts, strict=True)
    ]
    done = [act for act in (one.result() for one in both) if act]
    step.refresh_from_db()
    state = WorkflowState.objects.get(pk=step.workflow_state_id)
    return done, (state.status, step.status, ArticlePage.objects.get().live)


@pytest.mark.usefixtures("db")
def test_approving_and_rejecting_at_once_leave_one_whole_state():
    set_up_structure()
    people = newsroom()
    page = draft_by(people.editor)
    deciders = [people.moderator, people.other_moderator]
    torn = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for number in range(PAIRS):
            step = submit(page, people.editor)
            acts = ["approve", "reject"][:: (-1) ** number]
            done, found = what_came_of(step, deciders, acts, pool)
            if len(done) != 1 or found != WHOLE[done[0]]:
                torn.append((number, done, found))
            WorkflowState.objects.all().delete()
            ArticlePage.objects.update(live=False, live_revision=None)
    assert torn == []
