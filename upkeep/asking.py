"""Asking another site whether it still has a page, without a favour to attackers.

An editor may link to any address, and so may what an import brings: the machine must
not be led to its own network. A host is asked only when all its addresses are public,
at one of those very addresses, on the usual ports, and each redirect is a new question.
"""

import http.client
import socket
import ssl
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Timer
from urllib.parse import urljoin, urlsplit

TIMEOUT = 10  # seconds, for each step of a question
MOST_REDIRECTS = 5
LONGEST = 30  # seconds, for all steps of a question together
PORTS = {"http": 80, "https": 443}
# Sites that answer so to robots may well answer people.
REFUSALS = {401, 403, 405, 406, 418, 423, 429, 451, 999}
NOT_FOUND = {404, 410}


class NotAskedError(Exception):
    """The address is none that this machine should ask."""


@dataclass(frozen=True)
class Answer:
    """``status`` is that of HTTP, None when there was no answer."""

    status: int | None

    @property
    def is_missing(self) -> bool:
        return self.status in NOT_FOUND

    @property
    def is_ill(self) -> bool:
        return self.status is None or (
            self.status >= 400 and self.status not in REFUSALS | NOT_FOUND
        )


def ask(address: str, user_agent: str) -> Answer:
    """What another site says of ``address``; NotAskedError when it isn't asked.

    HEAD is enough for most. Who refuses it is asked with GET, and hung up on after the
    first lines of the answer.
    """
    end = time.monotonic() + LONGEST
    try:
        for _step in range(MOST_REDIRECTS + 1):
            status, location = ask_once("HEAD", address, user_agent, end)
            if status >= 400:
                status, location = ask_once("GET", address, user_agent, end)
            if not location:
                return Answer(status)
            address = urljoin(address, location)
    except (OSError, http.client.HTTPException, UnicodeError, ValueError):
        return Answer(None)
    return Answer(None)  # it leads in circles


def ask_once(method, address, user_agent, end) -> tuple[int, str]:
    """The status, and where it leads. ``end`` is a moment of the monotonic clock."""
    parts = urlsplit(address)
    with closing(connect(parts, end)) as connection, hung_up_at(end, connection):
        if parts.scheme == "https":
            connection.do_handshake()
        host = parts.hostname.encode("idna").decode()
        client = http.client.HTTPConnection(host)
        client.sock = connection
        client.request(
            method,
            quoted(parts),
            headers={"User-Agent": user_agent, "Accept": "*/*", "Host": host},
        )
        response = client.getresponse()
        is_redirect = 300 <= response.status < 400
        location = response.getheader("Location", "") if is_redirect else ""
        return response.status, location


@contextmanager
def hung_up_at(end, connection):
    """End an answer that comes in drops, each of them in time."""

    def hang_up():
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

    timer = Timer(time_left(end), hang_up)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def time_left(end) -> float:
    """Seconds; TimeoutError when there are none."""
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def quoted(parts) -> str:
    """The path and query as they may be sent: letters with accents in per cent."""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return "".join(
        character
        if "!" <= character <= "~"
        else "".join(f"%{byte:02X}" for byte in character.encode())
        for character in target
    )


def connect(parts, end) -> socket.socket:
    """A connection to the host of an address, checked; https has yet to shake hands."""
    if parts.scheme not in PORTS or not parts.hostname:
        raise NotAskedError(parts.geturl())
    port = parts.port or PORTS[parts.scheme]
    if port not in PORTS.values() or parts.username is not None:
        raise NotAskedError(parts.geturl())
    host = parts.hostname.encode("idna").decode()
    address = (public_address(host, port), port)
    plain = socket.create_connection(address, min(TIMEOUT, time_left(end)))
    if parts.scheme == "http":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(
            plain, server_hostname=host, do_handshake_on_connect=False
        )
    except BaseException:
        plain.close()
        raise


def public_address(host: str, port: int) -> str:
    """One of the addresses of a host; NotAskedError when any of them isn't public."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [sockaddr[0] for *_, sockaddr in found]
    for text in addresses:
        address = ip_address(text.partition("%")[0])
        address = getattr(address, "ipv4_mapped", None) or address
        if not address.is_global or address.is_multicast:
            raise NotAskedError(host)
    if not addresses:
        raise NotAskedError(host)
    return addresses[0]
