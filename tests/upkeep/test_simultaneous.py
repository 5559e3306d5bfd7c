"""Two runs at once, and one that is killed: each page goes online once."""

import os
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from articles.models import ArticlePage
from home.structure import set_up_structure
from tests.database_copy import database_copy
from upkeep import scheduling
from upkeep.models import Heartbeat
from upkeep.one_at_a_time import held

from .conftest import scheduled_article

ROOT = Path(__file__).parents[2]
TITLES = [f"Article {n}" for n in range(4)]


@pytest.fixture
def db(django_db_setup, django_db_blocker, tmp_path):
    """The name is that by which pytest-django knows that a database must be there."""
    with django_db_blocker.unblock(), database_copy(tmp_path) as url:
        set_up_structure(hostname="testserver")
        for title in TITLES:
            scheduled_article(title=title)
        past = timezone.now() - timedelta(minutes=1)
        for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
            revision.content["go_live_at"] = past.isoformat()
            revision.approved_go_live_at = past
            revision.save()
        yield url


class Run:
    """The scheduler in a process of its own, which publishes when it is told to."""

    def __init__(self, url, var, waiting="within"):
        environment = {**os.environ, "DATABASE_URL": url, "RELAIS_VAR": str(var)}
        environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.upkeep.running", waiting],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.kill()
        self.process.communicate()

    def says(self) -> str:
        return self.process.stdout.readline().strip()

    def go_on(self):
        self.process.stdin.write("\n")


def published() -> Counter:
    titles = ArticlePage.objects.in_bulk()
    entries = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    return Counter(titles[entry.page_id].title for entry in entries)


def test_a_second_run_leaves_the_first_alone(db, tmp_path):
    with Run(db, tmp_path) as first:
        assert first.says() == TITLES[0]
        assert scheduling.run() is None
        for title in TITLES[1:]:
            first.go_on()
            assert first.says() == title
        first.go_on()
        assert first.says() == "finished"
    assert published() == dict.fromkeys(TITLES, 1)
    assert Heartbeat.objects.get().published == TITLES
    assert scheduling.run().published == []


def test_the_next_run_finishes_what_a_killed_one_began(db, tmp_path):
    with Run(db, tmp_path) as killed:
        assert killed.says() == TITLES[0]
        killed.go_on()
        assert killed.says() == TITLES[1]
    assert published() == {TITLES[0]: 1}
    assert scheduling.run().published == TITLES[1:]
    assert published() == dict.fromkeys(TITLES, 1)
    began, finished = Heartbeat.objects.order_by("pk")
    assert (began.duration, began.published) == (None, [])
    assert finished.duration is not None


def test_a_lock_that_is_held_is_not_waited_for(db, tmp_path):
    with Run(db, tmp_path) as other:
        other.says()
        with held("scheduler") as is_free:
            assert not is_free
        with held("something else") as is_free:
            assert is_free


def test_without_the_lock_each_row_is_still_published_once(db, tmp_path):
    """For whoever pools connections, and so shares the lock of a session."""
    with Run(db, tmp_path, waiting="before") as first:
        assert first.says() == TITLES[0]
        assert scheduling.attempt(scheduling.due_revisions())[0] == TITLES
        for _title in TITLES[1:]:
            first.go_on()
            first.says()
        first.go_on()
        assert first.says() == "finished"
    assert published() == dict.fromkeys(TITLES, 1)
    assert Heartbeat.objects.get().published == []
