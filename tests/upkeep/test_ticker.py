"""`make run` keeps the scheduler beside the server, and ends both together."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 20
TICK = f"{sys.executable} manage.py tick --interval 0.1"


def is_running(pid) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Who has ended is there until its parent, which is dead, or init, asks for it.
    with suppress(FileNotFoundError):
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    return False


def ends(pid) -> bool:
    deadline = time.monotonic() + SECONDS
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(pid)


@pytest.fixture
def beside_a_server(tmp_path):
    """The shell of ``make run``, with something else that goes on in place of a server.

    Yields the process, and the number of the ticker that runs beside it. The database
    is empty: the ticker says so, and doesn't give up.
    """
    command = f"{TICK} & echo $!; exec sleep 60"
    with subprocess.Popen(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "RELAIS_VAR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # As in a terminal: what runs in the background of a script ignores Ctrl-C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as server:
        ticker = int(server.stdout.readline())
        for line in server.stderr:
            if "The scheduler could not run" in line:
                break
        yield server, ticker
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)


def test_it_ends_with_the_server_even_when_that_is_killed(beside_a_server):
    server, ticker = beside_a_server
    assert is_running(ticker)
    os.kill(server.pid, signal.SIGKILL)
    assert ends(ticker)


def test_ctrl_c_ends_both(beside_a_server):
    server, ticker = beside_a_server
    os.killpg(server.pid, signal.SIGINT)
    assert server.wait(SECONDS) == -signal.SIGINT
    assert ends(ticker)


def test_make_run_starts_it_that_way():
    recipe = re.search(r"^run:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.M)
    *_, last = recipe[1].strip().splitlines()
    assert re.fullmatch(
        r"\t\S+/python manage\.py tick & exec \S+/python manage\.py runserver .*", last
    )
