from django.http import Http404
from django.urls import path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import desk
from .account import FollowingSettingsPanel
from .dashboard import arrange_dashboard
from .waiting import may_moderate


@hooks.register("before_serve_page")
def refuse_expired_page(page, request, serve_args, serve_kwargs):
    """Close a page on the second, not when the scheduler next runs."""
    if page.expire_at and page.expire_at <= timezone.now():
        raise Http404


@hooks.register("register_admin_urls")
def addresses_of_the_desk():
    return [
        path("moderation/", desk.DeskView.as_view(), name="moderation_desk"),
        path(
            "moderation/<int:state_id>/claim/",
            desk.ClaimView.as_view(),
            name="moderation_claim",
        ),
        path(
            "moderation/<int:state_id>/release/",
            desk.ReleaseView.as_view(),
            name="moderation_release",
        ),
        path(
            "moderation/<int:state_id>/assignment/",
            desk.AssignmentView.as_view(),
            name="moderation_assignment",
        ),
    ]


class DeskMenuItem(MenuItem):
    def is_shown(self, request):
        return may_moderate(request.user)


@hooks.register("register_admin_menu_item")
def menu_item_of_the_desk():
    return DeskMenuItem(
        desk.DeskView.page_title,
        reverse("moderation_desk"),
        name="moderation-desk",
        icon_name=desk.DeskView.header_icon,
        order=50,
    )


@hooks.register("register_account_settings_panel")
def settings_of_what_is_followed(request, user, profile):
    return FollowingSettingsPanel(request, user, profile)


hooks.register("construct_homepage_panels", arrange_dashboard)
