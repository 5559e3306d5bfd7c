"""How often one address may ask."""

import time
from ipaddress import ip_address, ip_network

from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60  # seconds
A_MINUTE = 30
# Whoever has one IPv6 address has all of its /64.
IPV6_NETWORK = 64


def seconds_to_wait(request: HttpRequest, what: str, most=A_MINUTE) -> int:
    """0 when the address of a request may ask for it once more in this minute."""
    now = int(time.time())
    key = f"rate:{what}:{who_asks(request)}:{now // MINUTE}"
    cache.add(key, 0, 2 * MINUTE)
    try:
        times = cache.incr(key)
    except ValueError:  # a cache that keeps nothing, or has no room
        return 0
    return 0 if times <= most else MINUTE - now % MINUTE


def who_asks(request: HttpRequest) -> str:
    """An address, or the network of one.

    A proxy on the same network says whom it answers; nobody else is believed.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
    if is_near(peer) and is_address(forwarded):
        peer = forwarded
    if not is_address(peer):
        return "unknown"
    address = ip_address(peer)
    if address.version == 4:
        return str(address)
    return str(ip_network((int(address), IPV6_NETWORK), strict=False))


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def is_near(text: str) -> bool:
    """Whether an address is of this machine or of a private network, or is none."""
    return not is_address(text) or ip_address(text).is_private
