"""Asking other sites, one page after the other, for what our pages link to.

What was asked longest ago comes first, so that a run that is stopped goes on where it
was. A host is left in peace for some seconds between two questions.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import F, Min
from django.utils import timezone

from .asking import Answer, NotAskedError, ask
from .models import PageLink

logger = logging.getLogger(__name__)

ASKED_AGAIN_AFTER = timedelta(days=7)
MOST_AT_ONCE = 200
SECONDS_BETWEEN = 2


@dataclass(frozen=True)
class Outcome:
    address: str
    problem: str


def user_agent() -> str:
    return f"Relais link check (+{settings.WAGTAILADMIN_BASE_URL})"


def check(
    most: int = MOST_AT_ONCE,
    pause: float = SECONDS_BETWEEN,
    question: Callable[[str, str], Answer] = ask,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Outcome]:
    """Ask for at most ``most`` addresses; each outcome is kept before it is told."""
    last_asked = {}
    for address in due_addresses(most):
        host = urlsplit(address).hostname
        wait = last_asked.get(host, float("-inf")) + pause - time.monotonic()
        if wait > 0:
            sleep(wait)
        try:
            answer = question(address, user_agent())
        except NotAskedError:
            answer = None
        except Exception:  # whatever it is, the next one has its turn
            logger.exception("Asking for a link failed: %s", address)
            answer = Answer(None)
        last_asked[host] = time.monotonic()
        yield Outcome(address, keep(address, answer))


def due_addresses(most: int) -> list[str]:
    """Those asked never or longest ago, hosts in turn: none makes others wait."""
    due = PageLink.objects.due(timezone.now() - ASKED_AGAIN_AFTER)
    addresses = (
        due.values("address")
        .annotate(asked=Min("checked_at"))
        .order_by(F("asked").asc(nulls_first=True), "address")
        .values_list("address", flat=True)[:most]
    )
    turns = {}
    ordered = []
    for address in addresses:
        host = urlsplit(address).hostname
        turns[host] = turns.get(host, 0) + 1
        ordered.append((turns[host], address))
    return [address for _turn, address in sorted(ordered)]


def keep(address: str, answer: Answer | None) -> str:
    """Write down what was answered, for all links there. The problem, or empty."""
    now = timezone.now()
    links = PageLink.objects.external().filter(address=address)
    if answer is not None and (answer.is_missing or answer.is_ill):
        problem = (
            PageLink.Problem.NOT_FOUND
            if answer.is_missing
            else PageLink.Problem.NO_ANSWER
        )
        links.filter(problem="").update(since=now)
        links.update(
            problem=problem,
            status=answer.status,
            checked_at=now,
            failures=F("failures") + 1,
        )
        return problem
    links.update(
        problem="",
        status=answer and answer.status,
        since=None,
        checked_at=now,
        failures=0,
    )
    return ""
