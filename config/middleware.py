"""What every answer of the site goes through."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin

from home.views import page_not_found


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Send the strict policy with public pages, and a looser one with the admin.

    A preview runs the middleware twice over one answer: first for the page, then for
    the admin address that shows it. The page's own policy came first, and stays.
    """

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(reverse("wagtailadmin_home")):
            parts.replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


class ReadersNotFoundMiddleware(MiddlewareMixin):
    """In development, show what readers see at a wrong address, not Django's report."""

    def process_exception(self, request, exception):
        if isinstance(exception, Http404) and not request.path.startswith(
            reverse("wagtailadmin_home")
        ):
            return page_not_found(request, exception)
        return None
