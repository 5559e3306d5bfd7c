from django.http import Http404
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks

from .viewsets import NewsroomPageViewSet


@hooks.register("register_admin_viewset")
def pages_of_the_newsroom():
    return NewsroomPageViewSet()


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
