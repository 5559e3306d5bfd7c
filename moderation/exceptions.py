from django.core.exceptions import ValidationError


class RefusalError(ValidationError):
    """What a rule of the newsroom refuses, in a sentence for whoever asked for it."""


class NotPublishableError(RefusalError):
    """Raised when a page goes online, by whichever way, and must not as it is."""


class NotApprovableError(RefusalError):
    """Raised when a text is approved by the wrong person, unread, or once too often."""
