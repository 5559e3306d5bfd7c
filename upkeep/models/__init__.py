"""What machines write down about the site, for people to look at and act on."""

from .heartbeat import Heartbeat
from .link import PageLink
from .missing_address import MissingAddress

__all__ = ["Heartbeat", "MissingAddress", "PageLink"]
