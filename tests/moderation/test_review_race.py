"""Answers that come at the same moment, on a copy of the database."""

from functools import partial

import pytest
from wagtail.models import TaskState

from moderation.models import OutsideAnswer
from moderation.roles import EDITORS, MODERATORS
from tests.at_once import at_once
from tests.database_copy import db  # noqa: F401 (a fixture: the copy)
from tests.moderation.review_links import AGREED, CHANGES, Link, make_draft
from tests.moderation.review_steps import start_step
from tests.users.factories import UserFactory

pytestmark = pytest.mark.wagtail_index  # as in production


def test_two_answers_at_once_are_one(home):
    author, moderator = UserFactory(group=EDITORS), UserFactory(group=MODERATORS)
    draft = make_draft(author)
    start_step(draft, author)
    link = Link(draft, moderator)
    link.follow()
    browsers = [link.holding(link.token) for _ in range(6)]
    said = [AGREED, CHANGES] * 3
    answers = at_once(
        *(
            partial(link.answer, what, browser)
            for what, browser in zip(said, browsers, strict=True)
        )
    )
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [302, 404, 404, 404, 404, 404]
    record = OutsideAnswer.objects.get()
    state = TaskState.objects.get()
    draft.refresh_from_db()
    assert link.state == record.decision
    assert (state.status, draft.live) == {
        "agreed": (TaskState.STATUS_APPROVED, True),
        "changes": (TaskState.STATUS_REJECTED, False),
    }[record.decision]
