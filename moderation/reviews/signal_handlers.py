"""What follows from what happens to a page."""

from django.dispatch import receiver
from wagtail.signals import page_unpublished

from ..models import OutsideReview


@receiver(page_unpublished)
def close_links(instance, **kwargs):
    """Who takes a page off the site wants nobody to read it, with a link or without."""
    OutsideReview.objects.filter(page=instance.pk).revoke()
