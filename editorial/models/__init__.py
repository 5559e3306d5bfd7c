from .labels import Series, Theme
from .relations import Credit, FollowUp, Guest
from .story import Story, StoryForm, StoryQuerySet

__all__ = [
    "Credit",
    "FollowUp",
    "Guest",
    "Series",
    "Story",
    "StoryForm",
    "StoryQuerySet",
    "Theme",
]
