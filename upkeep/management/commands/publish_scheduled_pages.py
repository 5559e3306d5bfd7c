from .publish_scheduled import Command

__all__ = ["Command"]  # the older name of it, which Wagtail still answers to
