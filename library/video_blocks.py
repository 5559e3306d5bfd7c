"""The block with which a stream shows a video of the library."""

from copy import copy

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail.snippets.widgets import AdminSnippetChooser

from .models import Video


class VideoChooserBlock(SnippetChooserBlock):
    """A video, chosen or created on the spot; those of a stream take one query."""

    def __init__(self, **kwargs):
        super().__init__(Video, **kwargs)

    @cached_property
    def widget(self):
        return AdminSnippetChooser(
            Video,
            icon=self.meta.icon,
            choose_one_text=_("Choose a video"),
            choose_another_text=_("Choose another video"),
            link_to_chosen_text=_("Edit this video"),
        )

    def to_python(self, value):
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values):
        videos = Video.objects.for_players().in_bulk([pk for pk in values if pk])
        # As Wagtail has it, no two values of a stream are the same object.
        return [copy(videos.get(value)) for value in values]

    class Meta:
        icon = "media"
        label = _("Video")
