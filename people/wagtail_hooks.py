from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from moderation.model_forms import SnippetEditView

from .models import Organisation, Person


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    edit_view_class = SnippetEditView
    list_display = ["name", "role", "organisation", "place"]
    list_filter = ["organisation"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    edit_view_class = SnippetEditView
    list_display = ["name", "kind", "place"]


class PeopleViewSetGroup(SnippetViewSetGroup):
    menu_label = _("People")
    menu_icon = "group"
    menu_order = 250
    items = [PersonViewSet, OrganisationViewSet]


register_snippet(PeopleViewSetGroup)
