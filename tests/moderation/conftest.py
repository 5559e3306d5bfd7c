"""Who asks for an outside review, and of which text."""

import pytest

from moderation.roles import EDITORS, MODERATORS
from tests.moderation.review_links import make_draft
from tests.users.factories import UserFactory


@pytest.fixture
def moderator(home):
    return UserFactory(group=MODERATORS, first_name="Mona", last_name="Durand")


@pytest.fixture
def author(home):
    return UserFactory(group=EDITORS)


@pytest.fixture
def draft(author):
    return make_draft(author)
