from .labels import Series, Theme
from .relations import Credit, FollowUp
from .story import Story, StoryForm, StoryQuerySet

__all__ = [
    "Credit",
    "FollowUp",
    "Series",
    "Story",
    "StoryForm",
    "StoryQuerySet",
    "Theme",
]
