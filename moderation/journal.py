"""What Wagtail's journal says of publications besides."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry

from .authorship import wrote

PUBLISHED_ALONE = "moderation.publish_alone"


class PublishedAloneFormatter(LogFormatter):
    label = _("Publish alone")
    message = _("Published without a second pair of eyes")


def note_publication_alone(page, revision, user):
    """Before a page is published: tell of a superuser who wrote what goes online."""
    if user is None or not user.is_superuser or not wrote(user, page):
        return
    noted = PageLogEntry.objects.filter(action=PUBLISHED_ALONE, revision=revision)
    if not noted.exists():
        log(page, PUBLISHED_ALONE, user=user, revision=revision)
