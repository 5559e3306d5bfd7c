from django.http import Http404
from django.utils import timezone
from wagtail import hooks

from .reviews import hooks as hooks_of_reviews  # noqa: F401 (they register)


@hooks.register("before_serve_page")
def refuse_expired_page(page, request, serve_args, serve_kwargs):
    """Close a page on the second, not when the scheduler next runs."""
    if page.expire_at and page.expire_at <= timezone.now():
        raise Http404
