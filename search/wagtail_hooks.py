from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.contrib.redirects.views import CreateView as RedirectCreateView
from wagtail.contrib.redirects.views import EditView as RedirectEditView
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import (
    CreateView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from moderation.model_forms import SnippetEditView, guarded

from .models import Promotion, Synonym
from .models.synonym import MAX_LENGTH
from .redirections import address_of_search
from .tally import forget_old_searches
from .tally_admin import SearchTallyAdmin
from .wording import wording


class SynonymCreateView(CreateView):
    """The expression may come with the address: a search without a result."""

    def get_initial_form_instance(self):
        return Synonym(expression=asked(self.request, "expression", MAX_LENGTH))


class PromotionCreateView(CreateView):
    """The search may come with the address."""

    def get_initial_form_instance(self):
        return Promotion(query=asked(self.request, "query"))


class SearchRedirectCreateView(RedirectCreateView):
    """Wagtail's form for a redirect, from a search that comes with the address."""

    def get_initial(self):
        return {
            "old_path": address_of_search(wording(asked(self.request, "q"))),
            # Browsers keep permanent ones: readers would never see results again.
            "is_permanent": False,
        }


def asked(request, parameter: str, length: int = 200) -> str:
    return request.GET.get(parameter, "").replace("\x00", "")[:length]


class PromotionViewSet(SnippetViewSet):
    model = Promotion
    icon = "pick"
    add_view_class = PromotionCreateView
    edit_view_class = SnippetEditView
    copy_view_enabled = False
    list_display = ["query", "titles"]

    def get_queryset(self, request):
        return Promotion.objects.prefetch_related("results__page")


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "link"
    add_view_class = SynonymCreateView
    edit_view_class = SnippetEditView
    copy_view_enabled = False
    list_display = ["expression", "in_a_row"]


class SearchViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Site search")
    menu_name = "site-search"
    menu_icon = "search"
    menu_order = 450  # after documents
    submenu_hook = "register_site_search_menu_item"
    items = [PromotionViewSet, SynonymViewSet]


register_snippet(SearchViewSetGroup)

search_tally_admin = SearchTallyAdmin()
search_tally_admin.register_with_wagtail()


hooks.register("forget_what_is_old", forget_old_searches)


@hooks.register("register_upkeep_menu_item")
def menu_item_of_searches():
    return search_tally_admin.get_menu_item(order=15)  # after the missing addresses


@hooks.register("register_admin_urls")
def address_of_search_redirects():
    return [
        path(
            "searches/redirect/",
            SearchRedirectCreateView.as_view(),
            name="search_add_redirect",
        ),
        guarded("redirects/<int:redirect_id>/", RedirectEditView),
    ]
