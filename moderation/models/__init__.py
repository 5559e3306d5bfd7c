"""What a page of the site is, and how it is read before the public sees it."""

from .approval import ApprovalTask, ApprovalTaskState
from .assignment import Assignment
from .following import Following
from .page import PublicPage, PublicPageManager

__all__ = [
    "ApprovalTask",
    "ApprovalTaskState",
    "Assignment",
    "Following",
    "PublicPage",
    "PublicPageManager",
]
