"""A film that changes in the library changes what lists say of its interviews."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import ReferenceIndex

from library.models import Video

from .models import InterviewPage

MOST_PAGES = 500


@receiver([post_save, post_delete], sender=Video)
def refresh_cards_of_interviews(sender, instance, raw=False, **kwargs):
    """Keep the card note and the seconds of the live pages that show the film.

    One query for each of them, and three. Drafts count theirs when they are published.
    """
    if raw:  # fixtures bring pages and films in any order
        return
    references = ReferenceIndex.get_references_to(instance).filter(
        content_type=ContentType.objects.get_for_model(InterviewPage)
    )
    # Rows, not revisions: they are what readers see.
    pages = InterviewPage.objects.live().filter(
        pk__in=references.values_list(
            Cast("object_id", models.BigIntegerField()), flat=True
        )
    )
    changed = [page for page in pages[:MOST_PAGES] if page.count_again()]
    InterviewPage.objects.bulk_update(changed, ["card_note", "video_seconds"])
