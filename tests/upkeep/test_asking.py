"""Other sites are asked politely, and nothing of this machine's own network."""

import socket
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from upkeep import asking
from upkeep.asking import Answer, NotAskedError, ask

AGENT = "Relais link check (+https://relais.example)"


class Site(BaseHTTPRequestHandler):
    """Another site; ``answers`` says what by method and path."""

    answers = {}
    asked = []
    takes = 0  # seconds, for each answer

    def answer(self):
        time.sleep(self.takes)
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        default = self.answers.get(("*", self.path), 404)
        status = self.answers.get((self.command, self.path), default)
        self.send_response(301 if isinstance(status, str) else status)
        if isinstance(status, str):
            self.send_header("Location", status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = answer  # noqa: N815

    def log_message(self, *args):
        pass


@contextmanager
def serving(answers):
    """Yields the port, and what was asked for as (method, path, user agent)."""
    handler = type("Handler", (Site,), {"answers": answers, "asked": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    try:
        yield server.server_port, handler.asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def other_site(monkeypatch):
    """``other_site(answers)`` is a server that stands for http://site.example."""

    @contextmanager
    def stand_in(answers):
        with serving(answers) as (port, asked):
            connect = socket.create_connection
            monkeypatch.setattr(asking, "public_address", lambda host, port: host)
            monkeypatch.setattr(
                socket,
                "create_connection",
                lambda address, timeout: connect(("127.0.0.1", port), timeout),
            )
            yield asked

    return stand_in


@pytest.mark.parametrize(
    ("answers", "status", "methods"),
    [
        ({("*", "/page"): 200}, 200, ["HEAD"]),
        ({("HEAD", "/page"): 405, ("GET", "/page"): 200}, 200, ["HEAD", "GET"]),
        ({("HEAD", "/page"): 404, ("GET", "/page"): 200}, 200, ["HEAD", "GET"]),
        ({("*", "/page"): 410}, 410, ["HEAD", "GET"]),
        ({("*", "/page"): 503}, 503, ["HEAD", "GET"]),
        ({("*", "/page"): "/new", ("*", "/new"): 200}, 200, ["HEAD", "HEAD"]),
        ({("*", "/page"): "/new"}, 404, ["HEAD", "HEAD", "GET"]),
        ({("*", "/page"): "/page"}, None, ["HEAD"] * 6),
    ],
)
def test_head_is_enough_unless_it_is_refused(other_site, answers, status, methods):
    with other_site(answers) as asked:
        assert ask("http://site.example/page#part", AGENT) == Answer(status)
    assert [method for method, _path, _agent in asked] == methods
    assert {agent for _method, _path, agent in asked} == {AGENT}


def test_accents_are_sent_as_other_sites_expect_them(other_site):
    with other_site({("*", "/d%C3%A9bit?q=%C3%A9t%C3%A9"): 200}):
        assert ask("http://site.example/débit?q=été", AGENT) == Answer(200)


@pytest.mark.parametrize("location", ["http://[oups/", "http://x:y/", "//["])
def test_a_redirect_that_cannot_be_read_is_no_error(other_site, location):
    with other_site({("*", "/page"): location}):
        assert ask("http://site.example/page", AGENT) == Answer(None)


def test_all_steps_together_have_one_time_limit(other_site, monkeypatch):
    monkeypatch.setattr(asking, "LONGEST", 0.3)
    monkeypatch.setattr(Site, "takes", 0.2)
    with other_site({("*", "/page"): "/page"}) as asked:
        assert ask("http://site.example/page", AGENT) == Answer(None)
    assert len(asked) <= 2


@pytest.mark.parametrize(
    ("status", "is_missing", "is_ill"),
    [
        (200, False, False),
        (403, False, False),
        (429, False, False),
        (404, True, False),
        (410, True, False),
        (500, False, True),
        (None, False, True),
    ],
)
def test_what_is_missing_and_what_is_ill(status, is_missing, is_ill):
    answer = Answer(status)
    assert (answer.is_missing, answer.is_ill) == (is_missing, is_ill)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.8",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::",
    ],
)
@pytest.mark.parametrize("before", [[], ["93.184.216.34"]])
def test_a_host_with_an_address_that_is_not_public_is_not_asked(
    monkeypatch, address, before
):
    found = [(0, 0, 0, "", (one, 80)) for one in [*before, address]]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    monkeypatch.setattr(socket, "create_connection", pytest.fail)
    with pytest.raises(NotAskedError):
        ask("http://site.example/", AGENT)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://site.example:22/",
        "http://site.example:8000/",
        "http://name:secret@site.example/",
        "ftp://site.example/",
        "file:///etc/passwd",
        "gopher://site.example/",
    ],
)
def test_what_is_no_public_site_is_not_asked(monkeypatch, address):
    monkeypatch.setattr(socket, "create_connection", pytest.fail)
    with pytest.raises(NotAskedError):
        ask(address, AGENT)


@pytest.mark.parametrize("location", ["http://127.0.0.1/", "file:///etc/passwd"])
def test_a_redirect_leads_nowhere_else(other_site, monkeypatch, location):
    checked = asking.public_address
    with other_site({("*", "/page"): location}) as asked:
        monkeypatch.setattr(
            asking,
            "public_address",
            lambda host, port: host if host == "site.example" else checked(host, port),
        )
        with pytest.raises(NotAskedError):
            ask("http://site.example/page", AGENT)
    assert len(asked) == 1


def test_a_connection_goes_to_the_address_that_was_checked(monkeypatch):
    """Not to another one, which the name may have by then."""
    connected = []
    public = [(0, 0, 0, "", ("93.184.216.34", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: public)

    def connect(address, timeout):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    assert ask("http://site.example/", AGENT) == Answer(None)
    assert set(connected) == {("93.184.216.34", 80)}


@pytest.mark.parametrize("address", ["http://" + "a" * 70 + ".example/", "http://x:y/"])
def test_an_address_that_cannot_be_read_is_no_error(address):
    assert ask(address, AGENT) == Answer(None)
