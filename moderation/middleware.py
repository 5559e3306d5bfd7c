from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from .exceptions import NotPublishableError


class ExplainRefusalMiddleware(MiddlewareMixin):
    """Say in words why a page could not go online, back where the person was.

    The editor's form says it at the field. Approval, bulk publication and the like
    have no form: there the refusal is an exception.
    """

    def process_exception(self, request, exception):
        if not isinstance(exception, NotPublishableError):
            return None
        messages.error(request, " ".join(exception.messages))
        back = request.headers.get("Referer", "")
        if url_has_allowed_host_and_scheme(back, request.get_host()):
            return redirect(back)
        return redirect(reverse("wagtailadmin_home"))
