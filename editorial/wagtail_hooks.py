from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from moderation.model_forms import SnippetEditView

from .models import Series, Theme
from .promises import Promises


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    edit_view_class = SnippetEditView
    list_display = ["name", "slug"]


class SeriesViewSet(SnippetViewSet):
    model = Series
    icon = "list-ol"
    edit_view_class = SnippetEditView
    list_display = ["title"]


class LabelsViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Themes")
    menu_icon = "tag"
    menu_order = 260
    items = [ThemeViewSet, SeriesViewSet]


register_snippet(LabelsViewSetGroup)


@hooks.register("register_dashboard_list")
def list_of_promises():
    return Promises
