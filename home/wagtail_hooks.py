from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.settings.views import EditView as SettingEditView
from wagtail.models import Site
from wagtail.sites.views import IndexView as SitesView

from moderation.model_forms import guarded

from . import guide_views

# Wagtail heads these columns with the names of the fields, in English.
for column in SitesView.columns:
    if column.name in {"root_page", "site_name"}:
        column.label = capfirst(Site._meta.get_field(column.name).verbose_name)


@hooks.register("insert_global_admin_css")
def colours_of_the_site():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_admin_urls")
def forms_of_settings():
    return [
        guarded("settings/<slug:app_name>/<slug:model_name>/<int:pk>/", SettingEditView)
    ]


@hooks.register("register_admin_urls")
def addresses_of_the_guide():
    return guide_views.urlpatterns


@hooks.register("register_help_menu_item")
def menu_item_of_the_guide():
    return MenuItem(
        guide_views.GuideView.page_title,
        reverse("guide"),
        name="guide",
        icon_name="help",
        order=0,
    )


@hooks.register("construct_help_menu")
def one_guide_in_french(request, items):
    """Wagtail's own guide is elsewhere, in English, and of another site than this."""
    items[:] = [item for item in items if "//" not in item.url]
