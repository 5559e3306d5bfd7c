"""The demo site as a newcomer gets it, served on a port of its own."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
SECONDS_TO_PREPARE = 120
SECONDS_TO_START = 30
# The same without windows, which cost four times what a page does.
WINDOWLESS = "chromium-headless-shell"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OPINION = "/articles/valeur-numerique-d-un-territoire/"
# Four films; three windows on one film; a film of YouTube among others.
CAPLAT = "/entretiens/laurent-caplat-quatre-questions/"
CAZALAS = "/entretiens/franck-cazalas-sohosolo/"
MAZENOD = "/entretiens/xavier-de-mazenod-emploi-rural/"
# One page of each type, and each state that looks different.
PAGES = {
    "home": "/",
    "section": "/articles/",
    "section filtered to nothing": "/articles/?theme=rien-de-tel",
    "article": OPINION,
    "brief": "/articles/ze-lozere-reportage-france-3/",
    "follow-ups": "/articles/a-suivre-orne-gers/",
    "interviews": "/entretiens/",
    "interview": CAPLAT,
    "interview in windows": CAZALAS,
    "interview with a film elsewhere": MAZENOD,
    "territories": "/territoires/",
    "territory": "/territoires/lozere/",
    "place in a territory": "/territoires/orne/boitron/",
    "person": "/personnes/laurent-caplat/",
    "organisation": "/organisations/la-redaction-de-relais/",
    "theme": "/themes/tres-haut-debit/",
    "standard page": "/accessibilite/",
    "search": "/recherche/",
    "search with results": "/recherche/?q=fibre",
    "search with a slip": "/recherche/?q=haut+debi",
    "search narrowed down": "/recherche/?q=caplat&genre=interview&territoire=lozere",
    "search without results": "/recherche/?q=xyzzyx",
    "login": "/_util/login/",
}
# Its address resembles that of an article, which the page suggests.
LOST = {"not found": "/articles/valeur-numerique/"}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def chromium(*preferred: str) -> str | None:
    """The path of the first Chromium on this machine, or None."""
    return next(filter(None, map(shutil.which, [*preferred, *CHROMIUM_NAMES])), None)


def get(address: str) -> Answer:
    """What ``address`` (absolute, http) answers; redirections are not followed."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request("GET", parts._replace(scheme="", netloc="").geturl() or "/")
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, response.read())
    finally:
        connection.close()


@contextmanager
def demo_site(folder: Path, *additions: Path):
    """Serve the demo publication from a folder; yields its address, no slash.

    The folder is empty, or holds what was prepared for another port. ``additions`` are
    scripts for ``manage.py shell``, which publish more.
    """
    port = free_port()
    prepare(folder, port)
    for script in additions:
        manage(folder, "shell", "--verbosity", "0", stdin=script.read_text())
    with serve(folder, port) as url:
        yield url


def prepare(folder: Path, port: int):
    """As a newcomer does, in a folder that is empty or prepared."""
    manage(folder, "prepare", "--port", str(port))


def manage(folder: Path, *command: str, stdin: str = ""):
    """Run a command of the site on the data in ``folder``."""
    done = subprocess.run(
        [*MANAGE, *command],
        env=environment(folder),
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_PREPARE,
    )
    # The shell reports an error and exits as if nothing had happened.
    if done.returncode or "Traceback" in done.stderr:
        raise RuntimeError(f"manage.py {command[0]} failed:\n{done.stderr}")


@contextmanager
def serve(folder: Path, port: int, *options: str, **settings: str):
    """Serve what is prepared in ``folder``; yields the address, without a slash."""
    log = folder / f"server-{port}.log"
    url = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*MANAGE, "runserver", str(port), "--noreload", *options],
            env={**environment(folder), "SITE_URL": url, **settings},
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for_answer(server, port, log)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def environment(folder: Path) -> dict[str, str]:
    """A newcomer's: nothing that configures the site but the folder of its data."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "RELAIS_VAR": str(folder),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_answer(server: subprocess.Popen, port: int, log: Path):
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            get(f"http://127.0.0.1:{port}/robots.txt")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"The demo site does not answer:\n{log.read_text()[-4000:]}")
