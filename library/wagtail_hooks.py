import django_filters
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.filters import CollectionFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import EditView as DocumentEditView
from wagtail.images.views.images import EditView as ImageEditView
from wagtail.models import Collection
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from moderation.dashboard import DashboardList, Entry
from moderation.model_forms import SnippetEditView, guarded

from .chooser import DurationColumn, SourceColumn, VideoChooserViewSet
from .models import Video
from .renditions import renditions_of


class ChoiceFilter(django_filters.ChoiceFilter):
    """Radio buttons, with one for all."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.RadioSelect, empty_label=_("All"), **kwargs)


class VideoFilterSet(WagtailFilterSet):
    captions = ChoiceFilter(
        label=_("Captions"),
        method="filter_captions",
        choices=[("with", _("With captions")), ("without", _("Without captions"))],
    )
    poster = ChoiceFilter(
        label=_("Poster"),
        method="filter_poster",
        choices=[("with", _("With a poster")), ("without", _("Without a poster"))],
    )
    usage = ChoiceFilter(
        label=_("Usage"),
        method="filter_usage",
        choices=[("used", _("Used")), ("unused", _("Used nowhere"))],
    )
    provider = ChoiceFilter(label=_("Source"), choices=Video.Provider)
    language = ChoiceFilter(label=_("Language"), choices=Video.Language)
    collection = CollectionFilter(
        label=_("Collection"), queryset=Collection.objects.all()
    )

    class Meta:
        model = Video
        fields = []

    def filter_captions(self, queryset, name, value):
        return queryset.filter(has_captions=value == "with")

    def filter_poster(self, queryset, name, value):
        return queryset.filter(poster__isnull=value == "without")

    def filter_usage(self, queryset, name, value):
        return queryset.used() if value == "used" else queryset.unused()


class PosterColumn(Column):
    cell_template_name = "library/admin/poster_cell.html"


class CaptionsColumn(Column):
    def get_value(self, instance):
        return _("Yes") if instance.has_captions else _("No")


class VideoIndexView(IndexView):
    @property
    def columns(self):
        selection, *others = super().columns
        poster = PosterColumn("poster", label=_("Poster"), width="12%")
        return [selection, poster, *others]


class VideoViewSet(SnippetViewSet):
    model = Video
    icon = "media"
    add_to_admin_menu = True
    menu_order = 310  # after images
    index_view_class = VideoIndexView
    edit_view_class = SnippetEditView
    chooser_viewset_class = VideoChooserViewSet
    # A copy would share its file with the original.
    copy_view_enabled = False
    filterset_class = VideoFilterSet
    list_display = [
        "title",
        SourceColumn("source", label=_("Source"), sort_key="provider"),
        DurationColumn("duration", label=_("Duration"), sort_key="duration"),
        CaptionsColumn("captions", label=_("Captions"), sort_key="has_captions"),
    ]

    def get_queryset(self, request):
        videos = Video.objects.for_lists()
        return videos.prefetch_related(renditions_of("poster", "thumbnail"))


register_snippet(VideoViewSet)


@hooks.register("register_admin_urls")
def forms_of_pictures_and_documents():
    return [
        guarded("images/<int:image_id>/", ImageEditView),
        guarded("documents/edit/<int:document_id>/", DocumentEditView),
    ]


@hooks.register("describe_collection_contents")
def describe_collection_videos(collection):
    """Keep Wagtail from deleting a collection, and with it the videos inside."""
    count = Video.objects.filter(collection=collection).count()
    if not count:
        return None
    address = reverse(Video.snippet_viewset.get_url_name("list"))
    return {
        "count": count,
        "count_text": ngettext("%(count)s video", "%(count)s videos", count)
        % {"count": count},
        "url": f"{address}?collection={collection.pk}",
    }


class UncaptionedVideos(DashboardList):
    name = "uncaptioned-videos"
    title = _("Videos without captions")
    icon = "media"
    order = 70

    def is_for_user(self):
        return self.user.has_perm("library.change_video")

    def get_items(self):
        return Video.objects.for_lists().uncaptioned()

    def get_entries(self, items):
        address = Video.snippet_viewset.get_url_name("edit")
        return [
            Entry(
                title=video.title,
                url=reverse(address, args=[video.pk]),
                note=_("On a page") if video.is_used else "",
                since=video.created_at,
            )
            for video in items
        ]

    def get_sentence(self, count):
        return ngettext(
            "Whoever can’t hear misses it, and the search finds nothing in it.",
            "Whoever can’t hear misses them, and the search finds nothing in them.",
            count,
        )

    @property
    def more_url(self):
        address = reverse(Video.snippet_viewset.get_url_name("list"))
        return f"{address}?captions=without"


@hooks.register("register_dashboard_list")
def list_of_uncaptioned_videos():
    return UncaptionedVideos
