"""What no method can do: querysets delete videos without asking them."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from .models import Video


@receiver(post_delete, sender=Video)
def delete_file(sender, instance, **kwargs):
    if instance.file:
        instance.delete_on_commit(instance.file.name)
