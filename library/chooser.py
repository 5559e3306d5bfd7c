"""The window in which editors choose a video, or create one without leaving a page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import chooser

from .forms import VideoForm
from .models import Video
from .timecodes import format_duration


class SourceColumn(Column):
    """Where a video comes from: a site, or a file of ours."""

    def get_value(self, instance):
        return instance.source_label or instance.get_provider_display()


class DurationColumn(Column):
    def get_value(self, instance):
        duration = instance.duration
        return "" if duration is None else format_duration(duration)


class VideoCreationForm(VideoForm):
    """What a video needs to be of use at once; the rest can wait."""

    class Meta(VideoForm.Meta):
        model = Video
        fields = [
            *("title", "link", "file", "duration", "captions_file", "captions"),
            *("credit", "rights", "language", "collection"),
        ]


class VideoCreationMixin:
    creation_form_class = VideoCreationForm

    def get_creation_form_kwargs(self):
        # The page behind the window has fields of these names too.
        return {**super().get_creation_form_kwargs(), "prefix": "new-video"}


class VideoListMixin(VideoCreationMixin):
    page_subtitle = ""

    def get_object_list(self):
        return Video.objects.for_lists()

    @property
    def columns(self):
        return [
            *super().columns,
            SourceColumn("source", label=_("Source")),
            DurationColumn("duration", label=_("Duration")),
        ]


class VideoChooseView(VideoListMixin, chooser.ChooseView):
    pass


class VideoChooseResultsView(VideoListMixin, chooser.ChooseResultsView):
    pass


class VideoCreateView(VideoCreationMixin, chooser.SnippetCreateView):
    pass


class VideoChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = VideoChooseView
    choose_results_view_class = VideoChooseResultsView
    create_view_class = VideoCreateView
    creation_form_class = VideoCreationForm
    page_title = _("Choose a video")
    creation_tab_label = _("New video")
    create_action_label = _("Add this video")
    create_action_clicked_label = _("Adding…")
