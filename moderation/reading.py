"""What somebody has in front of them when they decide."""

from dataclasses import dataclass

from .exceptions import RefusalError
from .fingerprint import fingerprint


@dataclass
class Reading:
    """The version that the form of a page showed, and why a decision was refused.

    It lives as long as a request, with its user: Wagtail's form gives its task no more.
    """

    fingerprint: str = ""
    refusal: RefusalError | None = None


def start_reading(request, page) -> Reading:
    """Note what the posted form of a page had shown: the newest version, or nothing."""
    latest = page.get_latest_revision()
    has_shown = latest is not None and (
        request.POST.get("loaded_revision_id"),
        request.POST.get("loaded_revision_created_at"),
    ) == (str(latest.pk), latest.created_at.isoformat())
    request.user.reading = Reading(fingerprint(latest) if has_shown else "")
    return request.user.reading


def reading_of(user) -> Reading | None:
    """None when the decision doesn't come from the form of a page."""
    return getattr(user, "reading", None)
