"""The secret of a link. What is stored of it doesn't tell it."""

import hashlib
import secrets

from django.conf import settings
from django.urls import reverse

LENGTH = 43  # of 32 random bytes in base64, without padding


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """64 hexadecimal digits, for whatever was sent as a token."""
    return hashlib.sha256(token[: LENGTH + 1].encode(errors="replace")).hexdigest()


def address_of(token: str) -> str:
    """The link itself, on the address of the site that its settings name.

    Never on that of a request: its host is whatever somebody has sent.
    """
    return settings.WAGTAILADMIN_BASE_URL + reverse("outside_review", args=[token])
