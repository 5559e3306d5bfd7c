from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem

from . import desk
from .account import FollowingSettingsPanel
from .authorship import wrote
from .bulk import PublishPagesAction
from .checks import WritingChecker
from .dashboard import arrange_dashboard
from .journal import PUBLISHED_ALONE, PublishedAloneFormatter, note_publication_alone
from .reading import reading_of, start_reading
from .refusals import OWN_TEXT
from .reviews import hooks as hooks_of_reviews  # noqa: F401 (they register)
from .viewsets import NewsroomPageViewSet
from .waiting import may_moderate


@hooks.register("register_admin_viewset")
def pages_of_the_newsroom():
    return NewsroomPageViewSet()


# After Wagtail's own, of which it takes the place.
hooks.register("register_bulk_action", PublishPagesAction, order=100)


@hooks.register("insert_editor_js")
def own_version_script():
    return format_html(
        '<script src="{}"></script>', static("moderation/own-version.js")
    )


@hooks.register("insert_global_admin_css")
def newer_version_style():
    return format_html(
        '<link rel="stylesheet" href="{}">', static("moderation/newer-version.css")
    )


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
            "moderation/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
            desk.DecisionView.as_view(),
            name="moderation_decide",
        ),
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


@hooks.register("before_edit_page")
def begin_to_read(request, page):
    """Approving from the form of a page approves what the form showed."""
    if request.method == "POST" and request.POST.get("action-workflow-action"):
        start_reading(request, page)
        if request.POST.get("workflow-action-name") == "approve":
            explain_own_text(request, page)


def explain_own_text(request, page):
    """Wagtail saves the page, and leaves out an action that isn't offered."""
    task = page.current_workflow_task
    if task and task.get_actions(page, request.user) and wrote(request.user, page):
        messages.error(request, OWN_TEXT)


@hooks.register("after_edit_page")
def explain_refusal(request, page):
    reading = reading_of(request.user)
    if reading and reading.refusal:
        messages.error(request, " ".join(reading.refusal.messages))
        return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_publish_page")
def refuse_own_text(request, page):
    """What the form has changed is saved by now, as a draft of whoever sent it."""
    if request.user.is_superuser:
        note_publication_alone(page, page.get_latest_revision(), request.user)
    elif wrote(request.user, page):
        messages.error(request, OWN_TEXT)
        return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_move_page")
def refuse_to_show_what_may_not_be_moved(request, page, destination):
    """Wagtail asks only when it moves the page, and shows its title before."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


@hooks.register("register_log_actions")
def actions_of_the_journal(actions):
    actions.register_action(PUBLISHED_ALONE)(PublishedAloneFormatter)


@hooks.register("insert_editor_js")
def preview_and_form_lead_to_one_another():
    return format_html(
        '<script type="module" src="{}" data-visual-editing data-style="{}"'
        ' data-title="{}" data-opened="{}" data-open="{}"></script>',
        static("moderation/visual-editing.js"),
        static("moderation/edit-marks.css"),
        _("What can be edited on this page"),
        _("Field open: {}"),
        _("Go to the field: {}"),
    )


@hooks.register("construct_wagtail_userbar")
def check_while_writing(request, items, page):
    """In the editor alone: the bar on the page of a reader has Wagtail's own checks."""
    for position, item in enumerate(items):
        if isinstance(item, ContentCheckerItem) and (
            item.in_editor or getattr(request, "in_preview_panel", False)
        ):
            items[position] = WritingChecker(in_editor=item.in_editor)
