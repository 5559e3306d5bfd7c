from django.core.exceptions import ValidationError


class NotPublishableError(ValidationError):
    """Raised when a page goes online, by whichever way, and must not as it is."""
