from django.http import Http404
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from .checks import WritingChecker
from .viewsets import NewsroomPageViewSet


@hooks.register("register_admin_viewset")
def pages_of_the_newsroom():
    return NewsroomPageViewSet()


@hooks.register("before_serve_page")
def refuse_expired_page(page, request, serve_args, serve_kwargs):
    """Close a page on the second, not when the scheduler next runs."""
    if page.expire_at and page.expire_at <= timezone.now():
        raise Http404


@hooks.register("insert_editor_js")
def preview_and_form_lead_to_one_another():
    return format_html(
        '<script type="module" src="{}" data-visual-editing data-style="{}"'
        ' data-title="{}" data-opened="{}" data-open="{}"></script>',
        static("moderation/js/visual-editing.js"),
        static("moderation/css/edit-marks.css"),
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
