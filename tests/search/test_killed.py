"""A process that is killed while it publishes leaves an index that can be mended."""

import os
import random
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from django.core.management import call_command

from articles.models import ArticlePage
from search.models import Entry
from tests.database_copy import db  # noqa: F401 (a fixture: the copy)

pytestmark = pytest.mark.wagtail_index  # as in production

ROUNDS = 3
LONGEST = 1.5  # seconds of publishing before the end
ROOT = Path(__file__).parents[2]


def publish_and_be_killed(url, var, seconds):
    environment = {**os.environ, "DATABASE_URL": url, "RELAIS_VAR": str(var)}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.search.publishing"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout.readline() == "ready\n"
        sleep(seconds)
        program.kill()


def is_accepted() -> bool:
    try:
        call_command("rebuild_search", check=True)
    except SystemExit as error:
        return not error.code
    return True


def test_a_killed_publication_is_accepted_or_mended_in_one_run(db, tmp_path):  # noqa: F811
    chance = random.Random(7)  # noqa: S311
    call_command("rebuild_search")
    published = 0
    for _ in range(ROUNDS):
        publish_and_be_killed(db, tmp_path, chance.uniform(0.05, LONGEST))
        if not is_accepted():
            call_command("rebuild_search")
            assert is_accepted()
        live = ArticlePage.objects.live()
        assert Entry.objects.filter(page__in=live).count() == live.count()
        assert live.count() >= published
        published = live.count()
    assert published > ROUNDS
