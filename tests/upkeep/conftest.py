from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.articles.factories import ArticlePageFactory
from tests.users.factories import UserFactory


@pytest.fixture
def moderator(client, home):
    client.force_login(UserFactory(group="Modérateurs"))
    return client


@pytest.fixture
def clock(monkeypatch):
    """Sets the moment that it is: ``clock(moment)``."""

    def set_to(moment: datetime):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


@pytest.fixture
def later(monkeypatch):
    """Within ``with later(minutes=5):`` it is five minutes later."""
    real_now = timezone.now

    @contextmanager
    def shift(**by):
        with monkeypatch.context() as patch:
            patch.setattr(timezone, "now", lambda: real_now() + timedelta(**by))
            yield

    return shift


def scheduled_article(in_time=timedelta(minutes=1), **fields):
    """An article that was approved, and goes online in a minute."""
    page = ArticlePageFactory(live=False, cover=None, **fields)
    page.go_live_at = timezone.now() + in_time
    page.save_revision().publish()
    page.refresh_from_db()
    return page
