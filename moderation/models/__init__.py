"""What a page of the site is, and how it is read before the public sees it."""

from .approval import ApprovalTask, ApprovalTaskState
from .assignment import Assignment
from .following import Following
from .page import Look, PublicPage, PublicPageManager
from .review_task import OutsideReviewTask, OutsideReviewTaskState
from .reviews import Decision, OutsideAnswer, OutsideRemark, OutsideReview, ReviewState

__all__ = [
    "ApprovalTask",
    "ApprovalTaskState",
    "Assignment",
    "Decision",
    "Following",
    "Look",
    "OutsideAnswer",
    "OutsideRemark",
    "OutsideReview",
    "OutsideReviewTask",
    "OutsideReviewTaskState",
    "PublicPage",
    "PublicPageManager",
    "ReviewState",
]
